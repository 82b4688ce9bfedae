package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.server.ProductSql;
import app.cruddur.testing.server.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * The migrations of a later release run while servers of this release go on. They may add a column
 * to any table and at the end of any view; no statement of this release may depend on there being
 * none.
 */
class SchemaGrowthTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String DATABASE = "grown";

    /** For the parameters whose statement refuses just any word; the rest are {@code word}. */
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("handle", "londo"),
                    Map.entry("lifetime", "1 hour"),
                    Map.entry("limit", "5"),
                    Map.entry("batch", "5"),
                    Map.entry("free", "5"),
                    Map.entry("longest", "60"),
                    Map.entry("proof", "code"),
                    Map.entry("kept_hours", "1"),
                    Map.entry("admin_link_hash", "0f"),
                    Map.entry("step", "1"),
                    Map.entry("code_hmacs", "0f"),
                    Map.entry("seconds", "5"),
                    Map.entry("due", "0"),
                    Map.entry("signed_in_at", "0"),
                    Map.entry("created_at", "2026-11-28"),
                    Map.entry("expires_at", "2026-11-28T00:00:00Z"),
                    Map.entry("after_end", "0"),
                    Map.entry("after_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("from", "-infinity"),
                    Map.entry("from_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("client_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("grant_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("max_id", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                    Map.entry("order", "1"),
                    Map.entry("min_id", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("position", "0"),
                    Map.entry("transaction", "1"),
                    Map.entry("earlier", "5"),
                    Map.entry("until", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("until_position", "0"),
                    Map.entry("until_transaction", "1"),
                    Map.entry("own_from", "0"),
                    Map.entry("ended", "1"),
                    Map.entry("ended_on_time", "1"),
                    Map.entry("worst_seconds", "1"),
                    Map.entry("up_seconds", "1"),
                    Map.entry("on_time_seconds", "5"),
                    Map.entry("sealed", "true"),
                    Map.entry("keys_apart", "true"),
                    Map.entry("on", "true"),
                    Map.entry("day", "2026-11-28"),
                    Map.entry("exp", "1"),
                    Map.entry("key_hash", "0f"),
                    Map.entry("after", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("id", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("keys", "[]"),
                    Map.entry("seals", "[]"),
                    Map.entry("fingerprint", "0f"),
                    Map.entry("encrypted", "0f"),
                    Map.entry("mails", "true"),
                    Map.entry("uses", "1"),
                    Map.entry("act", "accept"),
                    Map.entry("address", "192.0.2.1"),
                    Map.entry("domain", "example.com"),
                    Map.entry("text_hmac", "0f"),
                    Map.entry("newcomer_hours", "24"),
                    Map.entry("panic", "true"),
                    Map.entry("hours", "24"),
                    Map.entry("code_hash", "0f"),
                    Map.entry("invitation_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("sign_ups", "true"),
                    Map.entry("visitors", "true"),
                    Map.entry("token", "0f"),
                    Map.entry("token_hash", "0f"),
                    Map.entry("told", "0f"),
                    Map.entry("here", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("session", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("uuids", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("role", "cruddur_service"),
                    Map.entry("audience", "everyone"),
                    Map.entry("most", "5"),
                    Map.entry("browser_key", "0f"),
                    Map.entry("session_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("subscription_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("notification_uuid", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("auth", "0f"),
                    Map.entry("failures", "1"),
                    Map.entry("claim", "2026-11-28T00:00:00Z"),
                    Map.entry("under_way", "{}"),
                    Map.entry("of_one", "4"),
                    Map.entry("notifications", "true"),
                    Map.entry("replied", "true"),
                    Map.entry("mentioned", "false"),
                    Map.entry("liked", "true"),
                    Map.entry("reposted", "false"),
                    Map.entry("followed", "true"),
                    Map.entry("sensitive", "true"),
                    Map.entry("after_time", "0"),
                    Map.entry("ids", "00000000-0000-0000-0000-000000000000"),
                    Map.entry("days", "5"),
                    Map.entry("decided", "true"),
                    Map.entry("held_until", "2026-11-28T00:00:00Z"),
                    Map.entry("ends_at", "2026-11-28T00:00:00Z"),
                    Map.entry("purpose", "reset"),
                    Map.entry("stage", "asked"));

    private static ConnectionUrl url;

    @BeforeAll
    static void a_database_with_the_cast() throws Exception {
        SERVER.sql("CREATE DATABASE " + DATABASE);
        url = SERVER.database(DATABASE);
        Database.migrate(url, line -> {});
        execute(Files.readString(Path.of("..", "db", "seed.sql")));
    }

    @AfterAll
    static void no_more() throws SQLException {
        SERVER.sql("DROP DATABASE " + DATABASE + " WITH (FORCE)");
    }

    @Test
    void every_statement_goes_on_when_every_table_and_view_gets_another_column() throws Exception {
        try (Connection server = Database.single(url).getConnection()) {
            server.setAutoCommit(false);
            // The server's connections keep the plans that they have made.
            server.unwrap(PGConnection.class).setPrepareThreshold(1);
            Map<String, String> before = outcomes(server);
            assertThat(before.get("activities/create")).isEqualTo("a row of 1");
            assertThat(before.get("feed/home by feed/page-older for strangers"))
                    .isEqualTo("a row of 5");
            assertThat(before.values())
                    .as(before.toString())
                    .allMatch(
                            outcome -> outcome.contains("row") || outcome.startsWith("refused 23"));

            execute(
                    """
                    DO $grow$
                    DECLARE
                        relation record;
                    BEGIN
                        FOR relation IN
                            SELECT oid::regclass AS name, relkind, pg_get_viewdef(oid) AS body
                            FROM pg_class
                            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
                        LOOP
                            IF relation.relkind = 'r' THEN
                                EXECUTE format('ALTER TABLE %s ADD COLUMN later text NOT NULL DEFAULT ''later''', relation.name);
                            ELSE
                                EXECUTE format('CREATE OR REPLACE VIEW %s AS SELECT *, ''later''::text AS later FROM (%s) AS earlier',
                                    relation.name, rtrim(relation.body, ';'));
                            END IF;
                        END LOOP;
                    END $grow$
                    """);

            assertThat(outcomes(server)).isEqualTo(before);
        }
    }

    /** Runs each statement of the build and takes back what it did. */
    private static Map<String, String> outcomes(Connection connection) throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        for (String name : ProductSql.names()) {
            outcomes.put(name, outcome(connection, ProductSql.load(name)));
            connection.rollback();
        }
        return outcomes;
    }

    private static String outcome(Connection connection, SqlFile sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql.statement())) {
            int position = 1;
            for (String parameter : sql.parameters()) {
                statement.setObject(position++, value(sql.name(), parameter));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? "a row of " + rows.getMetaData().getColumnCount() : "no row";
            }
        } catch (SQLException refused) {
            return "refused " + refused.getSQLState() + " " + refused.getMessage();
        }
    }

    private static String value(String statement, String parameter) throws SQLException {
        if (List.of("viewer", "follower_uuid").contains(parameter)) {
            return value(statement, "user_uuid");
        }
        if (List.of("person_uuid", "followed_uuid", "about_uuid").contains(parameter)) {
            return ask("SELECT uuid FROM users WHERE handle = 'londo'");
        }
        if (parameter.equals("user_uuid")) {
            return ask("SELECT uuid FROM users WHERE handle = 'andrewbrown'");
        }
        if (statement.equals("activities/create") && parameter.equals("uuid")) {
            return UUID.randomUUID().toString();
        }
        if (parameter.equals("reckoned_at")) {
            return ask("SELECT statement_timestamp()");
        }
        if (parameter.equals("hour")) {
            return ask("SELECT hour_of(statement_timestamp() + interval '1 hour')");
        }
        if (List.of("uuid", "activity_uuid", "reply_to").contains(parameter)) {
            return ask("SELECT max(uuid::text) FROM member_activities");
        }
        if (parameter.endsWith("_hmac")) {
            return "0f";
        }
        return VALUES.getOrDefault(parameter, "word");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Database.single(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = Database.single(url).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
