package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How the doctor and a server know each other: both know the secret key, and neither sends it. The
 * doctor sends a random number with its HMAC; the server answers with what it saw and the HMAC of
 * number and answer. Another server that gets the question by mistake can repeat it to the right
 * server and learns how that one sees it ({@link ServerView}); none of it opens anything.
 * Immutable.
 */
final class Proof {

    /** The header of the question and of the answer. */
    static final String HEADER = "Cruddur-Doctor";

    private static final String QUESTION = "doctor's question";
    private static final String ANSWER = "doctor's answer";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final String number;

    private Proof(SecretKey key, String number) {
        this.key = key;
        this.number = number;
    }

    /** A new question. */
    static Proof question(SecretKey key) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new Proof(key, HexFormat.of().formatHex(random));
    }

    /** The question in a request; empty unless it was made with our key. */
    static Optional<Proof> of(SecretKey key, String header) {
        if (!header.matches("[0-9a-f]{32}:[0-9a-f]{64}")) {
            return Optional.empty();
        }
        Proof asked = new Proof(key, header.substring(0, 2 * BYTES));
        return same(header, asked.header()) ? Optional.of(asked) : Optional.empty();
    }

    /** The question, as the request's header has it. */
    String header() {
        return number + ':' + key.hmac(QUESTION, number);
    }

    /** The answer, as the response's header has it. */
    String answer(byte[] text) {
        String written = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        return written + ':' + key.hmac(ANSWER, number + written);
    }

    /** The answer of a server that has our key; nothing for any other answer. */
    Optional<byte[]> answered(String header) {
        String written = header.replaceFirst(":.*", "");
        if (!same(header, written + ':' + key.hmac(ANSWER, number + written))) {
            return Optional.empty();
        }
        return Optional.of(Base64.getUrlDecoder().decode(written));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
