package app.cruddur.seals;

import app.cruddur.db.Db;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
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

    /** As JSON has it; a string that begins with it is a seal. */
    private static final byte[] MARK = "\\u0001".getBytes(StandardCharsets.US_ASCII);

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
        Opened opened = new Opened(json.length);
        int written = 0;
        int closed = 0;
        while (seal >= 0) {
            int end = end(json, seal);
            byte[] text = text(json, seal + MARK.length, end, keys, cipher);
            opened.copy(json, written, seal - 1);
            if (text == null) {
                opened.copy(NULL, 0, NULL.length);
                closed++;
            } else {
                opened.quote(text);
            }
            written = end + 1;
            seal = next(json, written);
        }
        opened.copy(json, written, json.length);
        return new Db.Opened(opened.bytes(), closed);
    }

    /** The next mark that begins a string. A quote after a backslash is part of a text. */
    private static int next(byte[] json, int from) {
        for (int place = from; place + MARK.length < json.length; place++) {
            // Few bytes of an answer are a backslash, and many are a quote.
            if (json[place] == '\\'
                    && place > 0
                    && json[place - 1] == '"'
                    && (place == 1 || json[place - 2] != '\\')
                    && isMark(json, place)) {
                return place;
            }
        }
        return -1;
    }

    private static boolean isMark(byte[] json, int place) {
        return Arrays.equals(json, place, place + MARK.length, MARK, 0, MARK.length);
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
        int uuidEnd = from + Seal.UUID_LETTERS;
        int hourAt = uuidEnd + MARK.length;
        int from64 = hourAt + Seal.HOUR_DIGITS;
        if (end <= from64 || !isMark(json, uuidEnd)) {
            return null;
        }
        try {
            UUID row = UUID.fromString(letters(json, from, uuidEnd));
            int hour = Integer.parseInt(letters(json, hourAt, from64));
            byte[] sealed = Base64.getUrlDecoder().decode(Arrays.copyOfRange(json, from64, end));
            return opened(cipher, sealed, row, hour, keys.of(hour));
        } catch (IllegalArgumentException noSeal) {
            return null;
        }
    }

    private static String letters(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
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

    /** The bytes of an answer while its texts are written into it. */
    private static final class Opened {

        private byte[] bytes;
        private int length;

        Opened(int expected) {
            bytes = new byte[expected];
        }

        void copy(byte[] from, int start, int end) {
            reserve(end - start);
            System.arraycopy(from, start, bytes, length, end - start);
            length += end - start;
        }

        /** As PostgreSQL writes a string, so that an answer is the same bytes, sealed or not. */
        void quote(byte[] text) {
            write('"');
            int written = 0;
            for (int place = 0; place < text.length; place++) {
                byte one = text[place];
                if (one == '"' || one == '\\' || (one >= 0 && one < ' ')) {
                    copy(text, written, place);
                    escape(one);
                    written = place + 1;
                }
            }
            copy(text, written, text.length);
            write('"');
        }

        private void escape(byte one) {
            write('\\');
            switch (one) {
                case '"', '\\' -> write(one);
                case '\b' -> write('b');
                case '\f' -> write('f');
                case '\n' -> write('n');
                case '\r' -> write('r');
                case '\t' -> write('t');
                default -> {
                    write('u');
                    write('0');
                    write('0');
                    write(HEX[one >> 4]);
                    write(HEX[one & 15]);
                }
            }
        }

        private void write(int one) {
            reserve(1);
            bytes[length++] = (byte) one;
        }

        private void reserve(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
