package tidings.store.sqlite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tidings.engine.DeliveryId;

/// Short lists of deliveries in one column: their numbers, separated by blanks.
final class IdLists {
    private IdLists() {}

    static String write(List<DeliveryId> ids) {
        return ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(" "));
    }

    static List<DeliveryId> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(id -> new DeliveryId(Long.parseLong(id)))
                        .toList();
    }
}
