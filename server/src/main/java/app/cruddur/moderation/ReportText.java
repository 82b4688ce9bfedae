package app.cruddur.moderation;

import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule for a note of a report and for an answer: 1,000 characters as a person counts them. */
final class ReportText {

    private static final int MAX_CHARACTERS = 1000;
    private static final int MAX_BYTES = 8000;

    private ReportText() {}

    /** The text as it is kept, empty for none; its faults are added to the errors. */
    static String of(
            @Nullable String sent, ErrorCode tooLong, ErrorCode invalid, List<ErrorCode> errors) {
        String text = sent == null ? "" : PlainText.trim(sent);
        if (PlainText.isUnseen(text)) {
            return "";
        }
        if (PlainText.bytes(text) > MAX_BYTES || PlainText.characters(text) > MAX_CHARACTERS) {
            errors.add(tooLong);
        } else if (!PlainText.canBeKept(text) || PlainText.isHeaped(text)) {
            errors.add(invalid);
        }
        return text;
    }
}
