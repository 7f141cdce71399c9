package tidings.server.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The pages behind the set-up link. They need no script and fetch nothing.
final class SetupPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            * { box-sizing: border-box; }
            body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
            h1 { font-size: 1.5rem; line-height: 1.25; }
            label, dt { display: block; font-weight: 600; margin-top: 1rem; }
            dd { margin: .25rem 0 0; }
            input, button { font: inherit; width: 100%; padding: .625rem .75rem; border-radius: .375rem; }
            input { border: 1px solid GrayText; background: Field; color: FieldText; }
            button { margin-top: 1.25rem; border: 0; background: #1f5fbf; color: #fff; cursor: pointer; }
            :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
            code, pre { font-family: ui-monospace, monospace; font-size: .9375rem; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; }
            code, pre { background: color-mix(in srgb, CanvasText 8%, Canvas); border-radius: .375rem; }
            dd code, pre { display: block; padding: .625rem .75rem; margin: 0; }
            [role=alert] { border-left: 4px solid #c62828; padding-left: .75rem; }
            """;

    /// Lets the browser apply the style above, send the form to where it came from, and nothing else.
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SetupPage() {}

    /// Asks for the workspace's name.
    ///
    /// @param complaint what was wrong with the name given before; empty at first
    static String form(String token, String name, String complaint) {
        String alert = complaint.isEmpty() ? "" : "<p role=\"alert\" id=\"complaint\">" + escaped(complaint) + "</p>";
        String described = complaint.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"complaint\"";
        return page("Set up Tidings", """
                <h1>Set up Tidings</h1>
                <p>This server has no workspace yet. A workspace holds a company's notifications, events and API keys.</p>
                %s<form method="post" action="setup">
                <input type="hidden" name="token" value="%s">
                <label for="name">Name of the workspace</label>
                <input id="name" name="name" value="%s" required maxlength="100" autocomplete="organization"%s autofocus>
                <button>Create the workspace</button>
                </form>""".formatted(alert, escaped(token), escaped(name), described));
    }

    /// Shows the key and the secret, the only time.
    static String done(String name, Credentials credentials, String baseUrl) {
        return page("Your API key", """
                <h1>The workspace %s is ready</h1>
                <p>This is its API key. <strong>The secret is shown now and never again</strong>: keep it in a safe place.</p>
                <dl>
                <dt>API key</dt><dd><code>%s</code></dd>
                <dt>API secret</dt><dd><code>%s</code></dd>
                </dl>
                <p>Try it:</p>
                <pre>curl -u '%2$s:%3$s' %s/api/v1/event-types</pre>""".formatted(
                        escaped(name), escaped(credentials.key()), escaped(credentials.secret()), escaped(baseUrl)));
    }

    /// Says that the link holds no more.
    static String gone() {
        return page("This link is not valid", """
                <h1>This link is not valid</h1>
                <p>It was used already, or the server was started anew. As long as there is no workspace, the server prints a \
                new link to its log at each start.</p>""");
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(title, STYLE, content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// A new API key.
    record Credentials(String key, String secret) {
        /// Leaves out the secret.
        @Override
        public String toString() {
            return "Credentials[" + key + "]";
        }
    }
}
