package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** The way from the original: its statements, its data, and the page about both. */
class FromTheSeedTest {

    private static final Server ORIGINAL = Server.POSTGRESQL_15;
    private static final Server OURS = Server.POSTGRESQL_18;
    private static final Path PAGE = Script.ROOT.resolve("docs/from-the-seed.md");

    private static String statement(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/seed", name + ".sql"));
    }

    private static void a_crud_with_a_reply_that_lives_and_one_that_does_not() throws SQLException {
        OURS.create("seed_sql");
        OURS.execute(
                "seed_sql",
                "INSERT INTO users (display_name, handle, email, cognito_user_id) VALUES ('Worf', 'worf', 'worf@example.com', 'worf')",
                """
                INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
                SELECT made.uuid::uuid, users.uuid, made.message, made.above::uuid, statement_timestamp() + made.lifetime::interval
                FROM users, (VALUES
                    ('00000000-0000-7000-8000-000000000001', 'A question', NULL, '1 day'),
                    ('00000000-0000-7000-8000-000000000002', 'An answer', '00000000-0000-7000-8000-000000000001', '1 day'),
                    ('00000000-0000-7000-8000-000000000003', 'Gone', '00000000-0000-7000-8000-000000000001', '0')
                ) AS made (uuid, message, above, lifetime)\
                """);
    }

    @Test
    void the_originals_statements_run_unchanged_in_psql(@TempDir Path folder) throws Exception {
        a_crud_with_a_reply_that_lives_and_one_that_does_not();
        Map<String, String> here = Map.of("CONNECTION_URL", OURS.url("seed_sql"));
        for (String name : List.of("home-week-4", "home", "show")) {
            // psycopg's parameter is psycopg's to fill in.
            String sql =
                    statement(name)
                            .replace("%(uuid)s", "'00000000-0000-7000-8000-000000000001'::uuid");
            Path file = Files.writeString(folder.resolve(name + ".sql"), sql + ";\n");
            Run run =
                    Script.run(here, "db-connect", "-v", "ON_ERROR_STOP=1", "-f", file.toString());
            assertThat(run.succeeds().out()).as(name).contains("A question");
        }
        for (String mark : List.of("likes", "reposts")) {
            OURS.execute(
                    "seed_sql",
                    "INSERT INTO %s (activity_uuid, user_uuid) SELECT uuid, user_uuid FROM activities WHERE message = 'A question'"
                            .formatted(mark));
        }
        String counted =
                "SELECT string_agg(concat_ws(' ', message, replies_count, reposts_count, likes_count), ', ' ORDER BY message) FROM (%s) AS home WHERE message <> 'Gone'"
                        .formatted(statement("home-week-4"));
        assertThat(OURS.ask("seed_sql", counted)).isEqualTo("A question 1 1 1, An answer 0 0 0");
    }

