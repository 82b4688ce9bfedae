package app.cruddur.db;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement about cruds or people that its reader may see. Its file names {@code
 * visible_activities}, {@code visible_activities_json}, {@code visible_reposts} and {@code
 * visible_users}. For a list for everybody it names {@code visible_listed_activities} and {@code
 * visible_listed_activities_json}, which leave restricted people out. The statement runs in three
 * texts, which have other views in these places: {@code public_*} for a stranger, one member's part
 * of {@code seen_*} for that member, and {@code member_*} for members from whom nobody is hidden.
 *
 * @param forStrangers the text for people who are not signed in
 * @param forMember the text for one member, with the parameter {@code viewer}
 * @param forMembers the text for members from whom nobody is hidden
 */
public record VisibleSql(SqlFile forStrangers, SqlFile forMember, SqlFile forMembers) {

    private static final Pattern VISIBLE =
            Pattern.compile("\\bvisible_((?:listed_)?activities(?:_json)?|reposts|users)\\b");

    private static final Pattern BEGINNING =
            Pattern.compile("\\A((?:\\s|--[^\\n]*\\n)*)(?:WITH( RECURSIVE)?\\b)?");

    /**
     * Reads a statement from the class path. Meant for static fields: a missing file stops the
     * start.
     *
     * @param name the path below {@code sql/}, without its ending
     * @throws IllegalStateException when there is no such file, or it names no visible view
     */
    public static VisibleSql load(String name) {
        return parse(name, SqlFile.text(name));
    }

    /**
     * Reads a statement about a list, with a page of the list in its place, as {@link
     * SqlFile#load(String, String)} does.
     *
     * @throws IllegalStateException when there is no such file, or it names no visible view
     */
    public static VisibleSql load(String name, String page) {
        return parse(SqlFile.pagedName(name, page), SqlFile.text(name, page));
    }

    /**
     * Reads a statement about one member's own list. The file names the views {@code seen_*}
     * itself, with the parameter {@code viewer}, and has one text alone.
     *
     * @throws IllegalStateException when there is no such file
     */
    public static VisibleSql loadForMember(String name) {
        SqlFile sql = SqlFile.load(name);
        return new VisibleSql(sql, sql, sql);
    }

    /**
     * Reads a statement about one member's own list, with a page of the list in its place. The file
     * names the views {@code seen_*} itself, with the parameter {@code viewer}, and has one text
     * alone.
     *
     * @throws IllegalStateException when there is no such file
     */
    public static VisibleSql loadForMember(String name, String page) {
        SqlFile sql = SqlFile.load(name, page);
        return new VisibleSql(sql, sql, sql);
    }

    static VisibleSql parse(String name, String text) {
        List<String> relations =
                VISIBLE.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .sorted()
                        .toList();
        if (relations.isEmpty()) {
            throw new IllegalStateException(name + " names no visible view.");
        }
        return new VisibleSql(
                SqlFile.parse(
                        name + " for strangers", VISIBLE.matcher(text).replaceAll("public_$1")),
                SqlFile.parse(name + " for a member", seen(text, relations)),
                SqlFile.parse(
                        name + " for members", VISIBLE.matcher(text).replaceAll("member_$1")));
    }

    /**
     * The text for one member.
     *
     * @param viewer null for a stranger
     */
    SqlFile by(@Nullable UUID viewer) {
        return viewer == null ? forStrangers : forMember;
    }

    /**
     * The views hold the rows of all members side by side. A part ahead of the statement chooses
     * one member's rows of each view; PostgreSQL puts that part into each place that names it.
     */
    private static String seen(String text, List<String> relations) {
        List<String> chosen =
                relations.stream()
                        .map(relation ->
                                """
                                visible_%1$s AS NOT MATERIALIZED (
                                    SELECT * FROM seen_%1$s WHERE viewer_uuid = :viewer::uuid
                                )\
                                """
                                        .formatted(relation))
                        .toList();
        return BEGINNING
                .matcher(text)
                .replaceFirst(beginning -> {
                    String with =
                            beginning.group().strip().endsWith("RECURSIVE")
                                    ? "WITH RECURSIVE "
                                    : "WITH ";
                    boolean more = beginning.end() > beginning.end(1);
                    return Matcher.quoteReplacement(
                            beginning.group(1)
                                    + with
                                    + String.join(", ", chosen)
                                    + (more ? "," : " "));
                });
    }
}
