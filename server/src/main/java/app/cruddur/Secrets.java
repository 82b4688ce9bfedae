package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.identity.SecretKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key for HMACs: SECRET_KEY, or one made at the first start and kept in CRUDDUR_HOME, where
 * only the owner can read it.
 */
final class Secrets {

    private Secrets() {}

    /**
     * @throws StartException when there is none to be had, or the database is used with another
     */
    static SecretKey of(Settings settings, ConnectionUrl database) {
        byte[] given = settings.secretKey();
        SecretKey key = new SecretKey(given == null ? kept(settings.home()) : given);
        if (!key.isSharedBy(new Db(Database.single(database)))) {
            throw new StartException(
                    "The database "
                            + database
                            + " is used with another secret key: set SECRET_KEY to it (the first server keeps it in"
                            + " CRUDDUR_HOME/secret-key). If it is lost, 'DELETE FROM secret_key' in the database, and"
                            + " this one counts; codes that are under way are then void.",
                    null);
        }
        return key;
    }

    private static byte[] kept(Path home) {
        Path file = home.resolve("secret-key");
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            if (!Files.exists(file)) {
                make(file);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException failure) {
            throw new StartException(
                    "The secret key in "
                            + file
                            + " can be neither read nor made: set SECRET_KEY, or CRUDDUR_HOME to a folder that can be written.",
                    failure);
        }
    }

    /** Whole or not at all, and the first of two servers decides. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path fresh =
                Files.createTempFile(
                        file.resolveSibling("."),
                        "secret-key",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(key) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException madeByAnother) {
            // Its key is the one.
        } finally {
            Files.delete(fresh);
        }
    }
}
