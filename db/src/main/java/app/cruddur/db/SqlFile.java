package app.cruddur.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement, kept in a file of its own under {@code db/sql}, with parameters written {@code
 * :name}.
 *
 * @param name what the statement is called, for example {@code activities/show}
 * @param statement the text as the driver takes it, a {@code ?} for each parameter
 * @param parameters the names in the order of their question marks; a name may occur more than once
 */
public record SqlFile(String name, String statement, List<String> parameters) {

    /** What may hide a colon comes first: comments, quoted text, quoted names, casts. */
    private static final Pattern TOKEN =
            Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"|::|:([a-z_]+)");

    public SqlFile {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a statement from the class path. Meant for static fields: what is missing stops the
     * start.
     *
     * @param name the path below {@code sql/}, without its ending
     * @throws IllegalStateException when there is no such file
     */
    public static SqlFile load(String name) {
        String path = "/sql/" + name + ".sql";
        try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no SQL file db" + path + ".");
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException("The SQL file db" + path + " cannot be read.", failure);
        }
    }

    static SqlFile parse(String name, String text) {
        List<String> parameters = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String parameter = token.group(1);
            if (parameter != null) {
                parameters.add(parameter);
            }
            String kept = token.group().startsWith("--") ? "" : token.group();
            token.appendReplacement(
                    statement, Matcher.quoteReplacement(parameter == null ? kept : "?"));
        }
        token.appendTail(statement);
        String body = statement.toString().strip();
        if (body.endsWith(";")) {
            body = body.substring(0, body.length() - 1);
        }
        return new SqlFile(name, body, parameters);
    }
}
