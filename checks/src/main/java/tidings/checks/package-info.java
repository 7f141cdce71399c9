/// House rules that the compiler enforces in every other module, as Error Prone checks.
/// Entry point: the four classes named in `META-INF/services`. Knows nothing of the modules that it judges:
/// the places where a rule does not hold come in as compiler options.
@NullMarked
package tidings.checks;

import org.jspecify.annotations.NullMarked;
