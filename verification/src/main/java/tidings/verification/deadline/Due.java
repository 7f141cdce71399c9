package tidings.verification.deadline;

import java.util.List;
import tidings.verification.Ruling.Emission;

/// What a deadline comes to at a time. At another time before the next one is due it comes to nothing more, so whatever
/// is told is told once, however often and however late somebody asks.
///
/// @param next as it stands from then on
/// @param emissions what is to be told, in this order
public record Due<D extends Deadline>(D next, List<Emission> emissions) {
    public Due {
        emissions = List.copyOf(emissions);
    }
}
