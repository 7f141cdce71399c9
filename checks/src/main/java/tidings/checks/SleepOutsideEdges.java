package tidings.checks;

import static com.google.errorprone.BugPattern.LinkType.NONE;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;
import static com.google.errorprone.matchers.Matchers.anyOf;
import static com.google.errorprone.matchers.Matchers.instanceMethod;
import static com.google.errorprone.matchers.Matchers.staticMethod;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.matchers.Matcher;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;

/// Refuses to sleep: a sleep waits for a guess, where code can wait for the thing itself and a test can turn the clock.
///
/// The places that look at the running server from outside, and so have nothing else to wait for, are
/// `-XepOpt:Tidings:Sleep`.
@BugPattern(
        summary = "A sleep waits for a guess: wait for the condition itself, or turn the clock",
        severity = ERROR,
        linkType = NONE)
public final class SleepOutsideEdges extends BugChecker
        implements BugChecker.MethodInvocationTreeMatcher, BugChecker.MemberReferenceTreeMatcher {

    private static final Places EDGES = new Places("Tidings:Sleep");

    private static final Matcher<ExpressionTree> SLEEP = anyOf(
            staticMethod().onClass("java.lang.Thread").named("sleep"),
            instanceMethod().onExactClass("java.util.concurrent.TimeUnit").named("sleep"));

    @Override
    public Description matchMethodInvocation(MethodInvocationTree tree, VisitorState state) {
        return judge(tree, state);
    }

    @Override
    public Description matchMemberReference(MemberReferenceTree tree, VisitorState state) {
        return judge(tree, state);
    }

    private Description judge(ExpressionTree tree, VisitorState state) {
        boolean refused = SLEEP.matches(tree, state) && !EDGES.include(state);
        return refused ? describeMatch(tree) : Description.NO_MATCH;
    }
}
