package app.cruddur.postconfirmation;

import app.cruddur.db.WordList;
import app.cruddur.text.DisplayName;
import app.cruddur.text.EmailAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed user, as Cognito describes them. The constraints of the database check each part
 * again.
 *
 * @param email empty where it is not verified, or cannot be kept
 */
record NewUser(String sub, String displayName, String handle, String email) {

    /** PostgreSQL stores neither a NUL nor half a surrogate pair. */
    private static final Pattern NOT_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    /** Checked before the handle is made lower case: the Kelvin sign would turn into a k. */
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{3,30}");

    private static final Set<String> RESERVED = WordList.load("users/reserved-handles");

    /**
     * @throws NotRegistered when an attribute is missing or cannot be one
     */
    static NewUser of(Map<?, ?> attributes) {
        String handle = attribute(attributes, "preferred_username");
        NewUser user =
                new NewUser(
                        attribute(attributes, "sub"),
                        name(attributes.get("name"), handle),
                        handle,
                        email(attributes));
        if (!HANDLE.matcher(user.handle).matches()) {
            throw new NotRegistered("attribute_impossible", "preferred_username");
        }
        if (RESERVED.contains(user.handle.toLowerCase(Locale.ROOT))) {
            throw new NotRegistered("handle_reserved", "preferred_username");
        }
        return user;
    }

    /** An administrator can confirm a person whose e-mail address is not verified. */
    private static String email(Map<?, ?> attributes) {
        String told = attribute(attributes, "email");
        return "true".equals(attributes.get("email_verified"))
                ? EmailAddress.parse(told).map(EmailAddress::ascii).orElse("")
                : "";
    }

    /**
     * The name as a first sign-in would record it: without what cannot be shown; the handle where
     * nothing is left.
     */
    private static String name(@Nullable Object told, String handle) {
        String name = told instanceof String text ? DisplayName.mended(text) : "";
        return name.isEmpty() ? handle.toLowerCase(Locale.ROOT) : name;
    }

    private static String attribute(Map<?, ?> attributes, String name) {
        if (!(attributes.get(name) instanceof String text) || text.isBlank()) {
            throw new NotRegistered("attribute_missing", name);
        }
        if (NOT_TEXT.matcher(text).find()) {
            throw new NotRegistered("attribute_impossible", name);
        }
        return text;
    }
}
