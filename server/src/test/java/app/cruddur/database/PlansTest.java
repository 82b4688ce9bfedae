package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.Listener;
import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import app.cruddur.testing.server.ProductSql;
import app.cruddur.testing.server.RunningServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PostgreSQL would do for each statement where everything is many, and cruds are a million:
 * none goes through a whole table. The plan is that for any values of the parameters, and not for
 * those of one call.
 */
class PlansTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (\\w+)");

    private static final SqlFile PLANS =
            new SqlFile(
                    "plans",
                    "SELECT generic_plans || ' and ' || custom_plans FROM pg_prepared_statements"
                            + " WHERE statement LIKE '%AS nearest%'",
                    List.of());

    /** The plans as they are made before PostgreSQL has looked at what the tables hold. */
    private static final Map<String, String> WITHOUT_STATISTICS = new HashMap<>();

    private static final Set<String> BIG = new HashSet<>();

    /**
     * The tables that stay small: keys, what moderators work at, what lasts minutes, and those of
     * releases before.
     */
    private static final String FEW =
            "admin_link audit_log clients factor_setups flyway_schema_history "
                    + "issuer moderators_notes panic promise_days push_key rate_limits "
                    + "renewals reports sanctions seal_file seal_keys secret_key "
                    + "sign_up_blocks signing_keys spring_session spring_session_attributes "
                    + "statement_keys user_roles waiting_accounts waiting_accounts_told";

    private static ConnectionUrl many;

    static List<String> files() throws Exception {
        return ProductSql.names().stream()
                // These are about the whole database.
                .filter(name -> !name.startsWith("database/transfer/"))
                .filter(name -> !name.startsWith("users/original/"))
                // It ends all subscriptions there are.
                .filter(name -> !name.equals("push/remove-key"))
                .toList();
    }

    /** What each feature has many of; whose it is comes first. */
    private static List<Path> manyOfEach() throws IOException {
        Path folder = Path.of("src", "test", "resources", "many");
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("users.sql"));
        files.add(folder.resolve("activities.sql"));
        try (Stream<Path> others = Files.list(folder)) {
            others.filter(file -> !files.contains(file)).sorted().forEach(files::add);
        }
        return files;
    }

    @BeforeAll
    static void a_database_with_many_of_everything() throws Exception {
        SERVER.sql("CREATE DATABASE many");
        many = SERVER.database("many");
        Database.migrate(many, line -> {});
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            // Not to be seen by autovacuum before ANALYZE.
            connection.setAutoCommit(false);
            // Triggers would work on each of a million rows; the files write the same at once.
            statement.execute("SET LOCAL session_replication_role = replica");
            for (Path feature : manyOfEach()) {
                statement.execute(Files.readString(feature));
            }
            statement.execute("SET plan_cache_mode = force_generic_plan");
            for (String name : files()) {
                WITHOUT_STATISTICS.put(name, ProductSql.explain(statement, ProductSql.load(name)));
            }
            statement.execute("ANALYZE");
            connection.commit();
            try (ResultSet live =
                    statement.executeQuery(
                            "SELECT reltuples FROM pg_class WHERE oid = 'activities'::regclass")) {
                live.next();
                // An estimate from a sample.
                assertThat(live.getDouble(1)).isCloseTo(1_010_000, withinPercentage(5));
            }
            try (ResultSet tables =
                    statement.executeQuery(
                            "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= 5000"
                                    + " AND relnamespace = 'public'::regnamespace")) {
                while (tables.next()) {
                    BIG.add(tables.getString(1));
                }
            }
            try (ResultSet others =
                    statement.executeQuery(
                            "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND reltuples < 5000"
                                    + " AND relnamespace = 'public'::regnamespace")) {
                others.next();
                // A feature that has many of something says so by a file in the folder.
                assertThat(others.getString(1)).isEqualTo(FEW);
            }
        }
    }

    @AfterAll
    static void no_more() throws SQLException {
        SERVER.sql("DROP DATABASE many WITH (FORCE)");
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_statement_goes_through_a_whole_table(String name) throws SQLException {
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            assertThatNoBigTableIsReadIn(ProductSql.explain(statement, ProductSql.load(name)));
        }
    }

    /** A plan is kept for as long as nothing tells PostgreSQL to make another. */
    @ParameterizedTest
    @MethodSource("files")
    void none_does_either_where_the_tables_have_just_grown(String name) {
        assertThatNoBigTableIsReadIn(Objects.requireNonNull(WITHOUT_STATISTICS.get(name)));
    }

    private static void assertThatNoBigTableIsReadIn(String plan) {
        Matcher whole = WHOLE_TABLE.matcher(plan);
        while (whole.find()) {
            assertThat(BIG).as(plan).doesNotContain(whole.group(1));
        }
    }

    /** All are fresh, so that none leaves soon, however many end before the day is over. */
    @Test
    void a_page_of_what_leaves_soon_looks_at_no_more_than_five_thousand() throws SQLException {
        SqlFile leaving = VisibleSql.load("feed/leaving").forStrangers();
        Db db = new Db(Database.single(many));
        Object end = null;
        Object uuid = null;
        int pages = 0;
        String place = "none";
        while (!place.isEmpty()) {
            Db.Row page =
                    db.call(leaving)
                            .with("after_end", end)
                            .with("after_uuid", uuid)
                            .with("limit", 50)
                            .row()
                            .orElseThrow();
            assertThat(page.text(1)).isEqualTo("[]");
            place = page.text(2);
            pages++;
            if (!place.isEmpty()) {
                end = Long.parseLong(place.substring(0, place.indexOf('-')));
                uuid = UUID.fromString(place.substring(place.indexOf('-') + 1));
            }
        }
        // Of a hundred ends, 23 or 24 come within the day, with 10,000 cruds each.
        assertThat(pages).isBetween(46, 49);
    }

    /**
     * The reader follows as many people as one may. Each of them has a hundred cruds and two
     * reposts: to look for the newest of both takes five pages a person, and nine where the tables
     * have just been filled, so that an index alone does not say what is there.
     */
    @Test
    void a_page_of_following_costs_the_same_wherever_it_is() throws SQLException {
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            // As autovacuum leaves them.
            statement.execute("VACUUM activities, follows, hidden_users, reposts");
            statement.execute("SET plan_cache_mode = force_generic_plan");
            String follower =
                    first(
                            statement,
                            "SELECT follower_uuid FROM follows GROUP BY 1 HAVING count(*) > 1900 LIMIT 1");
            String middle =
                    first(
                            statement,
                            "SELECT uuid FROM activities ORDER BY uuid OFFSET 100000 LIMIT 1");
            Map<String, String> values = new HashMap<>();
            values.put("viewer", follower);
            values.put("limit", "50");
            values.put("order", "1");
            long newest = pages(statement, "feed/following by feed/page-older", values);
            values.put("max_id", middle);
            long older = pages(statement, "feed/following by feed/page-older", values);
            values.remove("max_id");
            values.put("min_id", middle);
            long newer = pages(statement, "feed/following-newer by feed/page-newer", values);
            assertThat(newest).isBetween(4000L, 15_000L);
            assertThat(older).isBetween(newest / 2, newest * 3 / 2);
            assertThat(newer).isBetween(newest / 2, newest * 3 / 2);
        }
    }

    /** One person has 40,000, half of them replies and half likes. */
    @Test
    void the_number_of_the_unread_looks_at_no_more_than_the_newest_of_them() throws SQLException {
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            Map<String, String> values = new HashMap<>();
            values.put("viewer", first(statement, "SELECT user_uuid FROM notifications LIMIT 1"));
            assertThat(pages(statement, "notifications/unread", values)).isBetween(100L, 60_000L);
        }
    }

    /**
     * Fifty thousand messages wait, as after a long outage of a push service, and none has to go.
     */
    @Test
    void what_waits_to_be_pushed_is_not_gone_through_again_and_again() throws SQLException {
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            // Per message: a row of its own, a notification and a subscription, by index.
            assertThat(pages(statement, "push/forget", Map.of("batch", "1000")))
                    .isBetween(1000L, 20_000L);
        }
    }

    /** All 10,000 people's handles begin with it. */
    @Test
    void a_search_for_people_reads_no_more_than_it_shows() throws SQLException {
        try (Connection connection = Database.single(many).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            Map<String, String> values = new HashMap<>();
            values.put(
                    "user_uuid", first(statement, "SELECT viewer_uuid FROM hidden_users LIMIT 1"));
            values.put("limit", "50");
            values.put("q", "p");
            assertThat(pages(statement, "people/search", values)).isBetween(50L, 2000L);
        }
    }

    /** The pages of the database that a statement reads, with these values and else NULL. */
    private static long pages(Statement statement, String name, Map<String, String> values)
            throws SQLException {
        SqlFile sql = ProductSql.load(name);
        ProductSql.prepare(statement, "measured", sql);
        String given =
                sql.parameters().stream()
                        .map(parameter -> values.get(parameter))
                        .map(value -> value == null ? "NULL" : "'" + value + "'")
                        .collect(Collectors.joining(", "));
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines =
                statement.executeQuery(
                        "EXPLAIN (ANALYZE, BUFFERS, TIMING off) EXECUTE measured(" + given + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("DEALLOCATE measured");
        Matcher read =
                Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?").matcher(plan);
        assertThat(read.find()).as(plan.toString()).isTrue();
        return number(read.group(1)) + number(read.group(2));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void a_connection_of_the_server_plans_a_statement_once_for_any_values() {
        try (HikariDataSource one = new Database(SERVER.database(), null, null).one()) {
            assertThatHomeIsPlannedOnce(new Db(one));
        }
    }

    @Test
    void so_does_the_connection_that_listens() {
        try (Listener listener =
                new Database(SERVER.database(), null, null)
                        .listening(Db.Opener.NONE)
                        .to("nothing")) {
            assertThatHomeIsPlannedOnce(listener.db());
        }
    }

    /** The driver names a statement at its fifth use. */
    private static void assertThatHomeIsPlannedOnce(Db db) {
        for (int use = 1; use <= 6; use++) {
            db.call(VisibleSql.load("feed/home", "feed/page-older").forStrangers())
                    .with("max_id", null)
                    .with("limit", use)
                    .with("order", 1)
                    .row();
        }
        assertThat(db.call(PLANS).text())
                .as("plans for any values, and for those of a call")
                .contains("2 and 0");
    }
}
