package app.cruddur.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mail.
 *
 * @param subject one line
 * @param logLine what the log says in its place where no mail is sent, one line
 * @param text the body, plain text
 */
public record Letter(String subject, String logLine, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029]");

    /** A line break in the subject would begin a header of its own; in the log, a line. */
    public Letter {
        if (CONTROL.matcher(subject).find() || CONTROL.matcher(logLine).find()) {
            throw new IllegalArgumentException(
                    "A subject and a line for the log hold no control characters.");
        }
    }

    /**
     * Writes a letter from the template {@code mail/<language>/<name>.txt}: a line {@code Subject:
     * …}, a line {@code Log: …}, which is English in every language, an empty line, the text. Each
     * {@code {placeholder}} becomes its value, which is only ever text: what looks like a
     * placeholder in it stays.
     *
     * @throws IllegalArgumentException when there is no such template or a value is missing
     */
    public static Letter of(Locale language, String name, Map<String, String> values) {
        String file = "mail/%s/%s.txt".formatted(language.getLanguage(), name);
        String template = load(file).replace("\r\n", "\n");
        String[] parts = template.split("\n", 4);
        if (parts.length < 4
                || !parts[0].startsWith("Subject: ")
                || !parts[1].startsWith("Log: ")
                || !parts[2].isEmpty()) {
            throw new IllegalArgumentException(
                    file + " must begin with Subject:, Log: and an empty line.");
        }
        return new Letter(
                filled(parts[0].substring("Subject: ".length()), file, values),
                filled(parts[1].substring("Log: ".length()), file, values),
                filled(parts[3], file, values));
    }

    private static String filled(String text, String file, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> {
                    String value = values.get(found.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                file + " needs a value for " + found.group(1) + ".");
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    private static String load(String file) {
        try (InputStream template = Letter.class.getResourceAsStream("/" + file)) {
            if (template == null) {
                throw new IllegalArgumentException("There is no template " + file + ".");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
