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

/// Refuses randomness that no seed determines: a history can only be replayed when each draw in it comes from the same
/// dice.
///
/// A generator made from a seed is not ambient and passes. The places that may make one without are
/// `-XepOpt:Tidings:Ambient`; from there it is handed to whoever needs it. Those that may draw keys and nonces from a
/// `SecureRandom`, where a seed would be a flaw, are `-XepOpt:Tidings:Keys`.
@BugPattern(
        summary = "Unseeded randomness is drawn here: take it from the Dice port, or as a parameter",
        severity = ERROR,
        linkType = NONE)
public final class AmbientRandomness extends BugChecker
        implements BugChecker.MethodInvocationTreeMatcher,
                BugChecker.NewClassTreeMatcher,
                BugChecker.MemberReferenceTreeMatcher {

    private static final Places AMBIENT = new Places("Tidings:Ambient");
    private static final Places KEYS = new Places("Tidings:Keys");

    private static final Matcher<ExpressionTree> SECURE = anyOf(
            constructor().forClass("java.security.SecureRandom"),
            staticMethod()
                    .onClass("java.security.SecureRandom")
                    .namedAnyOf("getInstance", "getInstanceStrong", "getSeed"));

    private static final Matcher<ExpressionTree> UNSEEDED = anyOf(
            staticMethod().onClassAny("java.lang.Math", "java.lang.StrictMath").named("random"),
            staticMethod().onClass("java.util.concurrent.ThreadLocalRandom").named("current"),
            staticMethod().onClass("java.util.UUID").named("randomUUID"),
            staticMethod().onClass("java.util.Collections").named("shuffle").withParameters("java.util.List"),
            staticMethod().onClass("java.util.random.RandomGenerator").namedAnyOf("of", "getDefault"),
            constructor().forClass("java.util.Random").withNoParameters(),
            constructor().forClass("java.util.SplittableRandom").withNoParameters());

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
        boolean refused = SECURE.matches(tree, state)
                ? !KEYS.include(state) && !AMBIENT.include(state)
                : UNSEEDED.matches(tree, state) && !AMBIENT.include(state);
        return refused ? describeMatch(tree) : Description.NO_MATCH;
    }
}
