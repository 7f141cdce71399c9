/// The engine at work: the only package with threads. Entry point: `Engine`.
@NullMarked
package tidings.engine.runtime;

import org.jspecify.annotations.NullMarked;
