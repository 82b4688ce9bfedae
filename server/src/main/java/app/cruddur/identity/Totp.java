package app.cruddur.identity;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based codes (RFC 6238) as every app makes them: SHA-1, six digits, steps of thirty seconds.
 */
final class Totp {

    static final int STEP_SECONDS = 30;

    /** How many steps a clock may be behind or ahead. */
    private static final int DRIFT = 1;

    /** The length that RFC 4226 recommends: 160 bits. */
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** RFC 4648. */
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static boolean looksLikeCode(String typed) {
        return CODE.matcher(typed).matches();
    }

    /**
     * The time step whose code this is: the one of this time, the last, or the next.
     *
     * @param seconds since 1970
     */
    static OptionalLong stepOf(byte[] secret, String code, long seconds) {
        long now = seconds / STEP_SECONDS;
        return LongStream.rangeClosed(now - DRIFT, now + DRIFT)
                .filter(step ->
                        MessageDigest.isEqual(
                                code(secret, step).getBytes(StandardCharsets.US_ASCII),
                                code.getBytes(StandardCharsets.UTF_8)))
                .max();
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        try {
            return new HmacOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "HmacSHA1"), step, Locale.ROOT);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The address that apps read from a picture (Key Uri Format). */
    static String address(byte[] secret, String server, String handle) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s"
                .formatted(encoded(server), encoded(handle), base32(secret));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without padding. The length must be a multiple of five bytes. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5);
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = (held << 8 | one & 0xff) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 0x1f));
            }
        }
        return text.toString();
    }
}
