package tidings.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Files in a folder of this machine, for its owner only. A file appears under its name when all of it is on
/// disk.
public final class FolderStore implements FileStore {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final Path root;
    private final AtomicLong unfinished = new AtomicLong();

    /// @param root is made when the first file is kept
    public FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(FileName name, byte[] sealed) {
        Path folder = root.resolve(name.folder());
        Path begun = folder.resolve("." + name.file() + "." + unfinished.incrementAndGet());
        try {
            makeFolder(folder);
            try (FileChannel channel = FileChannel.open(begun, NEW, FILE)) {
                ByteBuffer rest = ByteBuffer.wrap(sealed);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(begun, folder.resolve(name.file()), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (IOException e) {
            abandon(begun);
            throw new FileStoreException("The folder of the files cannot be written to", e);
        }
    }

    @Override
    public Optional<byte[]> get(FileName name) {
        try {
            return Optional.of(Files.readAllBytes(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FileStoreException("The folder of the files cannot be read", e);
        }
    }

    @Override
    public void delete(FileName name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new FileStoreException("A file cannot be deleted", e);
        }
    }

    @Override
    public void deleteFolder(String folder) {
        Path path = root.resolve(new FileName(folder, "any").folder());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (NoSuchFileException | NotDirectoryException e) {
            // There is nothing to delete.
        } catch (DirectoryNotEmptyException e) {
            throw new FileStoreException("A file was added while its folder was being deleted", e);
        } catch (IOException e) {
            throw new FileStoreException("A folder of files cannot be deleted", e);
        }
    }

    @Override
    public void close() {}

    private Path path(FileName name) {
        return root.resolve(name.folder()).resolve(name.file());
    }

    private void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER);
            force(root);
        }
    }

    /// Makes the names in a folder durable.
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void abandon(Path begun) {
        try {
            Files.deleteIfExists(begun);
        } catch (IOException e) {
            // It is sealed, and goes with its folder.
        }
    }
}
