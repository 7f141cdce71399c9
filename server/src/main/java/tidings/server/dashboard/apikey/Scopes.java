package tidings.server.dashboard.apikey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tidings.engine.ApiKey.Scope;
import tidings.server.dashboard.Choice;

/// What keys may be used for, in words.
final class Scopes {
    static final List<Choice> ALL = Arrays.stream(Scope.values())
            .map(scope -> new Choice(scope.name(), label(scope), meaning(scope)))
            .toList();

    private Scopes() {}

    /// The scope that a form sends; empty when it is none.
    static Optional<Scope> parse(String text) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().equals(text))
                .findFirst();
    }

    static String label(Scope scope) {
        return switch (scope) {
            case FULL -> "Full access";
            case PUBLISH -> "Publish only";
            case READ -> "Read only";
        };
    }

    /// A call that such a key may make and that alters nothing.
    static String trial(Scope scope) {
        return switch (scope) {
            case FULL -> "/api/v1/notifications";
            case PUBLISH -> "/api/v1/event-types";
            case READ -> "/api/v1/deliveries?limit=5";
        };
    }

    private static String meaning(Scope scope) {
        return switch (scope) {
            case FULL ->
                "Publishes events, reads the log, sends again, erases, and sets up notifications. The team and the API"
                        + " keys stay with people.";
            case PUBLISH ->
                "Publishes events and sees nothing of what became of them. Right for the system that reports what"
                        + " happens.";
            case READ -> "Reads notifications and the log and changes nothing. Right for monitoring and reports.";
        };
    }
}
