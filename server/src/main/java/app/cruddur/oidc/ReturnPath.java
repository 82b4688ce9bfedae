package app.cruddur.oidc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: on this server and nowhere else. */
final class ReturnPath {

    static final String HOME = "/";

    /** Visible ASCII after a slash. Browsers leave out a tab, and read a backslash as a slash. */
    private static final Pattern SHAPE = Pattern.compile("/[\\x21-\\x7e&&[^\\\\]]{0,2000}");

    /**
     * Parts that make a path resolve to another one: an empty segment, a segment of dots, and an
     * escaped separator, dot or control character.
     */
    private static final Pattern AMBIGUOUS =
            Pattern.compile(
                    "/\\.{0,2}/|/\\.{1,2}$|%(?!\\p{XDigit}{2})|%(?:[01]|2[ef]|5c|7f)",
                    Pattern.CASE_INSENSITIVE);

    private ReturnPath() {}

    /** The address if it is one of ours, else home. */
    static String of(@Nullable Object wished) {
        return wished instanceof String text && isOurs(text) ? text : HOME;
    }

    private static boolean isOurs(String text) {
        String path = text.split("[?#]", 2)[0];
        return SHAPE.matcher(text).matches() && !AMBIGUOUS.matcher(path).find();
    }
}
