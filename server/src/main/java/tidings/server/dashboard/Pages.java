package tidings.server.dashboard;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a long list that is read from its newest end on.
///
/// @param items what the page shows
/// @param newest where the list begins; absent on the first page
/// @param older where the list goes on; absent on the last page
public record Pages<T>(
        List<T> items, @Nullable String newest, @Nullable String older) {
    /// How much one page shows.
    public static final int SIZE = 50;

    public Pages {
        items = List.copyOf(items);
    }

    /// Makes a page of what was found.
    ///
    /// @param found up to one more than fit
    /// @param path where the list is
    /// @param before the value of the parameter `before` that led here, if any
    /// @param id an item's id, from which the next page goes on
    public static <T> Pages<T> of(
            List<T> found, String path, @Nullable String before, Function<T, ? extends Object> id) {
        List<T> items = found.subList(0, Math.min(SIZE, found.size()));
        return new Pages<>(
                items,
                before == null ? null : path,
                found.size() > SIZE ? path + "?before=" + id.apply(items.getLast()) : null);
    }
}
