package app.cruddur.database.transfer;

import app.cruddur.database.Migrations;
import app.cruddur.db.SqlFile;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the whole database to one file and reads it into another, whatever the two servers'
 * versions. The file is a ZIP: the schema's version, each table as COPY writes it, and last the
 * number of rows of each table, which reveals a truncated file. Sessions and the other tables in
 * {@code db/sql/*}{@code /not-backed-up.txt} stay behind.
 */
public final class Transfer {

    private static final SqlFile EXPIRED = SqlFile.load("database/transfer/expired");
    private static final SqlFile SEQUENCES = SqlFile.load("database/transfer/sequences");
    private static final String SCHEMA = "schema.txt";
    private static final String COMPLETE = "complete.txt";

    private Transfer() {}

    /**
     * Writes all tables from one snapshot; concurrent writers do not wait. The stream is flushed
     * and left open.
     *
     * @throws IllegalArgumentException with one sentence when these are not our tables
     */
    public static void export(DataSource database, OutputStream out)
            throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Schema schema = Schema.of(connection);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            write(zip, SCHEMA, schema.description());
            StringBuilder counts = new StringBuilder();
            for (Schema.Table table : schema.tables()) {
                zip.putNextEntry(new ZipEntry(table.name() + ".copy"));
                long rows = copy.copyOut(copyOf(table) + " TO STDOUT", zip);
                zip.closeEntry();
                counts.append(table.name()).append(' ').append(rows).append('\n');
            }
            write(zip, COMPLETE, counts.toString());
            zip.finish();
            zip.flush();
            connection.rollback();
        }
    }

    /**
     * Fills a database that holds nothing, or our tables without a row, with what {@link #export}
     * wrote: all of it or, when anything is amiss, no row. An empty database first gets the schema
     * of the export; at the end any is brought to this release's. What has expired since is deleted
     * before anyone sees it.
     *
     * @throws IllegalArgumentException with one sentence when the file or the database will not do
     */
    public static void load(DataSource database, InputStream in) throws SQLException, IOException {
        try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            String description = read(zip, SCHEMA);
            String version = Schema.version(description);
            try (Connection connection = database.getConnection()) {
                if (Schema.isEmpty(connection)) {
                    // The question mark: a version that this release lacks is refused below.
                    Migrations.of(database).target(version + "?").load().migrate();
                }
                connection.setAutoCommit(false);
                Schema schema = Schema.of(connection);
                if (!schema.description().equals(description)) {
                    throw new IllegalArgumentException(
                            "The export's schema (version "
                                    + version
                                    + ") is not the database's, or newer than this release: load it into an empty"
                                    + " database, with a release no older than the one that wrote it.");
                }
                fill(connection, schema, zip);
                connection.commit();
            }
        } catch (ZipException | EOFException damaged) {
            throw new IllegalArgumentException(
                    "The export is damaged: nothing is loaded.", damaged);
        }
        Migrations.of(database).load().migrate();
    }

    private static void fill(Connection connection, Schema schema, ZipInputStream zip)
            throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "LOCK TABLE "
                            + schema.tables().stream()
                                    .map(Schema.Table::quoted)
                                    .collect(Collectors.joining(", "))
                            + " IN SHARE ROW EXCLUSIVE MODE");
            for (Schema.Table table : schema.tables()) {
                if (hasRows(statement, table)) {
                    throw new IllegalArgumentException(
                            "The database is not empty ("
                                    + table.name()
                                    + " has rows): load the export into one that is.");
                }
            }
            StringBuilder counts = new StringBuilder();
            for (Schema.Table table : schema.tables()) {
                enter(zip, table.name() + ".copy");
                long rows = copy.copyIn(copyOf(table) + " FROM STDIN", unclosable(zip));
                counts.append(table.name()).append(' ').append(rows).append('\n');
            }
            if (!read(zip, COMPLETE).equals(counts.toString())) {
                throw new IllegalArgumentException("The export is damaged: nothing is loaded.");
            }
            for (SqlFile last : List.of(SEQUENCES, EXPIRED)) {
                for (List<String> row : Schema.rows(connection, last)) {
                    statement.execute(row.getFirst());
                }
            }
        }
    }

    private static boolean hasRows(Statement statement, Schema.Table table) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT EXISTS (SELECT FROM " + table.quoted() + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String copyOf(Schema.Table table) {
        return "COPY " + table.quoted() + " (" + table.columns() + ")";
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String read(ZipInputStream zip, String name) throws IOException {
        enter(zip, name);
        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void enter(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new IllegalArgumentException(
                    "This is not an export of Cruddur's, or not the whole of one: nothing is loaded.");
        }
    }

    private static InputStream unclosable(ZipInputStream zip) {
        return new FilterInputStream(zip) {
            @Override
            public void close() {
                // The next entry follows.
            }
        };
    }
}
