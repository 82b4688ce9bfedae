package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.identity.SecretKey;
import app.cruddur.postgres.PrivateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key for HMACs: SECRET_KEY, or one made at the first start and kept in CRUDDUR_HOME, where
 * only the owner can read it.
 */
final class Secrets {

    private static final String FILE = "secret-key";

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

    /** The key that a server would use, where there is one that can be read. Makes none. */
    static @Nullable SecretKey present(Settings settings) {
        byte[] given = settings.secretKey();
        try {
            byte[] key =
                    given == null
                            ? HexFormat.of()
                                    .parseHex(
                                            Files.readString(settings.home().resolve(FILE)).strip())
                            : given;
            return key.length < Settings.MIN_KEY_BYTES ? null : new SecretKey(key);
        } catch (IOException | IllegalArgumentException noKey) {
            return null;
        }
    }

    private static byte[] kept(Path home) {
        Path file = home.resolve(FILE);
        try {
            PrivateFolder.prepare(home);
        } catch (IllegalArgumentException refused) {
            throw new StartException(
                    refused.getMessage() + " With SECRET_KEY set, none is kept there.", refused);
        }
        byte[] key;
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            key = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new StartException(
                    "The secret key in "
                            + file
                            + " can be neither read nor made: set SECRET_KEY, or CRUDDUR_HOME to a folder that can be written.",
                    failure);
        } catch (IllegalArgumentException noHexadecimal) {
            key = new byte[0];
        }
        if (key.length < Settings.MIN_KEY_BYTES) {
            throw new StartException(
                    "The file "
                            + file
                            + " does not hold a secret key of "
                            + Settings.MIN_KEY_BYTES
                            + " bytes or more in hexadecimal: put it back from a copy, or delete it, and the next start makes another.",
                    null);
        }
        return key;
    }

    /** The first of two servers decides. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[Settings.MIN_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFolder.writeFirst(file, HexFormat.of().formatHex(key) + "\n");
        } catch (FileAlreadyExistsException madeByAnother) {
            // Its key is the one.
        }
    }
}
