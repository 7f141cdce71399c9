package tidings.engine;

import org.jspecify.annotations.Nullable;

/// How a notification's requests are authorised, in the seed's three fields.
///
/// @param endpoint where a token is asked for; absent means that `token` itself is the Bearer token
/// @param token authorises the token request when there is an endpoint
/// @param request the body of the token request, a JSON object or a form
public record OAuth(
        @Nullable String endpoint,
        @Nullable Secret token,
        @Nullable Secret request) {
    public OAuth {
        if (endpoint == null && token == null) {
            throw new IllegalArgumentException("OAuth needs an endpoint or a token");
        }
    }
}
