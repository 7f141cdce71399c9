package tidings.checks;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

final class AmbientTimeTest {

    private final CompilationTestHelper compiler = CompilationTestHelper.newInstance(AmbientTime.class, getClass())
            .setArgs("-XepOpt:Tidings:Ambient=edge.wiring,edge.Main", "-XepOpt:Tidings:Stopwatch=edge.sender");

    @Test
    void refusesEachWayToReadTheClock() {
        compiler.addSourceLines("core/Deadline.java", """
                        package core;

                        import java.time.*;
                        import java.util.*;
                        import java.util.function.Supplier;

                        class Deadline {
                            // BUG: Diagnostic contains: take the time
                            final Instant field = Instant.now();
                            // BUG: Diagnostic contains: take the time
                            final Supplier<Instant> reference = Instant::now;

                            List<Object> now() {
                                return List.of(
                                        // BUG: Diagnostic contains: take the time
                                        System.currentTimeMillis(),
                                        // BUG: Diagnostic contains: take the time
                                        System.nanoTime(),
                                        // BUG: Diagnostic contains: take the time
                                        LocalDate.now(ZoneOffset.UTC),
                                        // BUG: Diagnostic contains: take the time
                                        Clock.systemUTC(),
                                        // BUG: Diagnostic contains: take the time
                                        Clock.tickSeconds(ZoneOffset.UTC),
                                        // BUG: Diagnostic contains: take the time
                                        InstantSource.system(),
                                        // BUG: Diagnostic contains: take the time
                                        Calendar.getInstance(),
                                        // BUG: Diagnostic contains: take the time
                                        new GregorianCalendar(),
                                        // BUG: Diagnostic contains: take the time
                                        new Date());
                            }
                        }
                        """).doTest();
    }

    @Test
    void acceptsATimeThatWasHandedIn() {
        compiler.addSourceLines("core/Deadline.java", """
                        package core;

                        import java.time.*;
                        import java.util.*;

                        class Deadline {
                            List<Object> of(Clock clock, long millis) {
                                return List.of(
                                        Instant.now(clock), LocalDate.now(clock), clock.instant(), clock.millis(),
                                        new Date(millis), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
                            }
                        }
                        """).doTest();
    }

    @Test
    void acceptsTheListedPackagesTheirSubpackagesAndTheListedClasses() {
        for (String place : new String[] {"edge.wiring.Wiring", "edge.wiring.deeper.Wiring", "edge.Main"}) {
            compileReadingAt(place, "java.time.Instant.now()", "accepted");
        }
    }

    @Test
    void refusesAPackageWhoseNameOnlyBeginsLikeAListedOne() {
        compileReadingAt("edge.wirings.Wiring", "java.time.Instant.now()", "BUG: Diagnostic contains: take the time");
        compileReadingAt("edge.Mainly", "java.time.Instant.now()", "BUG: Diagnostic contains: take the time");
    }

    @Test
    void letsAStopwatchMeasureButNotTellTheTime() {
        compileReadingAt("edge.sender.Sender", "System.nanoTime()", "accepted");
        compileReadingAt("edge.wiring.Wiring", "System.nanoTime()", "accepted");
        compileReadingAt("edge.sender.Sender", "System.currentTimeMillis()", "BUG: Diagnostic contains: take the time");
    }

    private void compileReadingAt(String className, String reading, String expectation) {
        int dot = className.lastIndexOf('.');
        CompilationTestHelper.newInstance(AmbientTime.class, getClass())
                .setArgs("-XepOpt:Tidings:Ambient=edge.wiring,edge.Main", "-XepOpt:Tidings:Stopwatch=edge.sender")
                .addSourceLines(className.replace('.', '/') + ".java", """
                        package %s;

                        class %s {
                            // %s
                            final Object now = %s;
                        }
                        """.formatted(
                                className.substring(0, dot), className.substring(dot + 1), expectation, reading))
                .doTest();
    }
}
