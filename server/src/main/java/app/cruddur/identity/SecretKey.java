package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
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

    private static final SqlFile AGREE = SqlFile.load("identity/agree-on-key");

    private final byte[] key;

    public SecretKey(byte[] key) {
        this.key = key.clone();
    }

    /**
     * Whether servers on this database use this key. The first to ask decides.
     *
     * @throws app.cruddur.db.DbException when the database refuses or cannot be reached
     */
    public boolean isSharedBy(Db db) {
        String own = hmac("fingerprint", "");
        return db.call(AGREE).with("fingerprint", own).text().orElseThrow().equals(own);
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
