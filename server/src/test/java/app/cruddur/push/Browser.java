package app.cruddur.push;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiver's side of RFC 8291 and RFC 8292: a browser and its push service. */
final class Browser {

    private final KeyPair keys;
    private final byte[] auth = new byte[16];

    Browser() throws GeneralSecurityException {
        keys = P256.newPair();
        new SecureRandom().nextBytes(auth);
    }

    byte[] publicKey() {
        return P256.bytes((ECPublicKey) keys.getPublic());
    }

    byte[] auth() {
        return auth.clone();
    }

    /** What it gives a page, by these kinds. */
    Map<String, Object> subscription(String endpoint, Map<String, Boolean> kinds) {
        return Map.of(
                "endpoint",
                endpoint,
                "p256dh",
                base64(publicKey()),
                "auth",
                base64(auth),
                "kinds",
                kinds);
    }

    String read(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] encrypted = new byte[in.remaining()];
        in.get(encrypted);
        byte[] shared = P256.agree(keys.getPrivate(), P256.publicKey(sender));
        byte[] input =
                hkdf(
                        auth,
                        shared,
                        concat(
                                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                                publicKey(),
                                sender),
                        32);
        byte[] key =
                hkdf(
                        salt,
                        input,
                        "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII),
                        16);
        byte[] nonce =
                hkdf(
                        salt,
                        input,
                        "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII),
                        12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        byte[] record = cipher.doFinal(encrypted);
        int end = record.length - 1;
        while (record[end] == 0) {
            end--;
        }
        if (record[end] != 2) {
            throw new GeneralSecurityException("This is not the last record.");
        }
        return new String(record, 0, end, StandardCharsets.UTF_8);
    }

    /** The claims of a header Authorization, whose signature is by the key in it. */
    static JWTClaimsSet vapid(String header, String publicKey) throws Exception {
        Matcher parts = Pattern.compile("vapid t=([^, ]+), k=([^, ]+)").matcher(header);
        if (!parts.matches() || !parts.group(2).equals(publicKey)) {
            throw new AssertionError(header);
        }
        SignedJWT token = SignedJWT.parse(parts.group(1));
        ECPublicKey key = P256.publicKey(Base64.getUrlDecoder().decode(publicKey));
        if (!token.verify(new ECDSAVerifier(key))) {
            throw new AssertionError("It is signed by another key.");
        }
        return token.getJWTClaimsSet();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] first = hmac(hmac(salt, input), concat(info, new byte[] {1}));
        return Arrays.copyOf(first, length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
