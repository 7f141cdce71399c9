/// The pages of verifications: the list, the queue of those that wait for a human, one with all that is known
/// of it, and the form with which a reviewer decides. Begin with [VerificationPages]; what a reviewer does is
/// in [ReviewPages]. What an action comes to is decided elsewhere; here it is asked for and put into words.
@NullMarked
package tidings.server.dashboard.verification;

import org.jspecify.annotations.NullMarked;
