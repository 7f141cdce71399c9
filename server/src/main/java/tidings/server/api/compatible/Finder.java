package tidings.server.api.compatible;

import jakarta.inject.Singleton;
import tidings.server.security.Caller;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;

/// Finds the verification that a call is about, in the caller's workspace and nowhere else.
@Singleton
final class Finder {
    static final Shape<String> SCAN_REF = Shape.text(1, 40);

    private static final String GONE = "scanRef: There is no verification of this name.";

    private final Verifications verifications;

    Finder(Verifications verifications) {
        this.verifications = verifications;
    }

    /// The one of this name; ends the request with 404 when there is none.
    Held find(Caller caller, String scanRef) {
        return verifications.find(caller.workspace(), scanRef).orElseThrow(() -> CompatibleException.notFound(GONE));
    }

    /// The one that a body names, which says nothing else.
    Held find(Caller caller, byte[] body) {
        Parameters parameters = Parameters.of(body);
        return find(caller, parameters);
    }

    /// The one that the parameters name; anything else that was noted as wrong with them ends the request.
    Held find(Caller caller, Parameters parameters) {
        String scanRef = parameters.required("scanRef", SCAN_REF);
        parameters.orThrow();
        return find(caller, scanRef == null ? "" : scanRef);
    }

    /// Does something to a verification, or ends the request with what speaks against it.
    Acted.Done act(Held held, Action action) {
        return done(verifications.act(held, action));
    }

    static Acted.Done done(Acted acted) {
        return switch (acted) {
            case Acted.Done done -> done;
            case Acted.Refused refused -> throw Answers.ofVerification(refused.why());
            case Acted.Gone _ -> throw CompatibleException.notFound(GONE);
        };
    }
}
