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

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /**
     * By the types that PostgreSQL finds for the parameters. A text may be taken for hexadecimal.
     */
    private static final Map<String, String> OF_TYPES =
            Map.ofEntries(
                    Map.entry("uuid", NOBODY),
                    Map.entry("character", NOBODY),
                    Map.entry("smallint", "1"),
                    Map.entry("integer", "1"),
                    Map.entry("bigint", "1"),
                    Map.entry("numeric", "1"),
                    Map.entry("double precision", "1"),
                    Map.entry("xid8", "1"),
                    Map.entry("boolean", "true"),
                    Map.entry("interval", "1 hour"),
                    Map.entry("date", "2026-11-28"),
                    Map.entry("timestamp without time zone", "2026-11-28"),
                    Map.entry("timestamp with time zone", "2026-11-28T00:00:00Z"),
                    Map.entry("bytea", "\\x0f"),
                    Map.entry("inet", "192.0.2.1"),
                    Map.entry("json", "[]"),
                    Map.entry("jsonb", "[]"),
                    Map.entry("text[]", "{}"),
                    Map.entry("uuid[]", "{}"),
                    Map.entry("text", "0f"));

    /** For those whose statement refuses just any text, or finds no row by just any id. */
    private static final Map<String, String> OF_NAMES =
            Map.ofEntries(
                    Map.entry("handle", "londo"),
                    Map.entry("audience", "everyone"),
                    Map.entry("purpose", "reset"),
                    Map.entry("stage", "asked"),
                    Map.entry("role", "cruddur_service"),
                    Map.entry("banner", "blue"),
                    Map.entry("link", "https://narn.example/"),
                    Map.entry("position", "1"),
                    Map.entry("until_position", "1"),
                    Map.entry("transaction", "1"),
                    Map.entry("until_transaction", "1"),
                    Map.entry("max_id", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                    Map.entry("uuids", NOBODY),
                    Map.entry("ids", NOBODY));

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
            List<String> types = types(connection, sql);
            for (String parameter : sql.parameters()) {
                String type = types.get(position - 1);
                statement.setObject(position++, value(sql.name(), parameter, type));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next()
                        ? "no row"
                        : ("[]".equals(rows.getString(1)) ? "an empty list in " : "")
                                + "a row of "
                                + rows.getMetaData().getColumnCount();
            }
        } catch (SQLException refused) {
            return "refused " + refused.getSQLState() + " " + refused.getMessage();
        }
    }

    private static List<String> types(Connection connection, SqlFile sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ProductSql.prepare(statement, "typed", sql);
            try (ResultSet types =
                    statement.executeQuery(
                            "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'typed'")) {
                types.next();
                return List.of((String[]) types.getArray(1).getArray());
            } finally {
                statement.execute("DEALLOCATE typed");
            }
        }
    }

    private static String value(String statement, String parameter, String type)
            throws SQLException {
        if (List.of("viewer", "follower_uuid").contains(parameter)) {
            return value(statement, "user_uuid", type);
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
        String value = OF_NAMES.getOrDefault(parameter, OF_TYPES.get(type));
        if (value == null) {
            throw new AssertionError(statement + " takes a " + type + " as " + parameter);
        }
        return value;
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
