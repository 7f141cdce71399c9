/// House rules that the compiler enforces.
@NullMarked
package tidings.checks;

import org.jspecify.annotations.NullMarked;
