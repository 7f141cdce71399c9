package tidings.bucket;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signs requests by Amazon's Signature Version 4, the body included. Thread-safe.
final class Signer {
    /// The HTTP client sets these itself, and to the same values.
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final String region;

    Signer(BucketAddress address) {
        this.identity = AwsCredentialsIdentity.create(address.accessKey(), address.secretKey());
        this.region = address.region();
    }

    /// The headers that make it a signed request.
    Map<String, String> headers(String method, URI uri, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(uri)
                .build();
        return signer
                .sign(signing -> signing.identity(identity)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request()
                .headers()
                .entrySet()
                .stream()
                .filter(header -> !OF_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
    }
}
