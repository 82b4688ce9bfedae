package app.cruddur.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.crypto.SecretKeyFile;
import app.cruddur.crypto.UnusableKeyException;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Our own PostgreSQL is a real database, kept and guarded. */
class EmbeddedPostgresTest {

    private final RunningServer server = RunningServer.get();

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
            // The server that the tests share does without.
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(show(ConnectionUrl.parse(second.url()), "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(show(ConnectionUrl.parse(second.url()), "SELECT word FROM kept"))
                    .isEqualTo("kept");
        }
    }

    /**
     * After a crash the number in postmaster.pid may be anybody's: of a process that would end by
     * our signal, of one that ignores it, or of one of this process's own threads.
     */
    @Test
    void the_number_of_a_stopped_postgresql_that_another_process_has_by_now_is_forgotten(
            @TempDir Path home) throws Exception {
        EmbeddedPostgres.start(home, line -> {}).close();
        Path file = home.resolve("data/postmaster.pid");
        long thread = threads().filter(id -> id != ProcessHandle.current().pid()).findFirst().get();
        Process ordinary = new ProcessBuilder("sleep", "600").start();
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' INT TERM QUIT; sleep 600").start();
        try {
            for (long stranger : List.of(ordinary.pid(), deaf.pid(), thread)) {
                Files.writeString(file, stranger + "\n" + home.resolve("data") + "\n0\n5432\n\n\n");
                List<String> said = new ArrayList<>();
                try (EmbeddedPostgres running = EmbeddedPostgres.start(home, said::add)) {
                    assertThat(show(ConnectionUrl.parse(running.url()), "SELECT 1")).isEqualTo("1");
                }
                assertThat(said).isEmpty();
            }
            assertThat(ordinary.isAlive()).isTrue();
            assertThat(deaf.isAlive()).isTrue();
        } finally {
            ordinary.destroyForcibly();
            deaf.descendants().forEach(ProcessHandle::destroyForcibly);
            deaf.destroyForcibly();
        }
    }

    private static Stream<Long> threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads
                    .map(thread -> Long.parseLong(thread.getFileName().toString()))
                    .toList()
                    .stream();
        }
    }

    /** As after a backup was tried. */
    @Test
    void data_that_was_moved_away_opens_when_it_is_moved_back(@TempDir Path home)
            throws IOException, SQLException {
        EmbeddedPostgres.start(home, line -> {}).close();
        Path data = home.resolve("data");
        Path away = home.resolve("data.before");
        Files.move(data, away);
        EmbeddedPostgres.start(home, line -> {}).close();
        FileSystemUtils.deleteRecursively(data);
        Files.move(away, data);
        try (EmbeddedPostgres running = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(show(ConnectionUrl.parse(running.url()), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_lost_password_is_taken_from_the_url_of_the_last_start(@TempDir Path home)
            throws Exception {
        EmbeddedPostgres.start(home, line -> {}).close();
        Files.writeString(home.resolve("password"), "");
        EmbeddedPostgres.start(home, line -> {}).close();
        assertThat(Files.readString(home.resolve("password"))).isNotBlank();

        Files.delete(home.resolve("password"));
        Files.delete(home.resolve("url"));
        refused(home, "put " + home.resolve("password") + " back from a copy of the folder");

        Files.writeString(home.resolve("data/PG_VERSION"), "17\n");
        Files.writeString(home.resolve("password"), "any\n");
        refused(home, "was made by PostgreSQL 17, and this release brings 18.");
    }

    @Test
    void a_folder_of_others_is_left_as_it_is(@TempDir Path folder) throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> PrivateFolder.prepare(open))
                .hasMessageContainingAll("Everybody may write", "CRUDDUR_HOME");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.setPosixFilePermissions(full, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(full.resolve("photo.jpg"), "");
        assertThatThrownBy(() -> PrivateFolder.prepare(full))
                .hasMessageContainingAll(
                        "holds other things", "for example " + full.resolve("cruddur"));
        assertThat(mode(open)).isEqualTo("rwxrwxrwx");
        assertThat(mode(full)).isEqualTo("rwxr-xr-x");

        Path used = Files.createDirectory(folder.resolve("used"));
        Files.createDirectory(used.resolve("lost+found"));
        PrivateFolder.prepare(used);
        Files.writeString(used.resolve("secret-key"), "");
        Files.setPosixFilePermissions(used, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateFolder.prepare(used);
        assertThat(mode(used)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2f\n", "no hexadecimal"})
    void a_secret_key_that_is_none_is_named_with_the_way_out(String kept, @TempDir Path home)
            throws IOException {
        Path file = Files.writeString(home.resolve("secret-key"), kept);
        assertThatThrownBy(() -> SecretKeyFile.readOrMake(home))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContainingAll(
                        file.toString(), "does not hold a secret key of 32 bytes", "delete it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$HOME", "a\"b", "a`id`b"})
    void a_folder_that_postgresqls_programs_would_misread_is_refused(
            String name, @TempDir Path folder) {
        refused(folder.resolve(name), "set CRUDDUR_HOME to another");
    }

    @Test
    void a_machine_for_which_we_bring_no_postgresql_is_named(@TempDir Path home) {
        String machine = System.setProperty("os.arch", "riscv64");
        try {
            refused(home, "This release brings no PostgreSQL for Linux on riscv64");
        } finally {
            System.setProperty("os.arch", String.valueOf(machine));
        }
    }

    private static void refused(Path home, String sentence) {
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, line -> {}).close())
                .isInstanceOf(PostgresStartException.class)
                .hasMessageContaining(sentence);
    }

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
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
