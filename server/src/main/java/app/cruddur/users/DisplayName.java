package app.cruddur.users;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.PlainText;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule for names, with which nobody can pose as another: NFC, nothing hidden, 50 characters.
 */
public final class DisplayName {

    private static final int MAX_CHARACTERS = 50;
    private static final int MAX_CODE_POINTS = 200;

    /** As it is typed. NFC takes time by the square of a run of marks, so that it comes after. */
    private static final int MAX_TYPED = 1000;

    /** Control, bidirectional and zero-width characters. */
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\p{Co}\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFF0-\\uFFFF\\x{E0000}-\\x{E007F}]");

    /**
     * Zero-width joiners where neither a script nor an emoji needs them: beside Latin, Greek,
     * Cyrillic, at an end.
     */
    private static final Pattern IDLE_JOINER =
            Pattern.compile(
                    "(?<![^\\p{ASCII}\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\u200C\\u200D])[\\u200C\\u200D]"
                            + "|[\\u200C\\u200D](?![^\\p{ASCII}\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\u200C\\u200D])");

    private DisplayName() {}

    /** The name as it is kept; what is wrong with it is added to the errors. */
    public static String of(@Nullable String name, List<ErrorCode> errors) {
        if (name != null && name.length() > MAX_TYPED) {
            errors.add(ErrorCode.NAME_TOO_LONG);
            return "";
        }
        String text =
                name == null ? "" : Normalizer.normalize(PlainText.trim(name), Normalizer.Form.NFC);
        if (PlainText.isUnseen(text)) {
            errors.add(ErrorCode.NAME_BLANK);
        } else if (HIDDEN.matcher(text).find()
                || IDLE_JOINER.matcher(text).find()
                || !PlainText.canBeKept(text)) {
            errors.add(ErrorCode.NAME_INVALID);
        } else if (PlainText.characters(text) > MAX_CHARACTERS
                || text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            errors.add(ErrorCode.NAME_TOO_LONG);
        }
        return text;
    }
}
