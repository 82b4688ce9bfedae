package app.cruddur.config;

import app.cruddur.text.DisplayName;
import app.cruddur.text.EmailAddress;
import app.cruddur.text.PlainText;
import app.cruddur.web.ServerIdentity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that say to people what this server is. */
final class ServerSettings {

    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_RULE = 300;
    private static final int MOST_RULES = 20;
    private static final int MOST_LANGUAGES = 10;

    private static final Pattern ADDRESS = Pattern.compile("https://[!-~]{1,190}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    private ServerSettings() {}

    /** The identity of the server. Adds errors to the settings. */
    static ServerIdentity of(RawSettings given) {
        String name = given.text(Setting.SERVER_NAME);
        if (DisplayName.of(name).fault() != null) {
            given.wrong("SERVER_NAME must be a name of 1 to 50 characters, but is '" + name + "'.");
        }
        String line = given.text(Setting.SERVER_LINE).strip();
        if (!isLine(line, LONGEST_LINE)) {
            given.wrong(
                    "SERVER_LINE must be one line of at most %s characters."
                            .formatted(LONGEST_LINE));
        }
        List<String> rules = parts(given.text(Setting.SERVER_RULES), ";");
        if (rules.size() > MOST_RULES
                || !rules.stream().allMatch(rule -> isLine(rule, LONGEST_RULE))) {
            given.wrong(
                    "SERVER_RULES must be at most %s rules with ; between them, each one line of at most %s characters."
                            .formatted(MOST_RULES, LONGEST_RULE));
        }
        String contact = given.text(Setting.SERVER_CONTACT).strip();
        if (!contact.isEmpty()
                && !ADDRESS.matcher(contact).matches()
                && EmailAddress.parse(contact).isEmpty()) {
            given.wrong(
                    "SERVER_CONTACT must be a mail address or an https address, but is '%s'."
                            .formatted(contact));
        }
        List<String> languages = parts(given.text(Setting.SERVER_LANGUAGES), ",");
        if (languages.size() > MOST_LANGUAGES
                || !languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            given.wrong(
                    "SERVER_LANGUAGES must be at most %s tags such as en,de, but is '%s'."
                            .formatted(MOST_LANGUAGES, given.text(Setting.SERVER_LANGUAGES)));
        }
        return new ServerIdentity(DisplayName.of(name).text(), line, rules, contact, languages);
    }

    private static List<String> parts(String text, String between) {
        return Stream.of(text.split(between))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean isLine(String text, int longest) {
        return PlainText.characters(text) <= longest
                && PlainText.canBeKept(text)
                && !PlainText.isHeaped(text)
                && text.chars().noneMatch(character -> "\t\n\r".indexOf(character) >= 0);
    }
}
