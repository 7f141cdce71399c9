package tidings.server.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.bucket.BucketAddress;
import tidings.engine.Secret;

final class SettingsTest {

    @Test
    void hasASafeDefaultForEverything() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.storage().data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.storage().masterKey()).isNull();
        assertThat(settings.storage().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.intake().maxEventBytes()).isEqualTo(1 << 20);
        assertThat(settings.sending().requireHttps()).isTrue();
        assertThat(settings.sending().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.sending().signatureHeader()).isEqualTo("Idenfy-Signature");
        assertThat(settings.sending().eventTypeHeader()).isEqualTo("Idenfy-Event-Type");
        assertThat(settings.mailing().server()).isNull();
        assertThat(settings.firstKey()).isEmpty();
        assertThat(settings.firstAdministrator()).isEmpty();
        assertThat(settings.singleSignOn()).isEmpty();
    }

    @Test
    void takesWhatIsEmptyForUnset() {
        assertThat(Settings.of(Map.of("TIDINGS_PORT", "", "TIDINGS_API_KEY", " ", "TIDINGS_SMTP_URL", "")))
                .usingRecursiveComparison()
                .isEqualTo(Settings.of(Map.of()));
    }

    @Test
    void readsWhatIsSet() {
        Settings settings = Settings.of(Map.ofEntries(
                entry("TIDINGS_PORT", "9090"),
                entry("TIDINGS_SANDBOX", "true"),
                entry("TIDINGS_RETENTION_DAYS", "7"),
                entry("TIDINGS_SEND_TIMEOUT_SECONDS", "5"),
                entry("TIDINGS_SIGNATURE_HEADER", "X-Signature"),
                entry("TIDINGS_API_KEY", "key"),
                entry("TIDINGS_API_SECRET", "0123456789abcdef"),
                entry("TIDINGS_ADMIN_EMAIL", "admin@example.com"),
                entry("TIDINGS_ADMIN_PASSWORD", "correct horse battery"),
                entry("TIDINGS_OIDC_ISSUER", "https://login.example.com"),
                entry("TIDINGS_OIDC_CLIENT_ID", "tidings"),
                entry("TIDINGS_OIDC_CLIENT_SECRET", "oidc-secret"),
                entry("TIDINGS_OIDC_NAME", "Example ID"),
                entry("HOME", "/root")));

        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:9090"));
        assertThat(settings.sandbox()).isTrue();
        assertThat(settings.storage().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.sending().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.sending().signatureHeader()).isEqualTo("X-Signature");
        assertThat(settings.firstKey().orElseThrow().key()).isEqualTo("key");
        assertThat(settings.firstKey().orElseThrow().secret().reveal()).isEqualTo("0123456789abcdef");
        assertThat(settings.firstAdministrator().orElseThrow())
                .isEqualTo(new Settings.FirstAdministrator("admin@example.com", Secret.of("correct horse battery")));
        assertThat(settings.singleSignOn().orElseThrow())
                .isEqualTo(new Settings.SingleSignOn(
                        "https://login.example.com", "tidings", Secret.of("oidc-secret"), "Example ID"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://tidings.example.com,   https://tidings.example.com",
        "https://tidings.example.com/,  https://tidings.example.com",
        "https://example.com/tidings//, https://example.com/tidings",
    })
    void readsTheBaseUrlWithoutItsLastSlash(String given, String read) {
        assertThat(Settings.of(Map.of("TIDINGS_BASE_URL", given)).publicUrl()).isEqualTo(URI.create(read));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "smtp://mail.example.com,                        mail.example.com, 587, false, -,      -",
                "smtp://mail.example.com:25,                     mail.example.com, 25,  false, -,      -",
                "smtps://ann%40example.com:p%3Aa%2Bb+c@[::1]:465,[::1],            465, true,  ann@example.com, p:a+b+c",
            })
    void readsTheMailServer(String url, String host, int port, boolean tls, String user, String password) {
        Settings.MailServer server = Settings.of(
                        Map.of("TIDINGS_SMTP_URL", url, "TIDINGS_MAIL_FROM", "tidings@example.com"))
                .mailing()
                .server();

        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.tls()).isEqualTo(tls);
        assertThat(server.login() == null ? null : server.login().user()).isEqualTo(user);
        assertThat(server.login() == null ? null : server.login().password().reveal())
                .isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TIDINGS_PORT            | abc              | TIDINGS_PORT must be a whole number from 0 to 65535, but it is "abc".
                    TIDINGS_PORT            | 65536            | TIDINGS_PORT must be a whole number from 0 to 65535, but it is "65536".
                    TIDINGS_SANDBOX         | yes              | TIDINGS_SANDBOX must be true or false, but it is "yes".
                    TIDINGS_RETENTION_DAYS  | 0                | TIDINGS_RETENTION_DAYS must be a whole number from 1 to 3650, but it is "0".
                    TIDINGS_MAX_EVENT_BYTES | 9999999          | TIDINGS_MAX_EVENT_BYTES must be a whole number from 1024 to 4194304, but it is "9999999".
                    TIDINGS_BASE_URL        | tidings.example  | TIDINGS_BASE_URL must be an http or https URL such as https://tidings.example.com.
                    TIDINGS_BASE_URL        | https://a/?b=c   | TIDINGS_BASE_URL must be an http or https URL such as https://tidings.example.com.
                    TIDINGS_SIGNATURE_HEADER| X Signature      | TIDINGS_SIGNATURE_HEADER must be the name of an HTTP header such as Idenfy-Signature.
                    TIDINGS_DATABASE_URL    | jdbc:postgresql: | TIDINGS_DATABASE_URL must be unset: this version keeps its data in the embedded database only.
                    TIDINGS_SMTP_URL        | mail.example.com | TIDINGS_SMTP_URL must look like smtp://user:password@host:port or smtps://user:password@host:port.
                    TIDINGS_ADMIN_EMAIL     | a@example.com    | TIDINGS_ADMIN_PASSWORD must be set too: the administrator's e-mail address and password go together.
                    TIDINGS_API_KEY         | key              | TIDINGS_API_SECRET must be set too: an API key and its secret go together.
                    TIDINGS_API_SECRET      | 0123456789abcdef | TIDINGS_API_KEY must be set too: an API key and its secret go together.
                    """)
    void refusesWhatIsWrongInOneLine(String name, String value, String line) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(line);
    }

    @Test
    void namesTheSettingsThatThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_PROT", "8080")))
                .hasMessageStartingWith("TIDINGS_PROT is not a setting; there are TIDINGS_ADMIN_EMAIL, ")
                .hasMessageContaining(" TIDINGS_PORT, ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void complainsOfEverythingAtOnce() {
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_PORT", "x", "TIDINGS_SANDBOX", "x")))
                .message()
                .hasLineCount(2);
    }

    @Test
    void repeatsNoSecret() {
        assertThatThrownBy(() -> Settings.of(Map.of(
                        "TIDINGS_API_KEY", "key",
                        "TIDINGS_API_SECRET", "hunter2",
                        "TIDINGS_SMTP_URL", "smtp://ann:hunter2@",
                        "TIDINGS_MASTER_KEY", "hunter2")))
                .hasMessageContaining("TIDINGS_API_SECRET must be 16 to 200 characters long.")
                .hasMessageNotContaining("hunter2");
        assertThat(Settings.of(Map.of("TIDINGS_API_KEY", "key", "TIDINGS_API_SECRET", "hunter2hunter2hunter2"))
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void asksForASenderWhenThereIsAMailServer() {
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_SMTP_URL", "smtp://mail.example.com")))
                .hasMessageStartingWith("TIDINGS_MAIL_FROM must be set together with TIDINGS_SMTP_URL");
    }

    @Test
    void readsTheNetworksThatMayBeDialled() {
        assertThatCode(() -> Settings.of(Map.of("TIDINGS_ALLOWED_RECEIVERS", "10.1.0.0/16:8443, ::1/128")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_ALLOWED_RECEIVERS", "10.1.0.1/16")))
                .hasMessageStartingWith("TIDINGS_ALLOWED_RECEIVERS is not right. ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesEverythingThatIsWrongWithThePeopleWhoSignIn() {
        assertThatThrownBy(() -> Settings.of(Map.of(
                        "TIDINGS_ADMIN_EMAIL", "admin",
                        "TIDINGS_ADMIN_PASSWORD", "short",
                        "TIDINGS_OIDC_ISSUER", "login.example.com",
                        "TIDINGS_OIDC_CLIENT_ID", "tidings")))
                .isInstanceOf(SettingsException.class)
                .message()
                .hasLineCount(4)
                .contains(
                        "TIDINGS_ADMIN_EMAIL must be an e-mail address",
                        "TIDINGS_ADMIN_PASSWORD must be 10 to 200 characters long",
                        "TIDINGS_OIDC_ISSUER must be the provider's URL",
                        "TIDINGS_OIDC_CLIENT_SECRET must be set too");
    }

    @Test
    void readsWhereFilesAreKept() {
        assertThat(Settings.of(Map.of()).files()).isEqualTo(new Settings.Files(null, 10 << 20));
        assertThat(Settings.of(Map.of(
                                "TIDINGS_FILES_URL",
                                "s3://access:sec%2Fret+key@minio.internal:9000/evidence/tidings?region=eu-west-1&tls=false",
                                "TIDINGS_MAX_FILE_BYTES",
                                "200000"))
                        .files())
                .isEqualTo(new Settings.Files(
                        new BucketAddress(
                                URI.create("http://minio.internal:9000"),
                                "evidence",
                                "eu-west-1",
                                "tidings/",
                                "access",
                                "sec/ret+key"),
                        200_000));
        assertThat(Settings.of(Map.of("TIDINGS_FILES_URL", "s3://a:b@s3.amazonaws.com/evidence"))
                        .files()
                        .bucket())
                .isEqualTo(new BucketAddress(
                        URI.create("https://s3.amazonaws.com"), "evidence", "us-east-1", "", "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a:hushhush@host/bucket",
                "s3://host/bucket",
                "s3://hushhush@host/bucket",
                "s3://a:hushhush@host",
                "s3://a:hushhush@host/",
                "s3://a:hushhush@host/UPPER",
                "s3://a:hushhush@host/bucket/a b",
                "s3://a:hushhush@host/bucket?tls=no",
                "s3://a:hushhush@host/bucket?zone=1",
                "s3://a:hushhush%@host/bucket",
                "s3://a:hushhush@host/bucket?region="
            })
    void saysHowToNameABucketWithoutRepeatingItsKeys(String url) {
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_FILES_URL", url)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("TIDINGS_FILES_URL must look like s3://")
                .hasMessageNotContaining("hushhush");
    }

    @Test
    void readsTheAnalyser() {
        assertThat(Settings.of(Map.of()).analyser()).isEmpty();
        assertThat(Settings.of(Map.of("TIDINGS_ANALYSER_URL", "http://analyser:9000/review"))
                        .analyser())
                .contains(
                        new Settings.Analyser(URI.create("http://analyser:9000/review"), null, Duration.ofSeconds(20)));
        assertThat(Settings.of(Map.of(
                                "TIDINGS_ANALYSER_URL", "https://analyser.example.com",
                                "TIDINGS_ANALYSER_TOKEN", "token",
                                "TIDINGS_ANALYSER_TIMEOUT_SECONDS", "5"))
                        .analyser())
                .contains(new Settings.Analyser(
                        URI.create("https://analyser.example.com"), Secret.of("token"), Duration.ofSeconds(5)));
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_ANALYSER_TOKEN", "hushhush")))
                .hasMessageStartingWith("TIDINGS_ANALYSER_URL must be set too")
                .hasMessageNotContaining("hushhush");
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_ANALYSER_URL", "ftp://analyser")))
                .hasMessageStartingWith("TIDINGS_ANALYSER_URL must be an http or https URL");
    }
}
