package tidings.server.verification;

import tidings.verification.Overall;
import tidings.verification.Stage;
import tidings.verification.Verification;

/// Where a verification stands, in one word for lists and filters. Constants are stored by name.
public enum Standing {
    /// The token waits to be opened.
    WAITING,
    /// The person is at it.
    COLLECTING,
    /// The automatic review is under way.
    CHECKING,
    /// A reviewer has to decide.
    REVIEWING,
    /// The person was asked for more.
    UPDATING,
    APPROVED,
    DENIED,
    SUSPECTED,
    EXPIRED,
    CANCELLED;

    /// Where this one stands.
    public static Standing of(Verification verification) {
        return switch (verification.stage()) {
            case Stage.Waiting _ -> WAITING;
            case Stage.Collecting _ -> COLLECTING;
            case Stage.Checking _ -> CHECKING;
            case Stage.Reviewing _ -> REVIEWING;
            case Stage.Updating _ -> UPDATING;
            case Stage.Expired _ -> EXPIRED;
            case Stage.Cancelled _ -> CANCELLED;
            case Stage.Decided _ ->
                switch (Overall.of(verification)) {
                    case APPROVED -> APPROVED;
                    case SUSPECTED -> SUSPECTED;
                    case DENIED, EXPIRED, REVIEWING, ACTIVE, DELETED, ARCHIVED -> DENIED;
                };
        };
    }
}
