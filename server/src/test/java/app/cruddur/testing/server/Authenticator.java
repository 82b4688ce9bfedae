package app.cruddur.testing.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an app on a telephone does with the secret of a second factor (RFC 4226 and 6238). */
public final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    /**
     * An app that has scanned or typed this secret.
     *
     * @param secret in Base32
     */
    public Authenticator(String secret) {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        long held = 0;
        int bits = 0;
        for (char letter : secret.toCharArray()) {
            held = held << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        this.secret = Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** The secret's bytes, as PostgreSQL writes them. */
    public String hex() {
        return HexFormat.of().formatHex(secret);
    }

    /**
     * The code of this moment, or of as many steps of thirty seconds later; earlier if negative.
     */
    public String code(int stepsLater) {
        long step = Instant.now().getEpochSecond() / 30 + stepsLater;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
