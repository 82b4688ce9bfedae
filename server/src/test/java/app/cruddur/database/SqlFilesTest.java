package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.database.roles.DatabaseRole;
import app.cruddur.database.roles.Roles;
import app.cruddur.db.Login;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.server.ProductSql;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;

/**
 * PostgreSQL itself checks every SQL file; a read is planned by a role that cannot see the table of
 * cruds. A role that sees no more than a stranger or a member may plans the statements for each.
 */
class SqlFilesTest {

    private static final Path JAVA = Path.of("src", "main", "java", "app", "cruddur");
    private static final RunningServer SERVER = RunningServer.get();

    @BeforeAll
    static void a_role_that_reads_only_the_view() throws SQLException {
        SERVER.sql(
                """
                CREATE ROLE reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
                REVOKE SELECT ON activities FROM reader;
                CREATE ROLE stranger;
                GRANT SELECT ON public_activities, public_activities_json, public_listed_activities,
                    public_listed_activities_json, public_users, public_reposts, profile_extras TO stranger;
                CREATE ROLE member;
                GRANT SELECT ON seen_activities, seen_activities_json, seen_listed_activities,
                    seen_listed_activities_json, seen_users, seen_followed, repost_ids, root_activities,
                    seen_shelf, seen_reposts, profile_extras TO member;
                """);
        Roles.ensure(
                Database.single(SERVER.database()),
                DatabaseRole.SERVICE,
                new Login("cruddur_service", "not used"));
    }

