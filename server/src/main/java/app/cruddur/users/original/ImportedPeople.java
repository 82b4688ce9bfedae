package app.cruddur.users.original;

import app.cruddur.text.EmailAddress;
import app.cruddur.text.PlainText;
import app.cruddur.users.Handle;
import app.cruddur.users.Name;
import app.cruddur.users.UserError;
import app.cruddur.web.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The people of an original database who can come, by the rules for sign-ups, and the reasons why
 * others cannot. Of several with one handle or one id the first comes.
 */
final class ImportedPeople {

    /**
     * A person who comes.
     *
     * @param email as it is kept; empty where there is none that mail can be sent to
     * @param createdAt UTC, without saying so
     */
    record Person(
            String uuid,
            String name,
            String handle,
            String email,
            String sub,
            String bio,
            String createdAt) {}

    private static final int MAX_SUB = 255;

    private final List<Person> people = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Set<String> handles = new HashSet<>();
    private final Set<String> subs = new HashSet<>();
    private final Set<String> emails = new HashSet<>();

    /**
     * @param rows the people, the first first, as objects of the original's columns
     */
    ImportedPeople(List<JsonNode> rows) {
        int staying = 0;
        for (JsonNode row : rows) {
            String reason = reasonToStay(row);
            if (!reason.isEmpty()) {
                sentences.add(
                        "@%s stays behind: %s.".formatted(shown(text(row, "handle")), reason));
                staying++;
            }
        }
        sentences.add("%s people have come, %s stay behind.".formatted(people.size(), staying));
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /**
     * One sentence for each person who stays behind or lacks something, and at last the number who
     * came.
     */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** Empty for a person who comes, who is then among the people. */
    private String reasonToStay(JsonNode row) {
        List<ErrorCode> errors = new ArrayList<>();
        String handle = Handle.of(text(row, "handle"), errors);
        if (!errors.isEmpty()) {
            return errors.contains(UserError.PREFERRED_USERNAME_RESERVED)
                    ? "the handle is reserved"
                    : "a handle has 3 to 30 letters, digits and _";
        }
        String name = Name.of(text(row, "display_name"), errors);
        if (!errors.isEmpty()) {
            return "the display name is empty, too long or has hidden characters";
        }
        String sub = text(row, "cognito_user_id");
        if (sub.isBlank() || sub.length() > MAX_SUB) {
            return "there is no cognito_user_id";
        }
        if (handles.contains(handle)) {
            return "another person before has the handle";
        }
        if (!subs.add(sub)) {
            return "another person before has the cognito_user_id '%s'".formatted(shown(sub));
        }
        handles.add(handle);
        people.add(
                new Person(
                        text(row, "uuid"),
                        name,
                        handle,
                        email(row, handle),
                        sub,
                        bio(row, handle),
                        text(row, "created_at")));
        return "";
    }

    private String email(JsonNode row, String handle) {
        String address = EmailAddress.parse(text(row, "email")).map(EmailAddress::ascii).orElse("");
        if (address.isEmpty()) {
            sentences.add(
                    "@%s comes without an e-mail address that mail can be sent to, and so without a password."
                            .formatted(handle));
        } else if (!emails.add(address.toLowerCase(Locale.ROOT))) {
            sentences.add(
                    "@%s comes without a password: another person before has the e-mail address."
                            .formatted(handle));
            return "";
        }
        return address;
    }

    private String bio(JsonNode row, String handle) {
        String bio = text(row, "bio");
        if (PlainText.canBeKept(bio) && !PlainText.isHeaped(bio)) {
            return bio;
        }
        sentences.add(
                "@%s comes without the bio, which has characters that cannot be kept."
                        .formatted(handle));
        return "";
    }

    /** A column as text; empty where the row has none, or NULL. */
    private static String text(JsonNode row, String column) {
        return row.path(column).asString("");
    }

    /**
     * Text of a foreign database is shown without control characters that a terminal would obey.
     */
    private static String shown(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
    }
}
