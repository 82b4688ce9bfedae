package app.cruddur.crypto;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that is never in the database. From a copy of the database, HMACs under it cannot be
 * guessed and encrypted values cannot be read.
 */
public final class SecretKey {

    /** The least that a key has. */
    public static final int MIN_BYTES = 32;

    private static final SqlFile AGREE = SqlFile.load("crypto/agree-on-key");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

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
        String own = fingerprint();
        return db.call(AGREE).with("fingerprint", own).text().orElseThrow().equals(own);
    }

    /** A fingerprint that distinguishes keys, in hexadecimal, and reveals nothing else of them. */
    public String fingerprint() {
        return hmac("fingerprint", "");
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

    /** AES-256-GCM under a key derived for this purpose. The result reveals only its length. */
    public byte[] encrypt(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws IllegalArgumentException when this was not encrypted for this purpose under this key
     */
    public byte[] decrypt(String purpose, byte[] encrypted) {
        try {
            byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, purpose, nonce)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("Not encrypted under this key.", wrong);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        byte[] derived = HexFormat.of().parseHex(hmac("encryption", purpose));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
