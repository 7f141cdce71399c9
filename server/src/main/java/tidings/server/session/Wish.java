package tidings.server.session;

import org.jspecify.annotations.Nullable;
import tidings.verification.Step;

/// Where the person wants to be, as the address of the page says it. What stands there is only a wish: what the
/// verification does not allow is not shown.
///
/// @param agreed whether the person has agreed to the processing
/// @param country the country that was chosen
/// @param search what countries are searched for
/// @param ready whether the instructions were read
/// @param step what is to be shown again, or shown besides
record Wish(
        boolean agreed,
        @Nullable String country,
        @Nullable String search,
        boolean ready,
        @Nullable Step step) {
    /// No wish: whatever comes next.
    static final Wish NONE = new Wish(false, null, null, false, null);
}
