package tidings.server.dashboard.notification;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.port.Sender;
import tidings.server.api.Reason;
import tidings.server.api.notification.NotificationDesk.Trying;
import tidings.server.api.notification.TrialAllowance;
import tidings.server.api.notification.Trials;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Tone;
import tidings.server.dashboard.eventtype.Highlight;

/// What became of a test, for people. Of the receiver it says no more than the API does.
///
/// @param verdict the outcome in a word or two
/// @param text the same in a sentence
/// @param request what was sent; absent when the attempt ended before there was anything to send
/// @param complaints what is wrong with the form, when nothing was sent for that
record TrialView(Badge verdict, String text, @Nullable Sent request, Complaints complaints) {

    /// The request without its secrets.
    record Sent(String line, List<Field> headers, RawString body) {}

    /// A header; its value is hidden when it is a secret.
    record Field(String name, String value, boolean hidden) {}

    static TrialView of(Trying trying) {
        return switch (trying) {
            case Trying.Tried tried -> tried(tried.trial());
            case Trying.Faulty faulty ->
                new TrialView(
                        new Badge(Tone.WARNING, "Not sent"),
                        "Some fields are not right yet, so nothing was sent.",
                        null,
                        SheetJson.faults(faulty.errors()));
            case Trying.TooOften often ->
                new TrialView(
                        new Badge(Tone.WARNING, "Not sent"),
                        "A workspace sends at most " + TrialAllowance.MAX + " tests a minute. Please try again in "
                                + seconds(often.left()) + " seconds.",
                        null,
                        Complaints.NONE);
        };
    }

    private static TrialView tried(Trials.Trial trial) {
        Trials.Result result = trial.result();
        Reason failure = result.failure();
        String code = result.code() == 0 ? "No response" : Integer.toString(result.code());
        String time = " After " + result.durationMillis() + " ms.";
        return new TrialView(
                new Badge(failure == null ? Tone.GOOD : Tone.BAD, code),
                (failure == null ? "The receiver accepted the test." : failure.sentence()) + time,
                trial.request() == null ? null : sent(trial.request(), trial),
                Complaints.NONE);
    }

    private static Sent sent(Sender.Request request, Trials.Trial trial) {
        return new Sent(
                request.line(),
                request.headers().stream()
                        .map(field -> new Field(
                                field.name(), field.value() == null ? "" : field.value(), field.value() == null))
                        .toList(),
                Highlight.json(trial.type().sample()));
    }

    static long seconds(Duration left) {
        return left.plusMillis(999).toSeconds();
    }
}
