package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The refresh token of a session, kept encrypted.
 *
 * @param due when to ask
 */
record Renewal(byte[] encryptedToken, Instant due) {

    private static final String PURPOSE = "refresh token";

    static Renewal of(String refreshToken, Instant due, SecretKey key) {
        return new Renewal(
                key.encrypt(PURPOSE, refreshToken.getBytes(StandardCharsets.UTF_8)), due);
    }

    String token(SecretKey key) {
        return new String(key.decrypt(PURPOSE, encryptedToken), StandardCharsets.UTF_8);
    }

    Renewal later(Instant another) {
        return new Renewal(encryptedToken, another);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Renewal renewal
                && due.equals(renewal.due)
                && Arrays.equals(encryptedToken, renewal.encryptedToken);
    }

    @Override
    public int hashCode() {
        return due.hashCode();
    }

    @Override
    public String toString() {
        return "Renewal due " + due;
    }
}
