package tidings.checks;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

final class DefaultOverSealedTest {

    private final CompilationTestHelper compiler = CompilationTestHelper.newInstance(
                    DefaultOverSealed.class, getClass())
            .addSourceLines("tidings/a/Outcome.java", """
                    package tidings.a;

                    public sealed interface Outcome {
                        record Delivered(int code) implements Outcome {}
                        sealed interface Failure extends Outcome {}
                        record Refused(int code) implements Failure {}
                        record TimedOut() implements Failure {}
                    }
                    """)
            .addSourceLines("tidings/a/State.java", """
                    package tidings.a;

                    public enum State { PENDING, DELIVERED }
                    """)
            .addSourceLines("other/Shape.java", """
                    package other;

                    public sealed interface Shape {
                        record Circle() implements Shape {}
                        record Square() implements Shape {}
                    }
                    """);

    @Test
    void refusesADefaultOverASealedTypeOfOurs() {
        compile("""
                int expression(Outcome outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered delivered -> delivered.code();
                        // BUG: Diagnostic contains: name each case
                        default -> 0;
                    };
                }

                void statement(Outcome outcome) {
                    switch (outcome) {
                        case Outcome.Delivered delivered -> System.exit(0);
                        // BUG: Diagnostic contains: name each case
                        default -> {}
                    }
                }

                int withNull(Outcome outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered delivered -> delivered.code();
                        // BUG: Diagnostic contains: name each case
                        case null, default -> 0;
                    };
                }

                <T extends Outcome> int bounded(T outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered delivered -> delivered.code();
                        // BUG: Diagnostic contains: name each case
                        default -> 0;
                    };
                }
                """);
    }

    @Test
    void refusesATypePatternThatTakesEveryValue() {
        compile("""
                int whole(Outcome outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered delivered -> delivered.code();
                        // BUG: Diagnostic contains: name each case
                        case Outcome _ -> 0;
                    };
                }

                int wider(Outcome.Failure failure) {
                    return switch (failure) {
                        case Outcome.Refused refused -> refused.code();
                        // BUG: Diagnostic contains: name each case
                        case Object rest -> 0;
                    };
                }
                """);
    }

    @Test
    void refusesADefaultOverAnEnumOfOurs() {
        compile("""
                int enumerated(State state) {
                    return switch (state) {
                        case PENDING -> 1;
                        // BUG: Diagnostic contains: name each case
                        default -> 0;
                    };
                }

                int inColonForm(State state) {
                    switch (state) {
                        case PENDING:
                            return 1;
                        // BUG: Diagnostic contains: name each case
                        default:
                            return 0;
                    }
                }
                """);
    }

    @Test
    void acceptsASwitchThatNamesEachCaseOrAPartOfTheTree() {
        compile("""
                int each(Outcome outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered(int code) when code > 200 -> code;
                        case Outcome.Delivered _ -> 200;
                        case Outcome.Refused refused -> refused.code();
                        case Outcome.TimedOut timedOut -> 0;
                    };
                }

                boolean failed(Outcome outcome) {
                    return switch (outcome) {
                        case Outcome.Delivered delivered -> false;
                        case Outcome.Failure failure -> true;
                    };
                }

                int state(State state) {
                    return switch (state) {
                        case PENDING -> 1;
                        case DELIVERED -> 0;
                    };
                }
                """);
    }

    @Test
    void acceptsADefaultOverTypesThatAreOpenOrNotOurs() {
        compile("""
                int open(Object value) {
                    return switch (value) {
                        case String text -> text.length();
                        case State state -> 1;
                        default -> 0;
                    };
                }

                int text(String text) {
                    return switch (text) {
                        case "a" -> 1;
                        default -> 0;
                    };
                }

                int number(int number) {
                    return switch (number) {
                        case 1 -> 1;
                        default -> 0;
                    };
                }

                int theirs(java.util.concurrent.TimeUnit unit, other.Shape shape) {
                    int first = switch (unit) {
                        case SECONDS -> 1;
                        default -> 0;
                    };
                    return switch (shape) {
                        case other.Shape.Circle circle -> first;
                        default -> 0;
                    };
                }
                """);
    }

    private void compile(String methods) {
        compiler.addSourceLines("user/Judge.java", """
                        package user;

                        import tidings.a.Outcome;
                        import tidings.a.State;

                        class Judge {
                        %s
                        }
                        """.formatted(methods)).doTest();
    }
}
