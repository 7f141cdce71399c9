/// What becomes of an identity verification, decided without a clock, a thread, a socket or a file:
/// [Workflow] is asked what an [Action] comes to and answers with a [Ruling]. [Verification] is all there is
/// to know of one. It sees the event catalogue and nothing else; who stores, draws or sends is not known
/// here.
@NullMarked
package tidings.verification;

import org.jspecify.annotations.NullMarked;
