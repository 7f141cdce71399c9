package tidings.server.dashboard;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Texts as templates put them into the query of an address. To another site a page must lead by a link: the policy
/// of the pages stops a form that is sent on to one.
@TemplateExtension
final class Queries {
    private Queries() {}

    /// The text as the value of a parameter.
    static String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
