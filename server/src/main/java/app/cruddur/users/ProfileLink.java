package app.cruddur.users;

import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refuses;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one link of a profile: an https address in the characters of RFC 3986, without a user. The
 * host is a name with a dot, so that no link leads to a device in its reader's own network by a
 * number. A name in another script stands in its ASCII form (xn--), which no other name looks like.
 */
@Refuses({"link_too_long", "link_invalid"})
final class ProfileLink {

    static final String RULE = "one https address of a named host, without a user, in ASCII";

    /** In characters, each of which is a byte. */
    static final int LONGEST = 200;

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern SAFE =
            Pattern.compile(
                    "https://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                            + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(:[0-9]{1,5})?"
                            + "([/?#]([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?");

    private ProfileLink() {}

    /**
     * The link as it is kept: an empty text for none, null where nothing was sent. Its faults are
     * added to the errors.
     */
    static @Nullable String of(@Nullable String sent, List<ErrorCode> errors) {
        if (sent == null) {
            return null;
        }
        String link = PlainText.trim(sent);
        if (link.length() > LONGEST) {
            errors.add(UserError.LINK_TOO_LONG);
        } else if (!link.isEmpty() && !isSafe(link)) {
            errors.add(UserError.LINK_INVALID);
        }
        return link;
    }

    private static boolean isSafe(String link) {
        // A second # is no URI; a port is no number of five digits.
        return SAFE.matcher(link).matches()
                && link.indexOf('#') == link.lastIndexOf('#')
                && URI.create(link).getPort() <= HIGHEST_PORT;
    }
}
