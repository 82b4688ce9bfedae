package app.cruddur.testing.server;

import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements in db/sql, and the plans that PostgreSQL makes for them. */
public final class ProductSql {

    private static final Path SQL = Path.of("..", "db", "sql");
    private static final String BY = " by ";
    private static final String FOR = " for ";

    /** The kinds of readers, as {@link VisibleSql} names its texts. */
    private static final List<String> READERS =
            List.of(FOR + "strangers", FOR + "a member", FOR + "members");

    private ProductSql() {}

    /**
     * The names of all statements. A list has one for each of its pages, and what its reader may
     * see one for each kind of reader.
     */
    public static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SQL)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                texts.put(
                        SQL.relativize(file).toString().replace(".sql", ""),
                        Files.readString(file));
            }
            for (Map.Entry<String, String> file : texts.entrySet()) {
                String name = file.getKey();
                String text = file.getValue();
                List<String> readers = text.contains("visible_") ? READERS : List.of("");
                for (String reader : readers) {
                    if (text.contains("-- page of")) {
                        pages(name, texts).forEach(page -> names.add(name + BY + page + reader));
                    } else if (!text.contains("-- the list")) {
                        names.add(name + reader);
                    }
                }
            }
        }
        return names.stream().sorted().toList();
    }

    /** The files that have a place for a list, beside the list. */
    private static Stream<String> pages(String list, Map<String, String> texts) {
        String folder = list.substring(0, list.lastIndexOf('/') + 1);
        return texts.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder))
                .filter(file -> file.getValue().contains("-- the list"))
                .map(Map.Entry::getKey);
    }

    /** A statement as it is run: a list by one of its pages, and for one kind of reader. */
    public static SqlFile load(String name) {
        String[] reader = name.split(FOR);
        String[] names = reader[0].split(BY);
        if (reader.length == 1) {
            return names.length == 1 ? SqlFile.load(name) : SqlFile.load(names[0], names[1]);
        }
        VisibleSql sql =
                names.length == 1 ? VisibleSql.load(names[0]) : VisibleSql.load(names[0], names[1]);
        return switch (reader[1]) {
            case "strangers" -> sql.forStrangers();
            case "a member" -> sql.forMember();
            default -> sql.forMembers();
        };
    }

    /** The plan that PostgreSQL makes for any values of the parameters. */
    public static String explain(Statement statement, SqlFile sql) throws SQLException {
        int number = sql.parameters().size();
        prepare(statement, "explained", sql);
        StringBuilder plan = new StringBuilder();
        // A generic plan needs no values for the parameters.
        String nulls = number == 0 ? "" : "(" + "NULL, ".repeat(number - 1) + "NULL)";
        try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE explained" + nulls)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("DEALLOCATE explained");
        return plan.toString();
    }

    /** Has PostgreSQL read the statement, with whatever values it may get later. */
    public static void prepare(Statement statement, String name, SqlFile sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        Matcher mark = Pattern.compile("\\?").matcher(sql.statement());
        int number = 0;
        while (mark.find()) {
            mark.appendReplacement(numbered, "\\$" + ++number);
        }
        mark.appendTail(numbered);
        statement.execute("PREPARE " + name + " AS " + numbered);
    }
}
