package app.cruddur.postconfirmation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL, with the product's own schema or, for a server to bring it, without. */
final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private TestDatabase() throws IOException {
        postgres =
                EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
    }

    static TestDatabase empty() throws IOException {
        return new TestDatabase();
    }

    static TestDatabase withSchema() throws IOException, SQLException {
        TestDatabase database = new TestDatabase();
        List<Path> migrations;
        try (Stream<Path> files = Files.list(Path.of("../../db/migrations"))) {
            migrations = files.sorted().toList();
        }
        for (Path migration : migrations) {
            String text = Files.readString(migration);
            // What is made concurrently stands outside of any transaction, each by itself.
            for (String part :
                    text.contains("CONCURRENTLY") ? text.split(";\n", 0) : new String[] {text}) {
                database.run(part);
            }
        }
        database.letTheHandlerIn();
        return database;
    }

    /** Makes the handler's own role, once the tables are there. */
    void letTheHandlerIn() throws IOException, SQLException {
        run("CREATE ROLE lambda LOGIN PASSWORD 'first'");
        run("GRANT SELECT, INSERT ON users TO lambda");
        // The role must give its password, so that a rotated one is told from an old one.
        Path access = Path.of(ask("SHOW hba_file"));
        Files.writeString(
                access, "host all lambda 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
        ask("SELECT pg_reload_conf()");
        awaitPasswords();
    }

    /** The files are read anew a moment after the call: until then any password would do. */
    private void awaitPasswords() throws SQLException {
        String wrong = "jdbc:" + url("wrong").replace("lambda:wrong@", "");
        long deadline = System.nanoTime() + ServerProcess.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Connection open = DriverManager.getConnection(wrong, "lambda", "wrong")) {
                Thread.onSpinWait();
            } catch (SQLException refused) {
                if ("28P01".equals(refused.getSQLState())) {
                    return;
                }
                throw refused;
            }
        }
        throw new AssertionError("PostgreSQL still takes any password.");
    }

    /** The handler's own role. */
    String url(String password) {
        return "postgresql://lambda:%s@127.0.0.1:%d/postgres?sslmode=disable"
                .formatted(password, postgres.getPort());
    }

    /** The owner's. */
    String url() {
        return "postgresql://postgres@127.0.0.1:%d/postgres?sslmode=disable"
                .formatted(postgres.getPort());
    }

    /**
     * As psql sends it: the driver misjudges where a function's body ends, and may not prepare it.
     */
    void run(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:%d/postgres?preferQueryMode=simple"
                                        .formatted(postgres.getPort()),
                                "postgres",
                                "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    String ask(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
