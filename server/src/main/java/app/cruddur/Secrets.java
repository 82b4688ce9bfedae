package app.cruddur;

import app.cruddur.identity.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key for HMACs, made at the first start and kept in CRUDDUR_HOME, where only the owner can
 * read it.
 */
final class Secrets {

    private Secrets() {}

    static SecretKey of(Path home) {
        Path file = home.resolve("secret-key");
        try {
            Files.createDirectories(
                    home,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            try {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException keptFromBefore) {
                // The usual case: every start but the first.
            }
            return new SecretKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
