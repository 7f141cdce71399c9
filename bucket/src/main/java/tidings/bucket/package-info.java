/// A bucket of an S3-compatible object store. Entry point: [Bucket]. Knows nothing of what is kept in it.
@NullMarked
package tidings.bucket;

import org.jspecify.annotations.NullMarked;
