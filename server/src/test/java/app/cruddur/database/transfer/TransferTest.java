package app.cruddur.database.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.database.Migrations;
import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database goes into a file and comes out of it as it was, but for what has expired. */
class TransferTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir private static Path home;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.start(home, line -> {});
        Base latest = Base.empty("latest");
        // Nobody pulls the plug on it.
        latest.execute("ALTER SYSTEM SET fsync = off");
        latest.execute("SELECT pg_reload_conf()");
        latest.migrate("latest");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** A database of its own for each test, reached one connection at a time. */
    private static final class Base extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        static Base empty() throws SQLException {
            return empty("transfer_" + DATABASES.incrementAndGet());
        }

        private static Base empty(String name) throws SQLException {
            return copy("template1", name);
        }

        private static Base copy(String template, String name) throws SQLException {
            ConnectionUrl url = ConnectionUrl.parse(postgres.url());
            Base base = new Base();
            base.setUrl(url.jdbcUrl());
            base.setUser(url.user());
            base.setPassword(url.password());
            base.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            base.setDatabaseName(name);
            return base;
        }

        static Base migrated() throws SQLException {
            return copy("latest", "transfer_" + DATABASES.incrementAndGet());
        }

        static Base seeded() throws SQLException, IOException {
            Base base = migrated();
            base.execute(Files.readString(Path.of("..", "db", "seed.sql")));
            return base;
        }

        void migrate(String target) {
            Migrations.of(this).target(target).load().migrate();
        }

        void execute(String statements) throws SQLException {
            try (Connection connection = getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(statements);
            }
        }

        String ask(String query) throws SQLException {
            try (Connection connection = getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }

        /** All that people wrote, as text. */
        String content() throws SQLException {
            return ask(
                    """
                    SELECT (SELECT string_agg(users::text, E'\\n' ORDER BY uuid) FROM users)
                        || E'\\n' || (SELECT string_agg(accounts::text, E'\\n' ORDER BY sub) FROM accounts)
                        || E'\\n' || (SELECT string_agg(activities::text, E'\\n' ORDER BY uuid) FROM activities)
                    """);
        }

        byte[] export() throws SQLException, IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Transfer.export(this, out);
            return out.toByteArray();
        }

        void load(byte[] export) throws SQLException, IOException {
            Transfer.load(this, new ByteArrayInputStream(export));
        }

        void refuses(byte[] export, String reason) {
            assertThatThrownBy(() -> load(export))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void everything_that_people_wrote_comes_back_as_it_was() throws Exception {
        Base from = Base.seeded();
        from.execute(
                """
                UPDATE users SET bio = E'a tab\\t, a line\\n, a backslash \\\\N, ☂, ''quotes'' "twice"'
                WHERE handle = 'londo';
                INSERT INTO accounts (sub, email, password_hash)
                VALUES ('seed-londo', 'londo@example.com', '\\N');
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT user_uuid, E'\\\\.', expires_at, uuid FROM activities;
                """);
        Base to = Base.empty();

        to.load(from.export());

        assertThat(to.content()).isEqualTo(from.content()).contains("☂", "\\N");
        assertThat(to.ask("SELECT count(*) FROM activities")).isEqualTo("16");
        assertThat(to.ask("SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(from.ask("SELECT count(*) FROM flyway_schema_history"));
    }

    @Test
    void nothing_expired_comes_back_and_no_reply_to_it() throws Exception {
        Base from = Base.migrated();
        from.execute(
                """
                INSERT INTO users (display_name, handle, email, cognito_user_id)
                VALUES ('Delenn', 'delenn', 'delenn@example.com', 'delenn');
                INSERT INTO activities (user_uuid, message, expires_at)
                SELECT uuid, 'expired', statement_timestamp() FROM users;
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT user_uuid, 'a reply to it', statement_timestamp() + interval '1 hour', uuid
                FROM activities;
                INSERT INTO activities (user_uuid, message, expires_at)
                SELECT uuid, 'alive', statement_timestamp() + interval '1 hour' FROM users;
                """);
        Base to = Base.empty();

        to.load(from.export());

        assertThat(to.ask("SELECT string_agg(message, ', ') FROM activities")).isEqualTo("alive");
    }

    @Test
    void sessions_and_failed_attempts_stay_behind() throws Exception {
        Base from = Base.seeded();
        from.execute(
                """
                INSERT INTO spring_session VALUES ('one', 'hush', 0, 0, 0, 9999999999999, 'londo');
                INSERT INTO spring_session_attributes VALUES ('one', 'name', 'hush');
                INSERT INTO sessions (token_hash, user_uuid, browser) SELECT 'hush', uuid, 'hush' FROM users LIMIT 1;
                INSERT INTO newcomers (token_hash, told) VALUES ('hush', 'hush');
                INSERT INTO failed_attempts VALUES ('hush');
                """);
        Base to = Base.empty();

        to.load(from.export());

        for (String table :
                List.of(
                        "spring_session",
                        "spring_session_attributes",
                        "sessions",
                        "newcomers",
                        "sign_ups",
                        "failed_attempts")) {
            assertThat(to.ask("SELECT count(*) FROM " + table)).isEqualTo("0");
        }
    }

    @Test
    void what_is_written_meanwhile_is_not_half_in_it() throws Exception {
        Base from = Base.seeded();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream busy =
                new OutputStream() {
                    private boolean begun;

                    @Override
                    public void write(int one) {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        if (!begun) {
                            begun = true;
                            writeMeanwhile();
                        }
                        kept.write(bytes, offset, length);
                    }

                    private void writeMeanwhile() {
                        try {
                            from.execute(
                                    """
                                    INSERT INTO users (display_name, handle, email, cognito_user_id)
                                    VALUES ('Kosh', 'kosh', 'kosh@example.com', 'kosh');
                                    INSERT INTO activities (user_uuid, message, expires_at)
                                    SELECT uuid, 'Too late', statement_timestamp() + interval '1 hour'
                                    FROM users WHERE handle = 'kosh';
                                    """);
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    }
                };
        Base to = Base.empty();

        Transfer.export(from, busy);
        to.load(kept.toByteArray());

        assertThat(from.ask("SELECT count(*) FROM users")).isEqualTo("5");
        assertThat(to.ask("SELECT count(*) FROM users")).isEqualTo("4");
        assertThat(to.content()).doesNotContain("Too late");
    }

    @Test
    void a_column_that_counts_goes_on_counting() throws Exception {
        String counted =
                "CREATE TABLE counted (number bigint GENERATED ALWAYS AS IDENTITY, doubled bigint"
                        + " GENERATED ALWAYS AS (number * 2) STORED, word text);";
        Base from = Base.migrated();
        from.execute(counted + "INSERT INTO counted (word) VALUES ('one'), ('two')");
        Base to = Base.migrated();
        to.execute(counted);

        to.load(from.export());

        to.execute("INSERT INTO counted (word) VALUES ('three')");
        assertThat(
                        to.ask(
                                "SELECT string_agg(number || word || doubled, ' ' ORDER BY number) FROM counted"))
                .isEqualTo("1one2 2two4 3three6");
    }

    @Test
    void an_export_of_an_earlier_release_is_brought_to_this_one() throws Exception {
        Base from = Base.empty();
        from.migrate("2");
        from.execute(Files.readString(Path.of("..", "db", "seed.sql")));
        Base to = Base.empty();

        to.load(from.export());

        assertThat(to.ask("SELECT count(*) FROM activities")).isEqualTo("8");
        assertThat(to.ask("SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(Base.migrated().ask("SELECT count(*) FROM flyway_schema_history"));
    }

    @Test
    void an_export_of_a_later_release_is_refused() throws Exception {
        Base from = Base.migrated();
        from.execute(
                """
                INSERT INTO flyway_schema_history
                SELECT 999, '999', 'later', type, 'V999__later.sql', 1, installed_by, installed_on, 1, true
                FROM flyway_schema_history LIMIT 1
                """);
        Base.empty().refuses(from.export(), "newer than this release");
    }

    @Test
    void a_database_with_rows_or_with_other_tables_is_left_as_it_is() throws Exception {
        byte[] export = Base.seeded().export();
        Base seeded = Base.seeded();
        String before = seeded.content();
        seeded.refuses(export, "The database is not empty");
        assertThat(seeded.content()).isEqualTo(before);

        Base other = Base.empty();
        other.execute("CREATE TABLE invoices (number integer)");
        other.refuses(export, "does not hold Cruddur's tables");
        assertThatThrownBy(other::export)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not hold Cruddur's tables");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 40, 70, 90, 99})
    void an_export_cut_short_loads_no_row(int percent) throws Exception {
        byte[] whole = Base.seeded().export();
        // What follows the last entry is a ZIP's table of contents, which says nothing new.
        int entries = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        Base to = Base.empty();

        to.refuses(Arrays.copyOf(whole, entries * percent / 100), "nothing is loaded");

        if (!to.ask("SELECT coalesce(to_regclass('users')::text, 'none')").equals("none")) {
            assertThat(to.ask("SELECT count(*) FROM users")).isEqualTo("0");
        }
        to.load(whole);
        assertThat(to.ask("SELECT count(*) FROM users")).isEqualTo("4");
    }

    @Test
    void a_changed_byte_is_noticed() throws Exception {
        byte[] export = Base.seeded().export();
        // In the rows of a table: what is between them holds times that nobody reads.
        String users = "\0users.copy";
        int rows = new String(export, StandardCharsets.ISO_8859_1).indexOf(users) + users.length();
        export[rows + 30] ^= 1;
        Base to = Base.empty();
        assertThatThrownBy(() -> to.load(export)).isInstanceOf(Exception.class);
        assertThat(to.ask("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void of_two_loads_at_once_one_is_refused() throws Exception {
        byte[] export = Base.seeded().export();
        Base to = Base.migrated();
        Callable<String> load =
                () -> {
                    try {
                        to.load(export);
                        return "loaded";
                    } catch (IllegalArgumentException refused) {
                        return String.valueOf(refused.getMessage()).substring(0, 25);
                    }
                };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<String>> both = two.invokeAll(List.of(load, load));
            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .containsExactlyInAnyOrder("loaded", "The database is not empty");
        }
        assertThat(to.ask("SELECT count(*) FROM users")).isEqualTo("4");
    }

    @Test
    void another_file_is_refused() throws SQLException {
        Base.empty().refuses("PK but no more".getBytes(StandardCharsets.UTF_8), "not an export");
    }
}
