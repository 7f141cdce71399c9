package tidings.checks;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.tools.javac.code.Symbol;
import java.util.Optional;

/// The places in the code where a rule does not hold, read from the compiler option `-XepOpt:<option>=a,b`.
///
/// Each entry is a package, which then covers the packages below it too, or one top-level class.
record Places(String option) {

    boolean include(VisitorState state) {
        return topLevelClass(state).filter(name -> isListed(name, state)).isPresent();
    }

    private boolean isListed(String name, VisitorState state) {
        return state.errorProneOptions().getFlags().getListOrEmpty(option).stream()
                .anyMatch(entry -> name.equals(entry) || name.startsWith(entry + "."));
    }

    private static Optional<String> topLevelClass(VisitorState state) {
        return Optional.ofNullable(ASTHelpers.findEnclosingNode(state.getPath(), ClassTree.class))
                .map(ASTHelpers::getSymbol)
                .map(ASTHelpers::outermostClass)
                .map(Symbol.ClassSymbol::getQualifiedName)
                .map(Object::toString);
    }
}
