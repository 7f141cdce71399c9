package tidings.server.dashboard.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.server.settings.Settings;

/// An OpenID provider as the operator has named it: authorization code flow with PKCE (OpenID Connect Core 1.0,
/// RFC 7636).
///
/// The provider's addresses and keys are fetched when somebody first signs in with it. Thread-safe; blocks.
final class OpenIdProvider {
    private static final int TIMEOUT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(10).toMillis());
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.Ed25519);

    private final Settings.SingleSignOn set;
    private final ClientID client;
    private final URI callback;
    private @Nullable Known known;

    /// What the provider says of itself.
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    OpenIdProvider(Settings.SingleSignOn set, URI callback) {
        this.set = set;
        this.client = new ClientID(set.clientId());
        this.callback = callback;
    }

    /// What came of a sign-in at the provider.
    sealed interface Answer {
        /// The provider vouches for this e-mail address, given in lower case.
        record Vouched(String email) implements Answer {}

        /// The provider knows the person, but not that the e-mail address is theirs.
        record Unverified() implements Answer {}

        /// The provider could not be reached, or its answer does not hold.
        ///
        /// @param why for the log
        record Failed(String why) implements Answer {}
    }

    /// Where the person's browser is to go.
    ///
    /// @throws IOException when the provider cannot be reached
    URI authorization(PendingSignIn pending) throws IOException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email", "profile"), client, callback)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /// Turns the code that the browser brought back into a person.
    Answer redeem(PendingSignIn pending, String code) {
        try {
            Known provider = known();
            HTTPRequest request = new TokenRequest.Builder(
                            provider.metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(
                                    client, new Secret(set.clientSecret().reveal())),
                            new AuthorizationCodeGrant(
                                    new AuthorizationCode(code), callback, new CodeVerifier(pending.verifier())))
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            return response instanceof OIDCTokenResponse tokens
                    ? person(provider.validator()
                            .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(pending.nonce())))
                    : new Answer.Failed("The token endpoint refused the code");
        } catch (IOException e) {
            return new Answer.Failed("The provider cannot be reached");
        } catch (ParseException e) {
            return new Answer.Failed("The token endpoint's answer is not one");
        } catch (BadJOSEException | JOSEException e) {
            return new Answer.Failed(
                    "The provider's ID token does not hold: " + e.getClass().getSimpleName());
        }
    }

    private static Answer person(IDTokenClaimsSet claims) {
        String email = claims.getStringClaim("email");
        return email == null || !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
                ? new Answer.Unverified()
                : new Answer.Vouched(email.toLowerCase(Locale.ROOT));
    }

    private synchronized Known known() throws IOException {
        Known present = known;
        if (present == null) {
            present = discover();
            known = present;
        }
        return present;
    }

    private Known discover() throws IOException {
        try {
            Issuer issuer = new Issuer(set.issuer());
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
            JWKSource<SecurityContext> keys =
                    JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build();
            return new Known(
                    metadata,
                    new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(ALGORITHMS, keys), null));
        } catch (GeneralException e) {
            throw new IOException("The provider's description of itself cannot be read", e);
        }
    }
}
