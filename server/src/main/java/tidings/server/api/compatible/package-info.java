/// The interface of the vendor's clients (`/api/v2`, `/kyc`): sessions are made, read, asked about and
/// deleted as they know it, and every error has the form that they know. Entry points: [TokenResource] for
/// the sessions, [CompatibleErrors] for the errors.
///
/// Decides nothing about verifications; `docs/compatible-api.md` says what is the same and what is not.
@NullMarked
package tidings.server.api.compatible;

import org.jspecify.annotations.NullMarked;
