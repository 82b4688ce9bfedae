package app.cruddur.oidc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: on this server and nowhere else. */
final class LocalAddress {

    static final String HOME = "/";

    /**
     * One slash and no second one, nor the backslash that browsers take for it; nothing that they
     * leave out, as a tab.
     */
    private static final Pattern SHAPE = Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\]]{0,2000}");

    private LocalAddress() {}

    /** The address where it is one of ours, else home. */
    static String of(@Nullable Object wished) {
        return wished instanceof String text && SHAPE.matcher(text).matches() ? text : HOME;
    }
}
