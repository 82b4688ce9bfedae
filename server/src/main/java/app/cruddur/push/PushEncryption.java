package app.cruddur.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that one browser alone can read it (RFC 8291, in the one record of RFC
 * 8188's aes128gcm).
 */
final class PushEncryption {

    static final int AUTH_BYTES = 16;

    private static final int SALT_BYTES = 16;
    private static final int RECORD_BYTES = 4096;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushEncryption() {}

    /**
     * The body of a request to a push service. Its length follows from {@code length} alone.
     *
     * @param p256dh the browser's public key
     * @param auth the browser's authentication secret
     * @param length what the text counts as, in bytes: a shorter one is padded
     * @throws GeneralSecurityException when {@code p256dh} is no key
     * @throws IllegalArgumentException when the text is longer than {@code length}
     */
    static byte[] encrypt(byte[] text, byte[] p256dh, byte[] auth, int length)
            throws GeneralSecurityException {
        if (text.length > length) {
            throw new IllegalArgumentException("The text has " + text.length + " bytes.");
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(Arrays.copyOf(marked(text), length + 1), p256dh, auth, P256.newPair(), salt);
    }

    /** The text and the mark of the last record, behind which padding may follow. */
    static byte[] marked(byte[] text) {
        byte[] marked = Arrays.copyOf(text, text.length + 1);
        marked[text.length] = 2;
        return marked;
    }

    static byte[] encrypt(byte[] record, byte[] p256dh, byte[] auth, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        byte[] ownPublic = P256.bytes((ECPublicKey) own.getPublic());
        byte[] shared = P256.agree(own.getPrivate(), P256.publicKey(p256dh));
        byte[] input = derive(auth, shared, info("WebPush: info", p256dh, ownPublic), 32);
        byte[] key = derive(salt, input, info("Content-Encoding: aes128gcm"), 16);
        byte[] nonce = derive(salt, input, info("Content-Encoding: nonce"), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        byte[] encrypted = cipher.doFinal(record);
        return ByteBuffer.allocate(SALT_BYTES + 5 + ownPublic.length + encrypted.length)
                .put(salt)
                .putInt(RECORD_BYTES)
                .put((byte) ownPublic.length)
                .put(ownPublic)
                .put(encrypted)
                .array();
    }

    /** A name, a zero byte, and what else belongs to it. */
    static byte[] info(String name, byte[]... more) {
        int length = name.length() + 1 + Arrays.stream(more).mapToInt(part -> part.length).sum();
        ByteBuffer info = ByteBuffer.allocate(length);
        info.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        for (byte[] part : more) {
            info.put(part);
        }
        return info.array();
    }

    /** HKDF with SHA-256 (RFC 5869). */
    static byte[] derive(byte[] salt, byte[] input, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(input)
                                .thenExpand(info, length));
    }
}
