package app.cruddur.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret that opens a session, and the hash by which the session is found. */
public final class SessionToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 216 random bits. */
    private static final int RANDOM_BYTES = 27;

    private SessionToken() {}

    /** A new token, 48 characters, which servers of 0.1.0 read too: an id in Base64. */
    public static String next() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] id = Base64.getUrlEncoder().withoutPadding().encode(random);
        return Base64.getEncoder().encodeToString(id);
    }

    /** Its SHA-256 in hexadecimal. The token has too many random bits for anybody to guess it. */
    public static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