    /** Each row's count is read from the index, not from the whole table. */
    @Test
    void replies_are_counted_by_their_index() throws Exception {
        a_crud_with_a_reply_that_lives_and_one_that_does_not();
        OURS.execute(
                "seed_sql",
                """
                INSERT INTO activities (user_uuid, message, expires_at)
                SELECT uuid, 'One of many', statement_timestamp() + interval '1 day' FROM users, generate_series(1, 5000)\
                """,
                "ANALYZE activities");
        try (Connection connection = OURS.connect("seed_sql");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "CREATE TEMP TABLE home ON COMMIT DROP AS " + statement("home-week-4"));
            try (ResultSet read =
                    statement.executeQuery(
                            "SELECT seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = 'activities'")) {
                read.next();
                assertThat(read.getInt("seq_scan")).as("the home page itself").isLessThan(10);
                assertThat(read.getInt("idx_scan")).as("a count each").isGreaterThan(5000);
            }
            connection.rollback();
        }
    }

    private static final String PEOPLE =
            """
            INSERT INTO users (display_name, %1$s handle, cognito_user_id) VALUES
                ('Beici Liang', %2$s 'beiciliang', 'MOCK'),
                ('Andrew Bayko', %3$s 'bayko', 'MOCK'),
                ('Andrew Brown', %4$s 'AndrewBrown', 'sub-1'),
                ('Another Brown', %5$s 'andrewbrown', 'sub-2'),
                ('Dash', %6$s 'a-dash.dot', 'sub-3'),
                ('Worf', %7$s 'worf', 'sub-4'),
                ('Admin', %8$s 'admin', 'sub-5');
            """;

    private static void original(String database, boolean emails) throws SQLException {
        ORIGINAL.execute(
                "postgres", "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
        ORIGINAL.execute(
                database,
                "CREATE EXTENSION \"uuid-ossp\"",
                """
                CREATE TABLE users (
                    uuid uuid DEFAULT uuid_generate_v4() PRIMARY KEY, display_name text NOT NULL, handle text NOT NULL,
                    %s cognito_user_id text NOT NULL, created_at timestamp DEFAULT current_timestamp NOT NULL)
                """
                        .formatted(emails ? "email text NOT NULL," : ""),
                """
                CREATE TABLE activities (
                    uuid uuid DEFAULT uuid_generate_v4() PRIMARY KEY, user_uuid uuid NOT NULL, message text NOT NULL,
                    replies_count integer DEFAULT 0, reposts_count integer DEFAULT 0, likes_count integer DEFAULT 0,
                    reply_to_activity_uuid integer, expires_at timestamp, created_at timestamp DEFAULT current_timestamp NOT NULL)
                """,
                emails
                        ? PEOPLE.formatted(
                                "email,",
                                "'beici@example.com',",
                                "'bayko@example.com',",
                                "'Brown@example.com',",
                                "'another@example.com',",
                                "'dash@example.com',",
                                "'brown@example.com',",
                                "'admin@example.com',")
                        : PEOPLE.formatted("", "", "", "", "", "", "", ""),
                "UPDATE users SET created_at = '2023-03-20 10:00:00' WHERE handle = 'worf'",
                "INSERT INTO activities (user_uuid, message) SELECT uuid, 'Kept for ever' FROM users");
    }

    private static Map<String, String> here(String database) {
        return Map.of("CONNECTION_URL", OURS.url(database));
    }

    private static void empty(String database) throws SQLException {
        OURS.execute(
                "postgres", "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    }

    private static String people(String database, String columns) throws SQLException {
        return OURS.ask(
                database,
                "SELECT string_agg(concat_ws(' ', %s), ', ' ORDER BY handle) FROM users LEFT JOIN accounts ON sub = cognito_user_id"
                        .formatted(columns));
    }

    @Test
    void people_come_over_and_who_cannot_is_listed() throws Exception {
        original("original_people", true);
        empty("newcomers");
        String from = ORIGINAL.url("original_people");
        Run run =
                Script.run(
                                Map.of(
                                        "PROD_CONNECTION_URL",
                                        OURS.url("newcomers"),
                                        "FROM_URL",
                                        from),
                                "db-import-original",
                                "prod")
                        .succeeds();
        assertThat(run.out())
                .contains(
                        "Running in production mode\n",
                        "@andrewbrown comes without a password: another person before has the e-mail address.\n",
                        "@bayko stays behind: another person before has the cognito_user_id 'MOCK'.\n",
                        "@andrewbrown stays behind: another person before has the handle.\n",
                        "@a-dash.dot stays behind: a handle has 3 to 30 letters, digits and _.\n",
                        "@admin stays behind: the handle is reserved.\n")
                .endsWith("3 people have come, 4 stay behind.\n");
        assertThat(run.all()).doesNotContain("example.com");
        assertThat(people("newcomers", "handle, display_name, cognito_user_id, accounts.email"))
                .isEqualTo(
                        "andrewbrown Andrew Brown sub-1, beiciliang Beici Liang MOCK beici@example.com,"
                                + " worf Worf sub-4 brown@example.com");
        assertThat(
                        OURS.ask(
                                "newcomers",
                                "SELECT iso_utc(created_at) FROM users WHERE handle = 'worf'"))
                .isEqualTo("2023-03-20T10:00:00Z");
        assertThat(OURS.ask("newcomers", "SELECT count(*) FROM activities")).isEqualTo("0");
        // Nobody knows the password, and "forgot" finds the account.
        String hash = OURS.ask("newcomers", "SELECT password_hash FROM accounts LIMIT 1");
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("MOCK", hash))
                .isFalse();

        assertThat(Script.run(here("newcomers"), "db-import-original", from).fails().err())
                .contains("The database has people already")
                .doesNotContain("\tat ");
        assertThat(
                        Script.run(here("newcomers"), "db-import-original", OURS.url("newcomers"))
                                .fails()
                                .err())
                .contains("FROM_URL names a database of this Cruddur: bin/db-backup");
    }

    @Test
    void without_the_column_email_everybody_comes_without_a_password() throws Exception {
        original("original_early", false);
        OURS.create("newcomers_early");
        Run run =
                Script.run(
                        here("newcomers_early"),
                        "db-import-original",
                        ORIGINAL.url("original_early"));
        assertThat(run.succeeds().out())
                .contains("@worf comes without an e-mail address")
                .endsWith("3 people have come, 4 stay behind.\n");
        assertThat(OURS.ask("newcomers_early", "SELECT count(*) FROM accounts")).isEqualTo("0");
    }

    @Test
    void a_failure_in_the_middle_brings_nobody() throws Exception {
        original("original_whole", true);
        OURS.create("newcomers_none");
        OURS.execute(
                "newcomers_none",
                "ALTER TABLE users ADD CONSTRAINT no_worf CHECK (handle <> 'worf')");
        Run run =
                Script.run(
                        here("newcomers_none"),
                        "db-import-original",
                        ORIGINAL.url("original_whole"));
        assertThat(run.fails().err()).doesNotContain("\tat ", "example.com");
        assertThat(OURS.ask("newcomers_none", "SELECT count(*) FROM users")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "original", "mysql://u:hush@localhost/db", "postgresql://u:hush@h/a/b"})
    void a_wrong_source_is_told_in_a_sentence_without_its_password(String from) {
        Run run =
                from.isEmpty()
                        ? Script.run(here("newcomers"), "db-import-original")
                        : Script.run(here("newcomers"), "db-import-original", from);
        assertThat(run.fails().err())
                .containsAnyOf("Name the original database", "FROM_URL is not of the form");
        assertThat(run.all()).doesNotContain("hush");
    }

    @Test
    void every_command_of_the_page_exists() throws IOException {
        List<String> commands =
                Pattern.compile("(?:bin|docker)/[a-z][a-z-]+(?![a-z./-])")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
        assertThat(commands).hasSizeGreaterThan(15);
        assertThat(commands)
                .allSatisfy(command -> assertThat(Script.ROOT.resolve(command)).isExecutable());
    }

    /** An empty value would be another than none, so these have no value of their own. */
    @Test
    void compose_passes_settings_and_takes_its_database_by_a_name_of_its_own() throws IOException {
        String compose = Files.readString(Script.ROOT.resolve("compose.yaml"));
        String settings = Files.readString(Script.ROOT.resolve("docs/settings.md"));
        List<String> passed =
                Pattern.compile("(?m)^      ([A-Z_]+):$")
                        .matcher(compose)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(passed)
                .contains("IDENTITY", "AWS_COGNITO_USER_POOL_ID", "OIDC_ISSUER", "PUBLIC_URL")
                .contains("FRONTEND_URL", "SECRET_KEY", "SMTP_URL")
                .allSatisfy(name -> assertThat(settings).contains("| `" + name + "` |"));
        assertThat(compose)
                .contains("CONNECTION_URL: ${CONTAINER_CONNECTION_URL:-")
                .doesNotContain("${CONNECTION_URL");
    }
}
