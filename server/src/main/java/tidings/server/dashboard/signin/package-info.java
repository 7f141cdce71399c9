/// Coming in and going out: e-mail and password, an OpenID provider, forgotten passwords and invitations. Entry
/// point: [SignInPages]. Knows nothing of what people do once they are in.
@NullMarked
package tidings.server.dashboard.signin;

import org.jspecify.annotations.NullMarked;
