package app.cruddur.users;

import app.cruddur.db.WordList;
import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refuses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for handles: short, plain, and none that looks like a page or like the operator. */
@Refuses({"preferred_username_blank", "preferred_username_invalid", "preferred_username_reserved"})
public final class Handle {

    /** Is matched before the handle is made lower case: the Kelvin sign would turn into a k. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_]{3,30}");

    private static final Set<String> RESERVED = WordList.load("users/reserved-handles");

    private Handle() {}

    /** A handle as the pages write it, with an @, or as keyboards give it, with blanks around. */
    public static String bare(String typed) {
        // No handle with blanks around it is that long.
        String text = typed.length() > 300 ? typed : PlainText.strip(typed);
        return text.startsWith("@") ? text.substring(1) : text;
    }

    /** The handle as it is kept; its faults are added to the errors. */
    public static String of(@Nullable String handle, List<ErrorCode> errors) {
        String text = handle == null ? "" : bare(handle);
        String kept = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            errors.add(UserError.PREFERRED_USERNAME_BLANK);
        } else if (!SHAPE.matcher(text).matches()) {
            errors.add(UserError.PREFERRED_USERNAME_INVALID);
        } else if (RESERVED.contains(kept)) {
            errors.add(UserError.PREFERRED_USERNAME_RESERVED);
        }
        return kept;
    }
}
