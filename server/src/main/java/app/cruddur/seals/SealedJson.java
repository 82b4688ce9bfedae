package app.cruddur.seals;

import app.cruddur.db.Db;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * JSON as PostgreSQL wrote it, with seals in the place of texts. A seal is a string of its own, and
 * no text has its mark, so that nothing else of the JSON has to be understood.
 */
final class SealedJson {

    private static final byte[] MARK = "\"\\u0001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private SealedJson() {}

    /** The JSON with the texts; null in the place of one whose seal does not open. */
    static Db.Opened open(byte[] json, KeyRing keys) {
        int seal = next(json, 0);
        if (seal < 0) {
            return new Db.Opened(json, 0);
        }
        Cipher cipher = Seal.cipher();
        ByteArrayOutputStream opened = new ByteArrayOutputStream(json.length);
        int written = 0;
        int closed = 0;
        while (seal >= 0) {
            int end = end(json, seal + MARK.length);
            byte[] text = text(json, seal + MARK.length, end, keys, cipher);
            opened.write(json, written, seal - written);
            if (text == null) {
                opened.writeBytes(NULL);
                closed++;
            } else {
                quoted(text, opened);
            }
            written = end + 1;
            seal = next(json, written);
        }
        opened.write(json, written, json.length - written);
        return new Db.Opened(opened.toByteArray(), closed);
    }

    /** Where the next string begins with the mark. A quote after a backslash is part of a text. */
    private static int next(byte[] json, int from) {
        for (int place = from; place + MARK.length < json.length; place++) {
            if (json[place] == '"'
                    && json[place + 1] == '\\'
                    && (place == 0 || json[place - 1] != '\\')
                    && begins(json, place)) {
                return place;
            }
        }
        return -1;
    }

    private static boolean begins(byte[] json, int place) {
        for (int each = 0; each < MARK.length; each++) {
            if (json[place + each] != MARK[each]) {
                return false;
            }
        }
        return true;
    }

    /** Where the string ends. A row written by hand may have anything after the mark. */
    private static int end(byte[] json, int from) {
        int place = from;
        while (json[place] != '"') {
            place += json[place] == '\\' ? 2 : 1;
        }
        return place;
    }

    private static byte @Nullable [] text(
            byte[] json, int from, int end, KeyRing keys, Cipher cipher) {
        int letters = end - from;
        if (letters <= Seal.UUID_LETTERS + Seal.HOUR_DIGITS) {
            return null;
        }
        String seal = new String(json, from, letters, StandardCharsets.ISO_8859_1);
        try {
            UUID row = UUID.fromString(seal.substring(0, Seal.UUID_LETTERS));
            int from64 = Seal.UUID_LETTERS + Seal.HOUR_DIGITS;
            int hour = Integer.parseInt(seal.substring(Seal.UUID_LETTERS, from64));
            byte[] sealed = Base64.getUrlDecoder().decode(seal.substring(from64));
            return opened(cipher, sealed, row, hour, keys.of(hour));
        } catch (IllegalArgumentException noSeal) {
            return null;
        }
    }

    /** Of several keys of an hour one fits. */
    private static byte @Nullable [] opened(
            Cipher cipher, byte[] sealed, UUID row, int hour, List<KeyRing.Key> keys) {
        for (KeyRing.Key key : keys) {
            try {
                return Seal.open(cipher, sealed, row, hour, key.secret());
            } catch (GeneralSecurityException otherKey) {
                // The next one, or none.
            }
        }
        return null;
    }

    /** The key that opens what a row holds; none where it is no seal, or no key fits. */
    static Optional<KeyRing.Key> key(String stored, UUID row, KeyRing keys) {
        try {
            int from64 = 1 + Seal.HOUR_DIGITS;
            int hour = Integer.parseInt(stored.substring(1, from64));
            byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(from64));
            Cipher cipher = Seal.cipher();
            return keys.of(hour).stream()
                    .filter(key -> opened(cipher, sealed, row, hour, List.of(key)) != null)
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noSeal) {
            return Optional.empty();
        }
    }

    /** As PostgreSQL writes a string, so that an answer is the same bytes, sealed or not. */
    private static void quoted(byte[] text, ByteArrayOutputStream json) {
        json.write('"');
        for (byte one : text) {
            switch (one) {
                case '"', '\\' -> escaped(one, json);
                case '\b' -> escaped('b', json);
                case '\f' -> escaped('f', json);
                case '\n' -> escaped('n', json);
                case '\r' -> escaped('r', json);
                case '\t' -> escaped('t', json);
                default -> {
                    if (one >= 0 && one < ' ') {
                        escaped('u', json);
                        json.write('0');
                        json.write('0');
                        json.write(HEX[one >> 4]);
                        json.write(HEX[one & 15]);
                    } else {
                        json.write(one);
                    }
                }
            }
        }
        json.write('"');
    }

    private static void escaped(int letter, ByteArrayOutputStream json) {
        json.write('\\');
        json.write(letter);
    }
}
