package tidings.server.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every page of a session shows around its own content.
///
/// @param company who asks the person to be verified
/// @param sandbox whether nothing in it is meant seriously
/// @param progress absent where there is none
/// @param secondsLeft until the session is over; absent when it has no end
/// @param cancellable whether the person can still call it off
public record Sheet(
        Words words,
        Place place,
        String company,
        boolean sandbox,
        @Nullable Progress progress,
        @Nullable Long secondsLeft,
        boolean cancellable,
        List<Tongue> tongues) {
    private static final int MINUTE = 60;

    public Sheet {
        tongues = List.copyOf(tongues);
    }

    /// How far the person is.
    public record Progress(int step, int of) {}

    /// A language that the page can be seen in.
    public record Tongue(String tag, String name, String href, boolean current) {}

    /// The language of the page, such as `de`.
    public String lang() {
        return words.language().tag();
    }

    /// What the speakers of the page's language call it.
    public String languageName() {
        return words.language().ownName();
    }

    /// A text in the language of the page.
    public String say(String key) {
        return words.say(key);
    }

    /// A text that names the company.
    public String tell(String key) {
        return words.say(key, company);
    }

    /// How far the person is, in words.
    public String progressText() {
        return progress == null ? "" : words.say("progress", progress.step(), progress.of());
    }

    /// How much time is left, in words that a script replaces as it goes by.
    public String timeText() {
        long seconds = secondsLeft == null ? 0 : secondsLeft;
        return seconds >= MINUTE
                ? words.say("time.minutes", Math.ceilDiv(seconds, MINUTE))
                : words.say("time.seconds", Math.max(0, seconds));
    }

    /// Leaves out whose it is.
    @Override
    public String toString() {
        return "Sheet[" + lang() + "]";
    }
}
