package tidings.bucket;

import java.net.URI;
import java.util.regex.Pattern;

/// Where a bucket is and who may use it.
///
/// @param endpoint the store's scheme, host and port, such as `https://s3.eu-central-1.amazonaws.com`
/// @param bucket its name, which stands in the path of every request
/// @param region where the store says it is; most that are not Amazon's take `us-east-1`
/// @param prefix what every object's name begins with, empty or ending in a slash
public record BucketAddress(
        URI endpoint, String bucket, String region, String prefix, String accessKey, String secretKey) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]+/)*");

    public BucketAddress {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("A bucket's name is 3 to 63 of a-z, 0-9, dot and hyphen");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix is made of names that each end in a slash");
        }
    }

    /// Leaves the keys out.
    @Override
    public String toString() {
        return "BucketAddress[" + endpoint + "/" + bucket + "/" + prefix + "]";
    }
}
