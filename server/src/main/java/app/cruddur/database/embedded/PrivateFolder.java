package app.cruddur.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CRUDDUR_HOME: a folder whose files only their owner can read. Only a folder that is ours alone
 * gets the mode 0700; one of the system's or of somebody's is never changed.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ALONE =
            PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_OF_OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFolder() {}

    /**
     * Makes the folder, or takes the one that is there: an empty one, or one that Cruddur has used
     * before. Where it belongs to another user, as a volume of Kubernetes does, that user's mode
     * stays, unless everybody may write there.
     *
     * @throws IllegalArgumentException with one sentence that names CRUDDUR_HOME, when the folder
     *     holds other things, is open to everybody, or cannot be written
     */
    public static void prepare(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
                return;
            }
            if (!isUsed(folder) && holdsOtherThings(folder)) {
                throw new IllegalArgumentException(
                        "The folder %s holds other things than Cruddur's: set CRUDDUR_HOME to a folder of its own, for example %s."
                                .formatted(folder, folder.resolve("cruddur")));
            }
            if (Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new IllegalArgumentException(
                        "Everybody may write to the folder %s: set CRUDDUR_HOME to a folder of its own, or change that by chmod 700."
                                .formatted(folder));
            }
            if (isOurs(folder)) {
                Files.setPosixFilePermissions(folder, OWNER_ALONE);
            }
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " cannot be written; set CRUDDUR_HOME to another.",
                    failure);
        }
    }

    private static boolean isUsed(Path folder) {
        return Stream.of("secret-key", "lock", "seals")
                .anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** Files that the file system itself puts into a new volume do not count. */
    private static boolean holdsOtherThings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> !name.startsWith(".") && !name.equals("lost+found"));
        }
    }

    /** Whether files that we create there get the folder's owner. */
    private static boolean isOurs(Path folder) throws IOException {
        Path made = Files.createTempFile(folder, ".cruddur", ".new", FILE_OF_OWNER_ALONE);
        try {
            return Files.getOwner(made).equals(Files.getOwner(folder));
        } finally {
            Files.delete(made);
        }
    }

    /** Writes a file that only its owner can read: whole or not at all, whenever the power goes. */
    public static void write(Path file, String text) throws IOException {
        Path made = make(file, text);
        try {
            Files.move(
                    made,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.delete(made);
            throw failure;
        }
        toDisk(file.resolveSibling("."));
    }

    /**
     * Like {@link #write}, but the first of two writers decides.
     *
     * @throws FileAlreadyExistsException when the file is there
     */
    public static void writeFirst(Path file, String text) throws IOException {
        Path made = make(file, text);
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException first) {
            throw first;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // Some network volumes know no hard links; a move there replaces nothing by itself.
            Files.move(made, file);
        } finally {
            Files.deleteIfExists(made);
        }
        toDisk(file.resolveSibling("."));
    }

    private static Path make(Path file, String text) throws IOException {
        Path made =
                Files.createTempFile(
                        file.resolveSibling("."),
                        file.getFileName().toString(),
                        ".new",
                        FILE_OF_OWNER_ALONE);
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return made;
    }

    /** Syncs a file, or a folder's entries, so that they outlast a power cut. */
    static void toDisk(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
