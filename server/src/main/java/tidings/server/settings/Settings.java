package tidings.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.bucket.BucketAddress;
import tidings.engine.Secret;
import tidings.sender.http.AllowedNetworks;

/// What the operator has set, checked, with a default in place of what was not.
///
/// @param publicUrl where people and links reach this server, without a slash at the end
/// @param sandbox whether the first workspace is for trying things out
public record Settings(
        URI publicUrl,
        boolean sandbox,
        Storage storage,
        Intake intake,
        Sending sending,
        Mailing mailing,
        Optional<FirstKey> firstKey,
        Optional<FirstAdministrator> firstAdministrator,
        Optional<SingleSignOn> singleSignOn,
        Files files,
        Optional<Analyser> analyser,
        Reviewing reviewing) {

    /// Which reviews a verification has unless its token says otherwise, and how long it is kept.
    ///
    /// @param successful whether a person reviews what the automatic review approved or suspects
    /// @param failed whether a person reviews what it denied
    /// @param autoWebhook whether the automatic review is told when a person's follows
    /// @param retention after its last change
    public record Reviewing(boolean successful, boolean failed, boolean autoWebhook, Duration retention) {}

    /// Where things are kept and for how long.
    ///
    /// @param data the folder of the database and the key file
    /// @param masterKey guards everything that is encrypted or hashed; absent means the one in the key file
    /// @param retention how long events, deliveries, attempts and mails are kept
    public record Storage(Path data, @Nullable Secret masterKey, Duration retention) {}

    /// What may be published and asked for.
    ///
    /// @param maxEventBytes the largest payload
    /// @param requestsPerHour how many requests of the compatible API an API key may make in an hour; 0 means
    ///     as
    ///     many as it likes
    public record Intake(int maxEventBytes, int requestsPerHour) {}

    /// How webhooks are sent.
    ///
    /// @param allowed networks that may be dialled although they are not public, each a CIDR block with an
    ///     optional
    ///     `:port`
    /// @param requireHttps whether receivers must be reached by https
    /// @param timeout the whole time of one attempt, where a notification sets none
    /// @param signatureHeader carries the signature over the body
    /// @param eventTypeHeader carries the type of the event
    public record Sending(
            AllowedNetworks allowed,
            boolean requireHttps,
            Duration timeout,
            String signatureHeader,
            String eventTypeHeader) {}

    /// How mails are sent.
    ///
    /// @param server absent means that mails wait in the outbox
    /// @param from the sender's address
    public record Mailing(@Nullable MailServer server, String from) {}

    /// A mail server.
    ///
    /// @param tls whether the connection is encrypted from its first byte; otherwise it is upgraded where the
    ///     server
    ///     offers that
    /// @param login absent means without
    public record MailServer(
            String host, int port, boolean tls, @Nullable MailLogin login) {}

    /// A login at a mail server.
    public record MailLogin(String user, Secret password) {}

    /// The API key of the first workspace, as an unattended start brings it.
    public record FirstKey(String key, Secret secret) {}

    /// The administrator of the first workspace, as an unattended start brings it.
    public record FirstAdministrator(String email, Secret password) {
        /// Leaves out who it is.
        @Override
        public String toString() {
            return "FirstAdministrator[]";
        }
    }

    /// An OpenID provider that people may sign in with.
    ///
    /// @param issuer its URL, under which its description of itself is found
    /// @param name how the button that leads there names it
    public record SingleSignOn(String issuer, String clientId, Secret clientSecret, String name) {}

    /// How the files that persons show are kept.
    ///
    /// @param bucket absent means a folder beside the database
    /// @param maxFileBytes the largest file
    public record Files(@Nullable BucketAddress bucket, int maxFileBytes) {}

    /// A program of the operator's that looks at pictures.
    ///
    /// @param token sent along as a bearer token; absent means without
    /// @param timeout the whole time of one attempt
    public record Analyser(URI url, @Nullable Secret token, Duration timeout) {}

    /// Reads the settings.
    ///
    /// @param values every variable by its name, such as `TIDINGS_DATA`; what does not begin with `TIDINGS_`
    ///     is not
    ///     looked at
    /// @throws SettingsException when one is unknown or wrong; it names every one of them
    public static Settings of(Map<String, String> values) {
        return new SettingsReader(values).settings();
    }
}
