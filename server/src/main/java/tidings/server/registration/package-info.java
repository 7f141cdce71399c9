/// Keeps what partners register so that its end is told: companies, the tokens of their forms, monitorings. Start at
/// [Registrations]. It knows nothing of requests.
@NullMarked
package tidings.server.registration;

import org.jspecify.annotations.NullMarked;
