package app.cruddur.database.transfer;

import app.cruddur.database.FeatureSql;
import app.cruddur.db.SqlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;

/**
 * What a database's tables are, in words that are equal where the tables are.
 *
 * @param migrations each migration that was run, its version and checksum
 * @param tables those that are transferred, each after those that it refers to
 */
record Schema(List<String> migrations, List<Table> tables) {

    private static final SqlFile MIGRATIONS = SqlFile.load("database/transfer/schema");
    private static final SqlFile TABLES = SqlFile.load("database/transfer/tables");
    private static final String FIRST_LINE = "cruddur export 1";

    /**
     * A table.
     *
     * @param columns as COPY takes them, in their order
     */
    record Table(String name, String columns) {

        String quoted() {
            return "public.\"" + name.replace("\"", "\"\"") + "\"";
        }
    }

    Schema {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
    }

    /** Whether a database holds nothing at all. */
    static boolean isEmpty(Connection connection) throws SQLException {
        return !hasHistory(connection) && rows(connection, TABLES).isEmpty();
    }

    /**
     * @throws IllegalArgumentException when these are not the tables of this product
     */
    static Schema of(Connection connection) throws SQLException {
        if (!hasHistory(connection)) {
            throw new IllegalArgumentException("The database does not hold Cruddur's tables.");
        }
        Set<String> leftOut = notBackedUp();
        return new Schema(
                rows(connection, MIGRATIONS).stream().map(row -> String.join(" ", row)).toList(),
                rows(connection, TABLES).stream()
                        .filter(row -> !leftOut.contains(row.getFirst()))
                        .map(row -> new Table(row.getFirst(), row.getLast()))
                        .toList());
    }

    /** The latest version of an export's schema, as the migrations name it. */
    static String version(String description) {
        String version = "";
        for (String line : description.lines().toList()) {
            if (line.startsWith("migration ")) {
                version = line.split(" ")[1];
            }
        }
        if (!description.startsWith(FIRST_LINE + "\n") || version.isEmpty()) {
            throw new IllegalArgumentException("This is not an export of Cruddur's.");
        }
        return version;
    }

    /** This schema in words. */
    String description() {
        StringBuilder text = new StringBuilder(FIRST_LINE + "\n");
        migrations.forEach(one -> text.append("migration ").append(one).append('\n'));
        tables.forEach(one ->
                text.append("table ")
                        .append(one.quoted())
                        .append(" (")
                        .append(one.columns())
                        .append(")\n"));
        return text.toString();
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The statement's rows of text. */
    static List<List<String>> rows(Connection connection, SqlFile sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql.statement())) {
            int width = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Tables whose rows are too short-lived to keep; bin/db-backup leaves out the same. */
    private static Set<String> notBackedUp() {
        Set<String> tables = new HashSet<>();
        for (Resource feature : FeatureSql.find("not-backed-up.txt")) {
            try {
                tables.addAll(feature.getContentAsString(StandardCharsets.UTF_8).lines().toList());
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalStateException("There is no not-backed-up.txt in the jar.");
        }
        return tables;
    }
}
