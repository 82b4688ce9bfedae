package app.cruddur.postconfirmation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL with the product's own schema. */
final class TestDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    TestDatabase() throws IOException, SQLException {
        // Host connections must give their password, so that a rotated one is told from an old one.
        postgres =
                EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
        List<Path> migrations;
        try (Stream<Path> files = Files.list(Path.of("../db/migrations"))) {
            migrations = files.sorted().toList();
        }
        for (Path migration : migrations) {
            run(Files.readString(migration));
        }
        run("CREATE ROLE lambda LOGIN PASSWORD 'first'");
        run("GRANT SELECT, INSERT ON users TO lambda");
        Path access = Path.of(ask("SHOW hba_file"));
        Files.writeString(
                access, "host all lambda 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
        ask("SELECT pg_reload_conf()");
    }

    /** The handler's own role. */
    String url(String password) {
        return "postgresql://lambda:%s@127.0.0.1:%d/postgres?sslmode=disable"
                .formatted(password, postgres.getPort());
    }

    void run(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
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
