package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final byte[] PLAIN = "a payload".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OWNER = new Owner(Owner.Kind.EVENT, 1).bytes();

    private final Sealer sealer = new Sealer();
    private final SecretKey key = OpenSqliteStore.KEY.derive("a", "AES");

    @Test
    void opensWhatItSealed() throws AEADBadTagException {
        byte[] sealed = sealer.seal(key, OWNER, PLAIN);

        assertThat(sealed).hasSize(PLAIN.length + Sealer.OVERHEAD);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("payload");
        assertThat(new Sealer().open(key, OWNER, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void opensNothingForAnotherKeyOrOwner() {
        byte[] sealed = sealer.seal(key, OWNER, PLAIN);

        assertThatThrownBy(() -> sealer.open(OpenSqliteStore.KEY.derive("b", "AES"), OWNER, sealed))
                .isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> sealer.open(key, new Owner(Owner.Kind.EVENT, 2).bytes(), sealed))
                .isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> sealer.open(key, new Owner(Owner.Kind.MAIL, 1).bytes(), sealed))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void noticesEveryChangedByte() {
        byte[] sealed = sealer.seal(key, OWNER, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(key, OWNER, changed)).isInstanceOf(AEADBadTagException.class);
        }
        assertThatThrownBy(() -> sealer.open(key, OWNER, Arrays.copyOf(sealed, Sealer.OVERHEAD - 1)))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void usesNoNonceTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] sealed = sealer.seal(key, OWNER, PLAIN);
            assertThat(nonces.add(Arrays.toString(Arrays.copyOf(sealed, Sealer.NONCE))))
                    .isTrue();
        }
    }
}
