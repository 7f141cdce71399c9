package tidings.server.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Hashes people's passwords with Argon2id (RFC 9106), at the cost that OWASP's password storage sheet gives for it.
///
/// Each hash takes 19 MiB for some tens of milliseconds, so only a few are made at once; the others wait.
/// Thread-safe.
@Singleton
public final class Passwords {
    /// The shortest password that is taken.
    public static final int MIN_LENGTH = 10;

    /// The longest; longer ones would only cost time.
    public static final int MAX_LENGTH = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final RandomText random;

    /// Stands in for the hash of users who have none. It is made at the first attempt to sign in, whoever makes it,
    /// so that neither the server's start nor the clock pays for it.
    private @Nullable String nobodys;

    /// Draws the password that nobody has.
    public Passwords(RandomText random) {
        this.random = random;
    }

    /// The password's hash with its parameters and salt, as a PHC string.
    public String hash(String password) {
        permits.acquireUninterruptibly();
        try {
            return Password.hash(password)
                    .addRandomSalt(SALT_BYTES)
                    .with(ARGON2)
                    .getResult();
        } finally {
            permits.release();
        }
    }

    /// Whether this is the password that was hashed. It takes as long when there is no hash, so that the clock does
    /// not tell who has an account.
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > MAX_LENGTH) {
            return false;
        }
        String nobodys = nobodys();
        String compared = hash == null ? nobodys : hash;
        permits.acquireUninterruptibly();
        try {
            boolean matches = Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared));
            return matches && hash != null;
        } finally {
            permits.release();
        }
    }

    private synchronized String nobodys() {
        String made = nobodys;
        if (made == null) {
            made = hash(random.token());
            nobodys = made;
        }
        return made;
    }
}
