package tidings.checks;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

final class AmbientRandomnessTest {

    private final CompilationTestHelper compiler = CompilationTestHelper.newInstance(
                    AmbientRandomness.class, getClass())
            .setArgs("-XepOpt:Tidings:Ambient=edge.wiring", "-XepOpt:Tidings:Keys=edge.store");

    @Test
    void refusesEachWayToDrawWithoutASeed() {
        compiler.addSourceLines("core/Jitter.java", """
                        package core;

                        import java.security.SecureRandom;
                        import java.util.*;
                        import java.util.concurrent.ThreadLocalRandom;
                        import java.util.function.Supplier;
                        import java.util.random.RandomGenerator;

                        class Jitter {
                            // BUG: Diagnostic contains: Dice port
                            final Supplier<UUID> reference = UUID::randomUUID;
                            // BUG: Diagnostic contains: Dice port
                            final Supplier<Random> constructor = Random::new;

                            List<Object> draw(List<String> cards, byte[] seed) {
                                // BUG: Diagnostic contains: Dice port
                                Collections.shuffle(cards);
                                return List.of(
                                        // BUG: Diagnostic contains: Dice port
                                        Math.random(),
                                        // BUG: Diagnostic contains: Dice port
                                        new Random(),
                                        // BUG: Diagnostic contains: Dice port
                                        new SplittableRandom(),
                                        // BUG: Diagnostic contains: Dice port
                                        new SecureRandom(),
                                        // BUG: Diagnostic contains: Dice port
                                        new SecureRandom(seed),
                                        // BUG: Diagnostic contains: Dice port
                                        ThreadLocalRandom.current(),
                                        // BUG: Diagnostic contains: Dice port
                                        RandomGenerator.getDefault(),
                                        // BUG: Diagnostic contains: Dice port
                                        UUID.randomUUID());
                            }
                        }
                        """).doTest();
    }

    @Test
    void acceptsADrawThatASeedDetermines() {
        compiler.addSourceLines("core/Jitter.java", """
                        package core;

                        import java.util.*;

                        class Jitter {
                            List<Object> draw(Random dice, List<String> cards, long seed) {
                                Collections.shuffle(cards, dice);
                                return List.of(dice.nextInt(), new Random(seed), new SplittableRandom(seed), new UUID(seed, seed));
                            }
                        }
                        """).doTest();
    }

    @Test
    void acceptsTheListedPackages() {
        compiler.addSourceLines("edge/wiring/Wiring.java", """
                        package edge.wiring;

                        class Wiring {
                            final java.security.SecureRandom random = new java.security.SecureRandom();
                        }
                        """).doTest();
    }

    @Test
    void letsKeysBeDrawnWhereTheyAreMadeAndNothingElse() {
        compiler.addSourceLines("edge/store/Sealer.java", """
                        package edge.store;

                        import java.security.SecureRandom;
                        import java.util.Random;

                        class Sealer {
                            final SecureRandom nonces = new SecureRandom();
                            // BUG: Diagnostic contains: Dice port
                            final Random jitter = new Random();
                        }
                        """).doTest();
    }
}
