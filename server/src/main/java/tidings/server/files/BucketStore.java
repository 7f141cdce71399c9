package tidings.server.files;

import java.util.Optional;
import tidings.bucket.Bucket;
import tidings.bucket.BucketAddress;
import tidings.bucket.BucketException;

/// Files in a bucket of an S3-compatible object store.
public final class BucketStore implements FileStore {
    /// More than a file may ever have had, so that a lowered limit hides nothing that was kept before.
    private static final int MAX_BYTES = 256 << 20;

    private final Bucket bucket;

    /// Opens the bucket; nothing is sent yet.
    public BucketStore(BucketAddress address) {
        this.bucket = new Bucket(address);
    }

    @Override
    public void put(FileName name, byte[] sealed) {
        try {
            bucket.put(name.toString(), sealed);
        } catch (BucketException e) {
            throw new FileStoreException("The object store does not keep a file", e);
        }
    }

    @Override
    public Optional<byte[]> get(FileName name) {
        try {
            return bucket.get(name.toString(), MAX_BYTES);
        } catch (BucketException e) {
            throw new FileStoreException("The object store does not give a file", e);
        }
    }

    @Override
    public void delete(FileName name) {
        try {
            bucket.delete(name.toString());
        } catch (BucketException e) {
            throw new FileStoreException("The object store does not delete a file", e);
        }
    }

    @Override
    public void deleteFolder(String folder) {
        try {
            for (var names = bucket.list(folder + "/"); !names.isEmpty(); names = bucket.list(folder + "/")) {
                names.forEach(bucket::delete);
            }
        } catch (BucketException e) {
            throw new FileStoreException("The object store does not delete a folder", e);
        }
    }

    @Override
    public void close() {
        bucket.close();
    }
}
