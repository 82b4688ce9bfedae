package app.cruddur.seals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ring of keys on disk, in a folder of its own, for its owner alone. Servers that share it
 * change it one at a time. At every instant the file is whole, with either the old keys or the new,
 * whenever the process or the power ends; and of old keys no byte is left in the folder once a
 * change, or the first look after one that was cut short, is over.
 *
 * <p>What a disk keeps of bytes that were overwritten is beyond a program: flash memory, journals
 * and snapshots may.
 */
final class KeyFile {

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_OF_OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_OF_OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> WRITE_OF_OTHERS =
            PosixFilePermissions.fromString("----w--w-");

    private final Path folder;
    private final Path file;
    private final Path next;
    private final Path old;
    private final Path lock;

    KeyFile(Path file) {
        this.file = withoutLinks(file.toAbsolutePath());
        folder = Objects.requireNonNullElse(this.file.getParent(), this.file);
        next = beside(".next");
        old = beside(".old");
        lock = beside(".lock");
    }

    /** What is replaced and overwritten is the file itself, not a link to it. */
    private static Path withoutLinks(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            return file;
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Whether a change goes on, or was cut short and left old keys behind. */
    boolean isChangeCutShort() {
        return Files.exists(next) || Files.exists(old);
    }

    /**
     * The ring in the file; none when there is no file.
     *
     * @throws UnusableSealsException when it cannot be read, or is no ring
     */
    Optional<KeyRing> read() {
        try {
            return Optional.of(KeyRing.parse(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UnusableSealsException(
                    "The keys of sealed texts in %s cannot be read (%s): give the server's user the right to, or set SEALS_FILE."
                            .formatted(file, failure.getClass().getSimpleName()),
                    failure);
        } catch (IllegalArgumentException wrong) {
            throw new UnusableSealsException(
                    "The file %s does not hold keys of sealed texts: put it back from an export (bin/seals-export), or set SEALS_FILE to the right one."
                            .formatted(file),
                    wrong);
        }
    }

    /**
     * Makes a ring where there is none.
     *
     * @return the ring in the file, which another server may have made at the same moment
     * @throws UnusableSealsException when the file cannot be written
     */
    KeyRing readOrMake(int hour) {
        return changed(KeyRing.startingAt(hour), ring -> ring);
    }

    /**
     * Changes the ring; the change is on disk when this returns.
     *
     * @return the ring in the file
     * @throws UnusableSealsException when there is none, or the file cannot be written
     */
    KeyRing change(UnaryOperator<KeyRing> change) {
        return changed(null, change);
    }

    private KeyRing changed(@Nullable KeyRing first, UnaryOperator<KeyRing> change) {
        // The lock of a file is the whole process's.
        synchronized (KeyFile.class) {
            try {
                prepareFolder();
                boolean locksFirst = Files.notExists(lock);
                try (FileChannel channel = openLock();
                        FileLock mine = channel.lock()) {
                    if (locksFirst && exists()) {
                        giveToOwner(lock);
                    }
                    endChangeThatWasCutShort();
                    KeyRing before = read().orElse(first);
                    if (before == null) {
                        throw new UnusableSealsException(
                                "The file %s is gone: put it back from an export (bin/seals-export)."
                                        .formatted(file),
                                null);
                    }
                    KeyRing after = change.apply(before);
                    if (after != before || !exists()) {
                        write(after);
                    }
                    return after;
                }
            } catch (IOException failure) {
                throw new UnusableSealsException(
                        "The keys of sealed texts in %s cannot be written (%s): let the server's user write to that folder, or set SEALS_FILE."
                                .formatted(file, failure.getMessage()),
                        failure);
            }
        }
    }

    private void prepareFolder() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, FOLDER_OF_OWNER_ALONE);
        } else if (!Collections.disjoint(Files.getPosixFilePermissions(folder), WRITE_OF_OTHERS)) {
            throw new UnusableSealsException(
                    "Others than its owner may write to the folder %s: set SEALS_FILE to a file in a folder of its own, or change that by chmod 700."
                            .formatted(folder),
                    null);
        }
    }

    private FileChannel openLock() throws IOException {
        try {
            return FileChannel.open(
                    lock,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    FILE_OF_OWNER_ALONE);
        } catch (AccessDeniedException refused) {
            if (Files.notExists(lock)) {
                throw refused;
            }
            throw new UnusableSealsException(
                    "The server's user may not write to %s, which belongs to %s: give it to the user that %s belongs to by chown."
                            .formatted(lock, Files.getOwner(lock).getName(), file),
                    refused);
        }
    }

    /** In the order in which {@link #write} leaves things behind. */
    private void endChangeThatWasCutShort() throws IOException {
        if (Files.exists(next)) {
            overwrite(next);
        }
        if (Files.exists(old)) {
            if (exists() && Files.isSameFile(old, file)) {
                Files.delete(old);
            } else {
                overwrite(old);
            }
        }
    }

    private void write(KeyRing ring) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(ring.text().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        FILE_OF_OWNER_ALONE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        boolean replaces = exists();
        if (replaces) {
            giveToOwner(next);
            // Keeps a name for the old bytes, so that they can be overwritten afterwards.
            Files.createLink(old, file);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        if (replaces) {
            overwrite(old);
        }
    }

    /** The server must be able to read what an operator as root has changed. */
    private void giveToOwner(Path made) throws IOException {
        UserPrincipal owner = Files.getOwner(file);
        if (!Files.getOwner(made).equals(owner)) {
            try {
                Files.setOwner(made, owner);
            } catch (IOException refused) {
                Files.delete(made);
                throw refused;
            }
        }
    }

    /** A link, which no server makes, is only let go: what it names is not ours. */
    private void overwrite(Path copy) throws IOException {
        if (Files.isSymbolicLink(copy)) {
            Files.delete(copy);
            return;
        }
        try (FileChannel channel =
                FileChannel.open(copy, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer nothing = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (nothing.hasRemaining()) {
                channel.write(nothing);
            }
            channel.force(true);
        }
        Files.delete(copy);
        syncFolder();
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
