package tidings.server.session;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the pages of one session are. Everything that leads from one to the next is in their addresses, so that they
/// need no cookie, which browsers keep from a page within another site's.
///
/// @param language the one that the person chose; absent when they chose none
public record Place(String token, @Nullable Language language) {
    /// Where they all are.
    static final String ROOT = "/verify";

    /// Whatever comes next.
    public String next() {
        return with("", "");
    }

    /// The same page in another language.
    public String in(Language other) {
        return new Place(token, other).next();
    }

    /// Below the session, such as `submit`.
    public String at(String below) {
        return with("/" + below, "");
    }

    /// Where something that is shown is sent.
    public String step(String name) {
        return at("steps/" + encoded(name));
    }

    /// The choice of a country.
    public String countries() {
        return with("", "agreed=yes");
    }

    /// The choice of a document of that country.
    public String documents(String country) {
        return with("", "agreed=yes&country=" + encoded(country));
    }

    /// What follows the instructions.
    public String ready() {
        return with("", "ready=yes");
    }

    /// Showing something again.
    public String again(String step) {
        return with("", "step=" + encoded(step));
    }

    /// The end, with the word for it that our own result page has in its address.
    String ended(Ending.Status status) {
        return with("", "status=" + status.ownPage());
    }

    URI uri() {
        return URI.create(next());
    }

    private String with(String below, String query) {
        String path = ROOT + "/" + encoded(token) + below;
        if (language == null) {
            return query.isEmpty() ? path : path + "?" + query;
        }
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language.tag();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Leaves out the token.
    @Override
    public String toString() {
        return "Place[language=" + language + "]";
    }
}
