package app.cruddur.activities;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A crud that may be posted: 1 to 280 characters as a person counts them, and a lifetime. */
record NewActivity(String message, TimeToLive ttl) {

    private static final int MAX_CHARACTERS = 280;
    private static final int MAX_BYTES = 4096;

    /** Nothing, or only what has neither shape nor width. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Z}\\s]*");

    /**
     * @throws Refusal with all that is wrong
     */
    static NewActivity of(@Nullable String message, @Nullable String ttl) {
        List<ErrorCode> errors = new ArrayList<>();
        String text = message == null ? "" : trim(message);
        if (UNSEEN.matcher(text).matches()) {
            errors.add(ErrorCode.MESSAGE_BLANK);
        } else if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            errors.add(ErrorCode.MESSAGE_INVALID);
        } else if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                || characters(text) > MAX_CHARACTERS) {
            errors.add(ErrorCode.MESSAGE_EXCEED_MAX_CHARS);
        }
        Optional<TimeToLive> lifetime = TimeToLive.of(ttl == null ? "" : ttl);
        if (ttl == null || ttl.isBlank()) {
            errors.add(ErrorCode.TTL_BLANK);
        } else if (lifetime.isEmpty()) {
            errors.add(ErrorCode.TTL_INVALID);
        }
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
        return new NewActivity(text, lifetime.orElseThrow());
    }

    /** Without the white space around it, as the browser's {@code trim()} takes it away. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** ECMAScript's WhiteSpace and LineTerminator. */
    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || "\t\n\u000B\f\r\u2028\u2029\uFEFF".indexOf(character) >= 0;
    }

    /**
     * Extended grapheme clusters, Unicode Standard Annex 29, as the browser's Intl.Segmenter counts
     * them.
     */
    static int characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
