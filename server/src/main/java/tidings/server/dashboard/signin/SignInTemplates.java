package tidings.server.dashboard.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Notice;

/// The pages of people who are not signed in.
@CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class SignInTemplates {
    private SignInTemplates() {}

    /// Asks for address and password.
    ///
    /// @param email what was given before
    /// @param provider the name of the OpenID provider; null when there is none
    static native TemplateInstance signIn(
            String next, String email, @Nullable String provider, @Nullable Notice notice, Complaints complaints);

    /// Asks for the address to which a link goes.
    static native TemplateInstance forgotPassword(String email, Complaints complaints);

    /// Asks for a new password.
    ///
    /// @param invited whether the person has never had one
    static native TemplateInstance password(String ticket, String email, boolean invited, Complaints complaints);

    /// Says that the link holds no more.
    static native TemplateInstance gone();
}
