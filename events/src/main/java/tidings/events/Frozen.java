package tidings.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies of collections that nobody can change, with their order kept: records hold only these.
final class Frozen {

    private Frozen() {}

    /// A copy of a list that must be there and must not hold null.
    static <T> List<T> list(List<T> list) {
        return List.copyOf(list);
    }

    static <T> @Nullable List<T> listOrNull(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /// A copy of a map whose values may be null.
    static <V extends @Nullable Object> @Nullable Map<String, V> mapOrNull(@Nullable Map<String, V> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// A deep copy of free-form JSON: maps and lists of maps, lists and scalars.
    static @Nullable Map<String, @Nullable Object> treeOrNull(@Nullable Map<String, @Nullable Object> tree) {
        return tree == null ? null : tree(tree);
    }

    static List<Map<String, @Nullable Object>> trees(List<Map<String, @Nullable Object>> trees) {
        return trees.stream().map(Frozen::tree).toList();
    }

    private static Map<String, @Nullable Object> tree(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> copy.put(key, value(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(String.valueOf(key), value(inner)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(inner -> copy.add(value(inner)));
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> value;
        };
    }
}
