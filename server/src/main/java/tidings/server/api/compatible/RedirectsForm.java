package tidings.server.api.compatible;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.sender.http.EgressGuard;
import tidings.server.security.Caller;
import tidings.server.security.Permission;
import tidings.verification.Redirects;

/// Reads where a person is sent in the end, and where the outcome is sent.
@Singleton
final class RedirectsForm {
    private static final int LEAST = 5;
    private static final int MOST = 2_048;

    private final EgressGuard guard;

    RedirectsForm(EgressGuard guard) {
        this.guard = guard;
    }

    Redirects read(Parameters parameters, Caller caller) {
        return new Redirects(
                parameters.optional("successUrl", page()),
                parameters.optional("errorUrl", page()),
                parameters.optional("unverifiedUrl", page()),
                callback(parameters, caller));
    }

    private static Shape<URI> page() {
        return Shape.ofText("an http or https URL of 5 to 2048 characters", RedirectsForm::webAddress, URI::toString);
    }

    /// The request that goes there carries the notification's headers, so it takes whoever may set those to
    /// say where.
    private @Nullable URI callback(Parameters parameters, Caller caller) {
        String name = "callbackUrl";
        URI url = parameters.optional(name, page());
        if (url == null) {
            return null;
        }
        if (!caller.may(Permission.CONFIGURE)) {
            parameters.refuse(Identifier.PERMISSIONS_ERROR, name, "You may not say where webhooks go; leave this out.");
            return null;
        }
        return switch (guard.checkReceiver(caller.workspace(), url.toString())) {
            case EgressGuard.Verdict.Allowed(URI normal) -> normal;
            case EgressGuard.Verdict.Refused refused -> {
                parameters.refuse(Identifier.BAD_VALUE, name, refused.sentence());
                yield null;
            }
        };
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return text.length() >= LEAST && text.length() <= MOST && web && uri.getHost() != null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
