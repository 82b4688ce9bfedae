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

    /** Text that may hide a colon comes first: comments, quoted text, quoted names, casts. */
    private static final Pattern TOKEN =
            Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"|::|:([a-z_]+)");

    private static final Pattern LIST = Pattern.compile("(?s) *-- page of\\n(.*?) *-- end\\n");
    private static final Pattern PLACE = Pattern.compile(" *-- the list\\n");

    public SqlFile {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a statement from the class path. Meant for static fields: a missing file stops the
     * start.
     *
     * @param name the path below {@code sql/}, without its ending
     * @throws IllegalStateException when there is no such file
     */
    public static SqlFile load(String name) {
        return parse(name, text(name));
    }

    /**
     * Reads a statement about a list, and puts a page of the list in its place: between the lines
     * {@code -- page of} and {@code -- end} stand the rows of the list, and the file {@code page}
     * has a line {@code -- the list} where they belong.
     *
     * @throws IllegalStateException when there is no such file, or one of the lines is not there
     */
    public static SqlFile load(String name, String page) {
        return parse(pagedName(name, page), text(name, page));
    }

    static String pagedName(String name, String page) {
        return name + " by " + page;
    }

    static String text(String name, String page) {
        Matcher list = LIST.matcher(text(name));
        Matcher place = PLACE.matcher(text(page));
        if (!list.find() || !place.find()) {
            throw new IllegalStateException(
                    name + " has no list, or " + page + " no place for it.");
        }
        String paged = place.replaceFirst(Matcher.quoteReplacement(list.group(1)));
        return list.replaceFirst(Matcher.quoteReplacement(paged));
    }

    static String text(String name) {
        String path = "/sql/" + name + ".sql";
        try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no SQL file db" + path + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
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
