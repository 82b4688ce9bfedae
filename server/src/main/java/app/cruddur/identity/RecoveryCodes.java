package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Codes that stand in for a second factor, each once: 50 random bits, written as ten letters and
 * digits with a hyphen between. The database has their HMACs alone. Thread-safe.
 */
@Component
class RecoveryCodes {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Crockford's Base32, in which no two characters look alike. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int HOW_MANY = 10;
    private static final int LENGTH = 10;

    private final SecretKey key;

    RecoveryCodes(SecretKey key) {
        this.key = key;
    }

    /** Ten new codes, as a person keeps them. */
    List<String> fresh() {
        return Stream.generate(RecoveryCodes::code).distinct().limit(HOW_MANY).toList();
    }

    private static String code() {
        StringBuilder code = new StringBuilder(LENGTH + 1);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(at -> code.append(ALPHABET.charAt(at)));
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** The HMAC of a code as somebody typed it: in either case, with or without hyphens. */
    String hmac(UUID user, String typed) {
        String code =
                typed.toLowerCase(Locale.ROOT)
                        .replace("-", "")
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
        return key.hmac("recovery code", user + "\n" + code);
    }
}
