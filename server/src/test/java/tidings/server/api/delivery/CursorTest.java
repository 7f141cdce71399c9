package tidings.server.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.WorkspaceId;

final class CursorTest {
    private static final DeliveryFilter SEARCH = DeliveryFilter.all(new WorkspaceId(1));

    @Test
    void leadsBackToItsDelivery() {
        for (long id : new long[] {0, 1, 4711, Long.MAX_VALUE}) {
            String cursor = Cursor.behind(new DeliveryId(id), SEARCH);
            assertThat(Cursor.read(cursor, SEARCH)).contains(new DeliveryId(id));
        }
    }

    @Test
    void isRefusedInAnotherSearchOrWorkspace() {
        String cursor = Cursor.behind(new DeliveryId(4711), SEARCH);
        assertThat(Cursor.read(cursor, DeliveryFilter.all(new WorkspaceId(2)))).isEmpty();
    }

    @Test
    void isRefusedWhenItWasAltered() {
        String cursor = Cursor.behind(new DeliveryId(4711), SEARCH);
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String altered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(Cursor.read(altered, SEARCH)).isEmpty();
            assertThat(Cursor.read(cursor.substring(0, i), SEARCH)).isEmpty();
        }
        assertThat(Cursor.read(cursor + "A", SEARCH)).isEmpty();
        assertThat(Cursor.read("dlv_0000000000001", SEARCH)).isEmpty();
        assertThat(Cursor.read("'; drop table delivery", SEARCH)).isEmpty();
        assertThat(Cursor.read("ü", SEARCH)).isEmpty();
    }
}