    static List<String> files() throws IOException {
        return ProductSql.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    void postgresql_accepts_the_statement(String name) throws SQLException {
        plan(ProductSql.load(name), "");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_read_of_cruds_needs_no_more_than_the_view(String name) throws SQLException {
        SqlFile sql = ProductSql.load(name);
        if (!Pattern.compile("\\b(INSERT|UPDATE|DELETE|FOR SHARE)\\b")
                .matcher(sql.statement())
                .find()) {
            assertThatCode(() -> plan(sql, "SET LOCAL ROLE reader; ")).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_a_reader_is_shown_needs_no_more_than_that_reader_may_see(String name)
            throws SQLException {
        if (name.endsWith(" for strangers")) {
            plan(ProductSql.load(name), "SET LOCAL ROLE stranger; ");
        } else if (name.endsWith(" for a member") || isOnlyForMembers(name)) {
            plan(ProductSql.load(name), "SET LOCAL ROLE member; ");
        }
    }

    /** A list of cruds that is one member's own. */
    private static boolean isOnlyForMembers(String name) {
        return name.startsWith("feed/") && !name.contains(" for ");
    }

    /** A statement that names no member would answer with the cruds that any member may see. */
    @ParameterizedTest
    @MethodSource("files")
    void a_statement_that_asks_what_members_see_names_one_member(String name) {
        String statement = ProductSql.load(name).statement();
        long asked =
                Pattern.compile("\\b(FROM|JOIN) seen_\\w+").matcher(statement).results().count();
        long named =
                Pattern.compile("\\bviewer_uuid = \\?::uuid").matcher(statement).results().count();
        assertThat(named).as(statement).isGreaterThanOrEqualTo(asked);
    }

    /** They read every live crud: for no reader, or for the page that many members share. */
    @Test
    void few_statements_read_every_live_crud() throws IOException {
        assertThat(
                        files().stream()
                                .filter(name -> !name.endsWith(" for members"))
                                .filter(name ->
                                        ProductSql.load(name)
                                                .statement()
                                                .matches("(?s).*\\b(member|kept)_activities.*")))
                .containsExactlyInAnyOrder(
                        "activities/sealed-too-long",
                        "boot/show",
                        "live/counts",
                        "live/events",
                        "notifications/tell");
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_servers_role_may_run_the_statement(String name) {
        assertThatCode(() -> plan(ProductSql.load(name), "SET LOCAL ROLE cruddur_service; "))
                .doesNotThrowAnyException();
    }

    /** Turkish has another small letter for I, which a database's own language may well be. */
    @ParameterizedTest
    @MethodSource("files")
    void what_is_given_is_made_lower_case_in_the_same_way_in_every_language(String name) {
        assertThat(ProductSql.load(name).statement())
                .doesNotContainPattern("(?i)\\b(lower|upper)\\(\\?\\s*\\)");
    }

    @Test
    void the_reading_role_is_refused_the_table_itself() {
        SqlFile read = new SqlFile("test", "SELECT message FROM activities", List.of());
        assertThatThrownBy(() -> plan(read, "SET LOCAL ROLE reader; "))
                .hasMessageContaining("permission denied for table activities");
    }

    @Test
    void the_view_of_the_living_and_that_of_the_overdue_alone_look_at_the_table()
            throws SQLException {
        assertThat(
                        SERVER.ask(
                                """
                                SELECT string_agg(DISTINCT ev_class::regclass::text, ' ')
                                FROM pg_depend JOIN pg_rewrite ON pg_rewrite.oid = objid
                                WHERE refclassid = 'pg_class'::regclass
                                  AND refobjid = 'activities'::regclass
                                  AND classid = 'pg_rewrite'::regclass\
                                """))
                .isEqualTo("kept_activities overdue_activities");
    }

    /** The time at which its transaction began would still show it. */
    @Test
    void a_crud_ends_for_a_transaction_that_began_before_its_end() throws SQLException {
        try (Connection connection = Database.single(SERVER.database()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String crud =
                    first(
                            statement,
                            """
                            INSERT INTO activities (user_uuid, message, expires_at)
                            SELECT uuid, 'brief', statement_timestamp() + interval '1 hour'
                            FROM users LIMIT 1 RETURNING quote_literal(uuid)\
                            """);
            String seen =
                    """
                    SELECT (SELECT count(*) FROM member_activities WHERE uuid = %1$s) || ' living, '
                        || (SELECT count(*) FROM activities WHERE uuid = %1$s) || ' in the table'
                    """
                            .formatted(crud);
            assertThat(first(statement, seen)).isEqualTo("1 living, 1 in the table");
            statement.execute(
                    "UPDATE activities SET expires_at = clock_timestamp() + interval '1 millisecond'"
                            + " WHERE uuid = "
                            + crud);
            String ended =
                    "SELECT clock_timestamp() >= expires_at FROM activities WHERE uuid = " + crud;
            while (first(statement, ended).equals("f")) {
                Thread.onSpinWait();
            }
            assertThat(first(statement, seen)).isEqualTo("0 living, 1 in the table");
            connection.rollback();
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_statement_is_used_by_its_own_feature_only(String name) throws IOException {
        String statement = name.split(" by | for ")[0];
        String feature = statement.substring(0, statement.lastIndexOf('/'));
        Pattern use =
                Pattern.compile(
                        "(?:SqlFile\\.load|VisibleSql\\.load(?:ForMember)?|Feed\\.\\w+)\\(\\s*\""
                                + statement
                                + "\"\\)");
        try (Stream<Path> sources = Files.walk(JAVA)) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = use.matcher(Files.readString(source));
                boolean own = source.startsWith(JAVA.resolve(feature));
                assertThat(found.find() && !own).as("%s uses %s", source, name).isFalse();
            }
        }
    }

    @Test
    void rows_that_end_are_deleted_by_the_sweeper_or_by_the_housekeeping() throws Exception {
        // Bucket4j deletes its own.
        Set<String> deleted = new TreeSet<>(Set.of("rate_limits"));
        for (String kind : List.of("expire", "forget")) {
            for (SqlFile statement : FeatureSql.statements(kind)) {
                Matcher table =
                        Pattern.compile("DELETE FROM (\\w+)").matcher(statement.statement());
                table.results().forEach(found -> deleted.add(found.group(1)));
            }
        }
        assertThat(deleted)
                .contains(
                        SERVER.ask(
                                        """
                                        SELECT string_agg(attrelid::regclass::text, ' ')
                                        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                                        WHERE attname = 'expires_at' AND relkind = 'r'
                                            AND relnamespace = 'public'::regnamespace\
                                        """)
                                .split(" "));
    }

    @Test
    void a_feature_whose_rows_end_says_how_late_they_are() throws IOException {
        assertThat(features("overdue")).isNotEmpty().isEqualTo(features("expire"));
    }

    private static List<String> features(String file) {
        return FeatureSql.statements(file).stream()
                .map(statement -> statement.name().replace("/" + file, ""))
                .toList();
    }

    @Test
    void what_no_backup_takes_along_is_a_table() throws Exception {
        for (Resource list : FeatureSql.find("not-backed-up.txt")) {
            for (String table : list.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
                assertThat(SERVER.ask("SELECT to_regclass('" + table + "')::text"))
                        .as(list.toString())
                        .isEqualTo(table);
            }
        }
    }

    @Test
    void what_belongs_to_a_user_goes_with_the_account() throws SQLException {
        assertThat(
                        SERVER.ask(
                                """
                                SELECT count(*) || ' columns, without a cascade: ' || coalesce(
                                    string_agg(attrelid::regclass || '.' || attname, ' ')
                                        FILTER (WHERE confdeltype IS DISTINCT FROM 'c'), 'none')
                                FROM pg_attribute
                                JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
                                LEFT JOIN pg_constraint ON conrelid = attrelid AND contype = 'f'
                                    AND conkey = ARRAY[attnum] AND confrelid = 'users'::regclass
                                WHERE attname LIKE '%user_uuid' AND relnamespace = 'public'::regnamespace\
                                """))
                .matches("[1-9]\\d* columns, without a cascade: none");
    }

    /**
     * But for what is told of what has gone, answers to a repeated post, and the copy that a report
     * is.
     */
    @Test
    void what_belongs_to_a_crud_goes_with_it() throws SQLException {
        assertThat(
                        SERVER.ask(
                                """
                                SELECT count(*) || ' columns, without a cascade: ' || coalesce(
                                    string_agg(attrelid::regclass || '.' || attname, ' ' ORDER BY attrelid::regclass::text)
                                        FILTER (WHERE confdeltype IS DISTINCT FROM 'c'), 'none')
                                FROM pg_attribute
                                JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
                                LEFT JOIN pg_constraint ON conrelid = attrelid AND contype = 'f'
                                    AND conkey = ARRAY[attnum] AND confrelid = 'activities'::regclass
                                WHERE attname LIKE '%activity_uuid' AND relnamespace = 'public'::regnamespace\
                                """))
                .matches(
                        "[1-9]\\d* columns, without a cascade: changes\\.activity_uuid idempotency_keys\\.activity_uuid reports\\.activity_uuid");
    }

    /** The driver may send other types in binary form, which is not what an answer holds. */
    @ParameterizedTest
    @MethodSource("files")
    void every_column_of_an_answer_is_json_or_text(String name) throws SQLException {
        try (Connection connection = Database.single(SERVER.database()).getConnection();
                Statement statement = connection.createStatement()) {
            ProductSql.prepare(statement, "checked", ProductSql.load(name));
            try (ResultSet types =
                    statement.executeQuery(
                            "SELECT unnest(result_types)::text FROM pg_prepared_statements")) {
                while (types.next()) {
                    assertThat(types.getString(1)).isIn("json", "text");
                }
            }
        }
    }

    private static void plan(SqlFile sql, String before) throws SQLException {
        try (Connection connection = Database.single(SERVER.database()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(before + "SET LOCAL plan_cache_mode = force_generic_plan");
            ProductSql.explain(statement, sql);
            connection.rollback();
        }
    }
}
