package app.cruddur.seals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A text as the database keeps it: the mark, the hour as six digits, and a nonce with AES-256-GCM
 * of the text, in base64url. The row's uuid and the hour are authenticated, so that a seal that was
 * moved to another row does not open. An answer of PostgreSQL's has a mark and the row's uuid
 * before it ({@code sealed_or_plain}).
 */
final class Seal {

    /** Stands in no text that a person writes. */
    static final char MARK = '\u0001';

    static final int HOUR_DIGITS = 6;
    static final int UUID_LETTERS = 36;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static String of(String text, UUID row, int hour, SecretKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place(row, hour));
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return MARK
                    + Integer.toString(hour)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The text of a seal.
     *
     * @param sealed what stands after the hour
     * @throws GeneralSecurityException when it was sealed for another row or hour, under another
     *     key, or was changed since
     */
    static byte[] open(Cipher cipher, byte[] sealed, UUID row, int hour, SecretKey key)
            throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("The seal is cut off.");
        }
        cipher.init(
                Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(place(row, hour));
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] place(UUID row, int hour) {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .putInt(hour)
                .array();
    }
}
