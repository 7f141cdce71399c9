package tidings.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.bucket.BucketAddress;
import tidings.engine.Secret;
import tidings.sender.http.AllowedNetworks;

/// Reads settings from variables, and gathers all complaints instead of stopping at the first.
final class SettingsReader {
    private static final String PREFIX = "TIDINGS_";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern KEY = Pattern.compile("[!-9;-~]{1,100}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final int MIN_PASSWORD = 10;
    private static final int MIN_SECRET = 16;
    private static final int MAX_SECRET = 200;
    private static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;
    private static final int MEBIBYTE = 1 << 20;
    private static final int FIVE_YEARS = 5 * 365;
    private static final int MAX_REQUESTS = 1_000_000_000;

    private final Map<String, String> values;
    private final Set<String> known = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    SettingsReader(Map<String, String> values) {
        this.values = values;
    }

    Settings settings() {
        int port = number("TIDINGS_PORT", DEFAULT_PORT, 0, MAX_PORT);
        noOtherDatabase();
        Settings settings = new Settings(
                publicUrl(port),
                flag("TIDINGS_SANDBOX", false),
                new Settings.Storage(
                        data(),
                        text("TIDINGS_MASTER_KEY").map(Secret::of).orElse(null),
                        Duration.ofDays(number("TIDINGS_RETENTION_DAYS", 30, 1, 3_650))),
                new Settings.Intake(
                        number("TIDINGS_MAX_EVENT_BYTES", MEBIBYTE, 1_024, 4 * MEBIBYTE),
                        number("TIDINGS_API_REQUESTS_PER_HOUR", 0, 0, MAX_REQUESTS)),
                sending(),
                mailing(),
                firstKey(),
                firstAdministrator(),
                singleSignOn(),
                files(),
                analyser(),
                new Settings.Reviewing(
                        flag("TIDINGS_REVIEW_SUCCESSFUL", true),
                        flag("TIDINGS_REVIEW_FAILED", true),
                        flag("TIDINGS_AUTO_WEBHOOK", true),
                        Duration.ofDays(number("TIDINGS_VERIFICATION_RETENTION_DAYS", FIVE_YEARS, 1, 36_500))));
        refuseUnknown();
        if (!complaints.isEmpty()) {
            throw new SettingsException(String.join(System.lineSeparator(), complaints));
        }
        return settings;
    }

    private Settings.Sending sending() {
        return new Settings.Sending(
                allowedNetworks(),
                flag("TIDINGS_REQUIRE_HTTPS", true),
                Duration.ofSeconds(number("TIDINGS_SEND_TIMEOUT_SECONDS", 10, 1, 120)),
                headerName("TIDINGS_SIGNATURE_HEADER", "Idenfy-Signature"),
                headerName("TIDINGS_EVENT_TYPE_HEADER", "Idenfy-Event-Type"));
    }

    private AllowedNetworks allowedNetworks() {
        try {
            return text("TIDINGS_ALLOWED_RECEIVERS").map(AllowedNetworks::parse).orElse(AllowedNetworks.NONE);
        } catch (IllegalArgumentException e) {
            complain("TIDINGS_ALLOWED_RECEIVERS", "is not right. " + e.getMessage());
            return AllowedNetworks.NONE;
        }
    }

    private Settings.Mailing mailing() {
        Settings.@Nullable MailServer server =
                text("TIDINGS_SMTP_URL").map(this::mailServer).orElse(null);
        Optional<String> from = address("TIDINGS_MAIL_FROM");
        if (server != null && from.isEmpty()) {
            complain("TIDINGS_MAIL_FROM", "must be set together with TIDINGS_SMTP_URL, to the sender's e-mail address");
        }
        return new Settings.Mailing(server, from.orElse("tidings@localhost"));
    }

    private Settings.@Nullable MailServer mailServer(String url) {
        String right = "must look like smtp://user:password@host:port or smtps://user:password@host:port";
        try {
            URI uri = new URI(url);
            boolean tls = "smtps".equals(uri.getScheme());
            if ((!tls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
                complain("TIDINGS_SMTP_URL", right);
                return null;
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 465 : 587;
            return new Settings.MailServer(uri.getHost(), port, tls, login(uri.getRawUserInfo()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            complain("TIDINGS_SMTP_URL", right + ", with special characters in user and password percent-encoded");
            return null;
        }
    }

    private static Settings.@Nullable MailLogin login(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return null;
        }
        String[] parts = userInfo.split(":", 2);
        return new Settings.MailLogin(
                percentDecoded(parts[0]), Secret.of(parts.length < 2 ? "" : percentDecoded(parts[1])));
    }

    private static String percentDecoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Optional<Settings.FirstKey> firstKey() {
        Optional<String> key = text("TIDINGS_API_KEY");
        Optional<String> secret = text("TIDINGS_API_SECRET");
        if (key.isPresent() != secret.isPresent()) {
            complain(
                    key.isPresent() ? "TIDINGS_API_SECRET" : "TIDINGS_API_KEY",
                    "must be set too: an API key and its secret go together");
        }
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            complain("TIDINGS_API_KEY", "must be 1 to 100 visible ASCII characters without a colon");
        }
        if (secret.filter(text -> text.length() < MIN_SECRET || text.length() > MAX_SECRET)
                .isPresent()) {
            complain("TIDINGS_API_SECRET", "must be " + MIN_SECRET + " to " + MAX_SECRET + " characters long");
        }
        return key.flatMap(name -> secret.map(text -> new Settings.FirstKey(name, Secret.of(text))));
    }

    private Optional<Settings.FirstAdministrator> firstAdministrator() {
        Optional<String> email = address("TIDINGS_ADMIN_EMAIL");
        Optional<String> password = text("TIDINGS_ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            complain(
                    email.isPresent() ? "TIDINGS_ADMIN_PASSWORD" : "TIDINGS_ADMIN_EMAIL",
                    "must be set too: the administrator's e-mail address and password go together");
        }
        if (password.filter(text -> text.length() < MIN_PASSWORD || text.length() > MAX_SECRET)
                .isPresent()) {
            complain("TIDINGS_ADMIN_PASSWORD", "must be " + MIN_PASSWORD + " to " + MAX_SECRET + " characters long");
        }
        return email.flatMap(
                address -> password.map(text -> new Settings.FirstAdministrator(address, Secret.of(text))));
    }

    private Optional<Settings.SingleSignOn> singleSignOn() {
        Optional<String> issuer = text("TIDINGS_OIDC_ISSUER");
        Optional<String> clientId = text("TIDINGS_OIDC_CLIENT_ID");
        Optional<String> secret = text("TIDINGS_OIDC_CLIENT_SECRET");
        String name = text("TIDINGS_OIDC_NAME").orElse("single sign-on");
        if (issuer.isEmpty() && clientId.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (issuer.filter(SettingsReader::isWebAddress).isEmpty()) {
            complain("TIDINGS_OIDC_ISSUER", "must be the provider's URL such as https://login.example.com/realms/main");
        }
        if (clientId.isEmpty() || secret.isEmpty()) {
            complain(
                    clientId.isEmpty() ? "TIDINGS_OIDC_CLIENT_ID" : "TIDINGS_OIDC_CLIENT_SECRET",
                    "must be set too: issuer, client id and client secret go together");
        }
        return issuer.flatMap(url ->
                clientId.flatMap(id -> secret.map(text -> new Settings.SingleSignOn(url, id, Secret.of(text), name))));
    }

    private Settings.Files files() {
        return new Settings.Files(
                text("TIDINGS_FILES_URL").map(this::bucket).orElse(null),
                number("TIDINGS_MAX_FILE_BYTES", 10 * MEBIBYTE, 100 * 1_024, 50 * MEBIBYTE));
    }

    private @Nullable BucketAddress bucket(String url) {
        try {
            return FilesUrl.parse(url);
        } catch (IllegalArgumentException e) {
            complain("TIDINGS_FILES_URL", FilesUrl.RIGHT);
            return null;
        }
    }

    private Optional<Settings.Analyser> analyser() {
        Optional<String> url = text("TIDINGS_ANALYSER_URL");
        Optional<Secret> token = text("TIDINGS_ANALYSER_TOKEN").map(Secret::of);
        Duration timeout = Duration.ofSeconds(number("TIDINGS_ANALYSER_TIMEOUT_SECONDS", 20, 1, 30));
        if (url.isPresent() && url.filter(SettingsReader::isWebAddress).isEmpty()) {
            complain(
                    "TIDINGS_ANALYSER_URL", "must be an http or https URL such as https://analyser.example.com/review");
            return Optional.empty();
        }
        if (url.isEmpty() && token.isPresent()) {
            complain("TIDINGS_ANALYSER_URL", "must be set too: the token is for the analyser there");
        }
        return url.map(address -> new Settings.Analyser(URI.create(address), token.orElse(null), timeout));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Path data() {
        String folder = text("TIDINGS_DATA").orElse("data");
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            complain("TIDINGS_DATA", "must be the path of a folder");
            return Path.of("data");
        }
    }

    private void noOtherDatabase() {
        if (text("TIDINGS_DATABASE_URL").isPresent()) {
            complain(
                    "TIDINGS_DATABASE_URL", "must be unset: this version keeps its data in the embedded database only");
        }
    }

    private URI publicUrl(int port) {
        String fallback = "http://localhost:" + port;
        String url = text("TIDINGS_BASE_URL").orElse(fallback).replaceFirst("/+$", "");
        try {
            URI uri = new URI(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the complaint, which says the same of everything that is not such a URL.
        }
        complain("TIDINGS_BASE_URL", "must be an http or https URL such as https://tidings.example.com");
        return URI.create(fallback);
    }

    private String headerName(String name, String fallback) {
        String header = text(name).orElse(fallback);
        if (!TOKEN.matcher(header).matches()) {
            complain(name, "must be the name of an HTTP header such as " + fallback);
        }
        return header;
    }

    private Optional<String> address(String name) {
        Optional<String> address = text(name);
        if (address.filter(text -> !ADDRESS.matcher(text).matches()).isPresent()) {
            complain(name, "must be an e-mail address such as tidings@example.com");
        }
        return address;
    }

    private int number(String name, int fallback, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the complaint, which says the same of a number out of range.
        }
        complain(name, "must be a whole number from " + least + " to " + most + ", but it is \"" + text.get() + "\"");
        return fallback;
    }

    private boolean flag(String name, boolean fallback) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            complain(name, "must be true or false, but it is \"" + text.get() + "\"");
        }
        return text.map("true"::equals).orElse(fallback);
    }

    private Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void refuseUnknown() {
        values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name ->
                        complaints.add(name + " is not a setting; there are " + String.join(", ", known) + "."));
    }

    private void complain(String name, String what) {
        complaints.add(name + " " + what + ".");
    }
}
