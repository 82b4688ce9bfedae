package app.cruddur.crypto;

import app.cruddur.database.embedded.PrivateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key that is made at the first start and kept in CRUDDUR_HOME, where only the owner can read
 * it.
 */
public final class SecretKeyFile {

    private static final String FILE = "secret-key";

    private SecretKeyFile() {}

    /** The key in this folder, where there is one that can be read. Makes none. */
    public static @Nullable SecretKey present(Path home) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(home.resolve(FILE)).strip());
            return key.length < SecretKey.MIN_BYTES ? null : new SecretKey(key);
        } catch (IOException | IllegalArgumentException noKey) {
            return null;
        }
    }

    /**
     * The key in this folder, made if there is none.
     *
     * @throws UnusableKeyException when it can be neither read nor made
     */
    public static SecretKey readOrMake(Path home) {
        Path file = home.resolve(FILE);
        try {
            PrivateFolder.prepare(home);
        } catch (IllegalArgumentException refused) {
            throw new UnusableKeyException(
                    refused.getMessage() + " With SECRET_KEY set, none is kept there.", refused);
        }
        byte[] key;
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            key = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UnusableKeyException(
                    "The secret key in "
                            + file
                            + " can be neither read nor made: set SECRET_KEY, or CRUDDUR_HOME to a folder that can be written.",
                    failure);
        } catch (IllegalArgumentException noHexadecimal) {
            key = new byte[0];
        }
        if (key.length < SecretKey.MIN_BYTES) {
            throw new UnusableKeyException(
                    "The file "
                            + file
                            + " does not hold a secret key of "
                            + SecretKey.MIN_BYTES
                            + " bytes or more in hexadecimal: put it back from a copy, or delete it, and the next start makes another.",
                    null);
        }
        return new SecretKey(key);
    }

    /** The first of two servers decides. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[SecretKey.MIN_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFolder.writeFirst(file, HexFormat.of().formatHex(key) + "\n");
        } catch (FileAlreadyExistsException madeByAnother) {
            // Its key is the one.
        }
    }
}
