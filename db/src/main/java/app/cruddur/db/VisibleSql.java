package app.cruddur.db;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement about what its reader may see. It is written once, about {@code
 * visible_activities}, {@code visible_activities_json} and {@code visible_users}, and runs in three
 * texts: for a stranger these are the views {@code public_*}, for a member what the views {@code
 * seen_*} have for that member, and for what all members share the views {@code member_*}.
 *
 * @param forStrangers what everybody may see
 * @param forMember what one member may see, with the parameter {@code viewer}
 * @param forMembers what a member may see from whom nobody is hidden
 */
public record VisibleSql(SqlFile forStrangers, SqlFile forMember, SqlFile forMembers) {

    private static final Pattern VISIBLE =
            Pattern.compile("\\bvisible_(activities(?:_json)?|users)\\b");

    private static final Pattern BEGINNING =
            Pattern.compile("\\A((?:\\s|--[^\\n]*\\n)*)(?:WITH( RECURSIVE)?\\b)?");

    /**
     * Reads a statement from the class path. Meant for static fields: a missing file stops the
     * start.
     *
     * @param name the path below {@code sql/}, without its ending
     * @throws IllegalStateException when there is no such file, or it asks for nothing visible
     */
    public static VisibleSql load(String name) {
        return parse(name, SqlFile.text(name));
    }

    /**
     * Reads a statement about a list, with a page of the list in its place, as {@link
     * SqlFile#load(String, String)} does.
     *
     * @throws IllegalStateException when there is no such file, or it asks for nothing visible
     */
    public static VisibleSql load(String name, String page) {
        return parse(SqlFile.pagedName(name, page), SqlFile.text(name, page));
    }

    /**
     * Reads a statement about a list that is one member's own, with a page of the list in its
     * place. It names the views {@code seen_*} itself, with the parameter {@code viewer}; there is
     * no other text of it.
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
            throw new IllegalStateException(name + " asks for nothing visible.");
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
     * The views hold each member's cruds side by side. The one member is chosen ahead of the
     * statement, in parts that PostgreSQL puts into the places where they are asked for.
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
