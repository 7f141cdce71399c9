package tidings.checks;

import static com.google.errorprone.BugPattern.LinkType.NONE;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;
import static com.google.errorprone.matchers.Matchers.anyOf;
import static com.google.errorprone.matchers.Matchers.constructor;
import static com.google.errorprone.matchers.Matchers.staticMethod;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.matchers.Matcher;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;

/// Refuses to read the machine's clock: a history can only be replayed when each moment in it was handed in.
///
/// The places that may read it are `-XepOpt:Tidings:Ambient`; those that may measure a duration with
/// `System.nanoTime()`, and only that, are `-XepOpt:Tidings:Stopwatch`.
@BugPattern(
        summary = "The machine's clock is read here: take the time from an InstantSource or as a parameter",
        severity = ERROR,
        linkType = NONE)
public final class AmbientTime extends BugChecker
        implements BugChecker.MethodInvocationTreeMatcher,
                BugChecker.NewClassTreeMatcher,
                BugChecker.MemberReferenceTreeMatcher {

    private static final Places AMBIENT = new Places("Tidings:Ambient");
    private static final Places STOPWATCH = new Places("Tidings:Stopwatch");

    private static final String[] TEMPORALS = {
        "java.time.Instant",
        "java.time.LocalDate",
        "java.time.LocalDateTime",
        "java.time.LocalTime",
        "java.time.MonthDay",
        "java.time.OffsetDateTime",
        "java.time.OffsetTime",
        "java.time.Year",
        "java.time.YearMonth",
        "java.time.ZonedDateTime"
    };

    private static final Matcher<ExpressionTree> STOPWATCH_READING =
            staticMethod().onClass("java.lang.System").named("nanoTime");

    private static final Matcher<ExpressionTree> CLOCK_READING = anyOf(
            staticMethod().onClass("java.lang.System").named("currentTimeMillis"),
            staticMethod().onClassAny(TEMPORALS).named("now").withNoParameters(),
            staticMethod().onClassAny(TEMPORALS).named("now").withParameters("java.time.ZoneId"),
            staticMethod()
                    .onClass("java.time.Clock")
                    .namedAnyOf("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes"),
            staticMethod().onClass("java.time.InstantSource").named("system"),
            staticMethod().onClass("java.util.Calendar").named("getInstance"),
            constructor().forClass("java.util.Date").withNoParameters(),
            constructor().forClass("java.util.GregorianCalendar").withNoParameters());

    @Override
    public Description matchMethodInvocation(MethodInvocationTree tree, VisitorState state) {
        return judge(tree, state);
    }

    @Override
    public Description matchNewClass(NewClassTree tree, VisitorState state) {
        return judge(tree, state);
    }

    @Override
    public Description matchMemberReference(MemberReferenceTree tree, VisitorState state) {
        return judge(tree, state);
    }

    private Description judge(ExpressionTree tree, VisitorState state) {
        boolean refused = STOPWATCH_READING.matches(tree, state)
                ? !STOPWATCH.include(state) && !AMBIENT.include(state)
                : CLOCK_READING.matches(tree, state) && !AMBIENT.include(state);
        return refused ? describeMatch(tree) : Description.NO_MATCH;
    }
}
