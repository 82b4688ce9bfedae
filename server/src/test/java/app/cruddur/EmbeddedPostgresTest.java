package app.cruddur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.postgres.EmbeddedPostgres;
import app.cruddur.postgres.PostgresStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own PostgreSQL is a real database, kept and guarded. */
class EmbeddedPostgresTest {

    private final RunningServer server = RunningServer.get();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void what_is_acknowledged_is_on_disk(String setting) throws SQLException {
        assertThat(show(server.database(), "SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void a_wrong_password_is_refused() {
        ConnectionUrl right = server.database();
        assertThatThrownBy(
                        () -> DriverManager.getConnection(right.jdbcUrl(), right.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("28P01");
    }

    @Test
    void only_the_owner_reads_what_is_in_its_home() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.home)))
                .isEqualTo("rwx------");
        for (String secret : new String[] {"url", "password", "secret-key"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(server.home.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_home_in_use_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(server.home, line -> {}))
                .isInstanceOf(PostgresStartException.class)
                .hasMessageContaining("is in use by another Cruddur server");
    }

    @Test
    void what_was_committed_is_there_after_the_next_start(@TempDir Path home) throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, line -> {});
                Connection connection = connect(ConnectionUrl.parse(first.url()));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 'kept' AS word");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(show(ConnectionUrl.parse(second.url()), "SELECT word FROM kept"))
                    .isEqualTo("kept");
        }
    }

    private static String show(ConnectionUrl database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(ConnectionUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }
}
