package tidings.checks;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

final class SleepOutsideEdgesTest {

    private final CompilationTestHelper compiler = CompilationTestHelper.newInstance(
                    SleepOutsideEdges.class, getClass())
            .setArgs("-XepOpt:Tidings:Sleep=tidings.e2e");

    @Test
    void refusesToSleep() {
        compiler.addSourceLines("core/Waiting.java", """
                        package core;

                        import java.time.Duration;
                        import java.util.concurrent.TimeUnit;

                        class Waiting {
                            void await() throws InterruptedException {
                                // BUG: Diagnostic contains: turn the clock
                                Thread.sleep(10);
                                // BUG: Diagnostic contains: turn the clock
                                Thread.sleep(Duration.ofMillis(10));
                                // BUG: Diagnostic contains: turn the clock
                                TimeUnit.MILLISECONDS.sleep(10);
                            }
                        }
                        """).doTest();
    }

    @Test
    void acceptsASleepAtTheListedEdges() {
        compiler.addSourceLines("tidings/e2e/Waiting.java", """
                        package tidings.e2e;

                        class Waiting {
                            void await() throws InterruptedException {
                                Thread.sleep(10);
                            }
                        }
                        """).doTest();
    }
}
