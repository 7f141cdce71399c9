package tidings.checks;

import static com.google.errorprone.BugPattern.LinkType.NONE;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/// Refuses a catch-all branch in a switch over a closed type of ours: a new case must stop the build wherever it is not
/// yet
/// thought of, and a catch-all swallows it instead.
///
/// Closed is a sealed type or an enum declared below the package `tidings`. A catch-all is a `default`, or an unguarded
/// type pattern that takes every value of the selector. Closed types of others may grow without our doing, so over them
/// a `default` is allowed.
@BugPattern(
        summary = "A catch-all over a closed type of ours hides the places that a new case must reach: name each case",
        severity = ERROR,
        linkType = NONE)
public final class DefaultOverSealed extends BugChecker
        implements BugChecker.SwitchTreeMatcher, BugChecker.SwitchExpressionTreeMatcher {

    private static final String ROOT = "tidings";

    @Override
    public Description matchSwitch(SwitchTree tree, VisitorState state) {
        return judge(tree.getExpression(), tree.getCases(), state);
    }

    @Override
    public Description matchSwitchExpression(SwitchExpressionTree tree, VisitorState state) {
        return judge(tree.getExpression(), tree.getCases(), state);
    }

    private Description judge(ExpressionTree selector, List<? extends CaseTree> cases, VisitorState state) {
        Type type = state.getTypes().erasure(ASTHelpers.getType(ASTHelpers.stripParentheses(selector)));
        if (!isClosedTypeOfOurs(type)) {
            return Description.NO_MATCH;
        }
        return cases.stream()
                .flatMap(branch -> catchAll(branch, type, state).stream())
                .findFirst()
                .map(this::describeMatch)
                .orElse(Description.NO_MATCH);
    }

    private static boolean isClosedTypeOfOurs(Type type) {
        Symbol symbol = type.tsym;
        boolean closed =
                symbol.getKind() == ElementKind.ENUM || symbol.getModifiers().contains(Modifier.SEALED);
        return closed && isOurs(symbol);
    }

    private static boolean isOurs(Symbol symbol) {
        return ASTHelpers.enclosingPackage(symbol)
                .map(home -> home.getQualifiedName().toString())
                .filter(home -> home.equals(ROOT) || home.startsWith(ROOT + "."))
                .isPresent();
    }

    private static Optional<Tree> catchAll(CaseTree branch, Type selector, VisitorState state) {
        if (branch.getGuard() != null) {
            return Optional.empty();
        }
        return branch.getLabels().stream()
                .filter(label -> label instanceof DefaultCaseLabelTree || takesAll(label, selector, state))
                .map(Tree.class::cast)
                .findFirst();
    }

    private static boolean takesAll(CaseLabelTree label, Type selector, VisitorState state) {
        return label instanceof PatternCaseLabelTree labelled
                && labelled.getPattern() instanceof BindingPatternTree binding
                && ASTHelpers.isSubtype(selector, ASTHelpers.getType(binding.getVariable()), state);
    }
}
