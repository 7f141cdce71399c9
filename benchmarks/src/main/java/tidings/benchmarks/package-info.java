/// Measures the packaged server from outside: a load generator, a receiver that can misbehave, and a bare
/// proxy as the baseline, all over loopback.
///
/// Start reading at [Bench], then [Rig]. This package knows the server's HTTP interface and nothing of its code.
@NullMarked
package tidings.benchmarks;

import org.jspecify.annotations.NullMarked;
