package app.cruddur.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that is never in the database: what is kept there as an HMAC cannot be guessed from a
 * copy of it.
 */
public final class SecretKey {

    private final byte[] key;

    public SecretKey(byte[] key) {
        this.key = key.clone();
    }

    /** HMAC-SHA-256 in hexadecimal, of a text for one purpose. */
    public String hmac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
