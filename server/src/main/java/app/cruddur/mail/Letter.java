package app.cruddur.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
     * Writes a letter from the template {@code mail/<name>.txt}: a line {@code Subject: …}, a line
     * {@code Log: …}, an empty line, the text. Each {@code {placeholder}} becomes its value, which
     * is only ever text: what looks like a placeholder in it stays.
     *
     * @throws IllegalArgumentException when there is no such template or a value is missing
     */
    public static Letter of(String name, Map<String, String> values) {
        String template = load(name).replace("\r\n", "\n");
        String[] parts = template.split("\n", 4);
        if (parts.length < 4
                || !parts[0].startsWith("Subject: ")
                || !parts[1].startsWith("Log: ")
                || !parts[2].isEmpty()) {
            throw new IllegalArgumentException(
                    "mail/" + name + ".txt must begin with Subject:, Log: and an empty line.");
        }
        return new Letter(
                filled(parts[0].substring("Subject: ".length()), name, values),
                filled(parts[1].substring("Log: ".length()), name, values),
                filled(parts[3], name, values));
    }

    private static String filled(String text, String name, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> {
                    String value = values.get(found.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "mail/" + name + ".txt needs a value for " + found.group(1) + ".");
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    private static String load(String name) {
        try (InputStream file = Letter.class.getResourceAsStream("/mail/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no template mail/" + name + ".txt.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
