/// Keeps verifications: [Verifications] is the one way to make, find and alter them, whoever asks for it. What they
/// come
/// to is decided in `tidings.verification`, and kept by the engine as dossiers. It knows nothing of requests and pages.
@NullMarked
package tidings.server.verification;

import org.jspecify.annotations.NullMarked;
