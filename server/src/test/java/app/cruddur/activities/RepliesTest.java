package app.cruddur.activities;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.ProductSql;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Replies: they never outlive what they answer, and are counted truly. */
@ExtendWith(OutputCaptureExtension.class)
class RepliesTest {

    private static final String BODY = "{\"message\": \"Too late.\", \"ttl\": \"1-hour\"}";
    private final RunningServer server = RunningServer.get();

    @Test
    void a_profile_says_who_wrote_what_its_replies_answer(CapturedOutput log) {
        Client author = server.joined("answered_one", log);
        Client other = server.joined("answering_one", log);
        String uuid = author.crud("Who answers?", "1-day").get("uuid").asString();
        other.reply(uuid, "I do.", "1-hour");
        other.crud("This has nothing to do with it.", "1-hour");
        other.reply(uuid, "And once more.", "1-hour");

        assertThat(answeredBy("answering_one"))
                .isEqualTo("[{\"uuid\":\"%s\",\"handle\":\"answered_one\"}]".formatted(uuid));
        assertThat(answeredBy("answering_one?limit=1")).isEqualTo(answeredBy("answering_one"));
        assertThat(answeredBy("answered_one")).isEqualTo("[]");
    }

    @Test
    void a_profile_is_read_by_kind_page_by_page(CapturedOutput log) {
        Client poster = server.joined("kinds_one", log);
        List<String> cruds = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            cruds.addFirst(uuid(poster.crud("Crud " + number, "1-hour")));
            replies.addFirst(uuid(poster.reply(cruds.getFirst(), "Reply " + number, "1-hour")));
        }
        assertThat(walked("kinds_one?kind=cruds&limit=3")).isEqualTo(cruds);
        assertThat(walked("kinds_one?kind=replies&limit=3")).isEqualTo(replies);
        assertThat(walked("kinds_one?limit=3")).hasSize(8);
        JsonNode page = json(server.client().get("/api/activities/@kinds_one?kind=replies"));
        assertThat(page.get("answered").size()).isEqualTo(4);
        assertThat(page.at("/profile/cruds_count").asInt()).isEqualTo(8);
        assertThat(server.client().get("/api/activities/@kinds_one?kind=likes").statusCode())
                .isEqualTo(404);
    }

    @Test
    void replies_are_counted_up_to_ten_thousand(CapturedOutput log) throws SQLException {
        Client author = server.joined("answered_much", log);
        server.joined("answered_nothing", log);
        String uuid = author.crud("Who?", "1-hour").get("uuid").asString();
        try {
            replies(uuid, 10_000);
            assertThat(repliesTo(uuid)).isEqualTo(10_000);
            replies(uuid, 2);
            assertThat(repliesTo(uuid)).isEqualTo(10_001);
            // So they are counted where somebody is suspended.
            server.sql(
                    "INSERT INTO sanctions (user_uuid, kind, rule) SELECT uuid, 'suspend',"
                            + " 'Only counted' FROM users WHERE handle = 'answered_nothing'");
            assertThat(repliesTo(uuid)).isEqualTo(10_001);
        } finally {
            server.sql("DELETE FROM sanctions WHERE rule = 'Only counted'");
            quietly("DELETE FROM activities WHERE reply_to_activity_uuid = '" + uuid + "'");
            author.delete("/api/activities/" + uuid);
        }
    }

    private void replies(String uuid, int number) throws SQLException {
        quietly(
                """
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT user_uuid, 'I', expires_at, uuid
                FROM activities CROSS JOIN generate_series(1, %d)
                WHERE uuid = '%s'\
                """
                        .formatted(number, uuid));
    }

    private int repliesTo(String uuid) {
        return json(server.client().get("/api/activities/" + uuid)).get("replies_count").asInt();
    }

    /** So many are told to nobody. */
    private void quietly(String sql) throws SQLException {
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private List<String> walked(String from) {
        List<String> walked = new ArrayList<>();
        String address = "/api/activities/@" + from;
        while (!address.isEmpty()) {
            HttpResponse<String> page = server.client().get(address);
            walked.addAll(uuids(json(page).get("activities")));
            address =
                    page.headers().allValues("Link").stream()
                            .map(Pattern.compile("<(.*)>; rel=\"next\"")::matcher)
                            .filter(Matcher::matches)
                            .map(next -> next.group(1))
                            .findFirst()
                            .orElse("");
        }
        return walked;
    }

    private String answeredBy(String address) {
        return json(server.client().get("/api/activities/@" + address)).get("answered").toString();
    }

    @Test
    void a_reply_lives_as_long_as_asked_but_never_longer_than_what_it_answers(CapturedOutput log) {
        Client poster = server.client();
        poster.join("reply_morden", log);
        JsonNode crud = poster.crud("What do you want?", "3-hours");

        JsonNode sooner = poster.reply(uuid(crud), "Power.", "1-hour");
        JsonNode asLong = poster.reply(uuid(crud), "Revenge.", "30-days");
        JsonNode below = poster.reply(uuid(sooner), "Why?", "1-day");
        JsonNode unsaid =
                json(
                        poster.post(
                                "/api/activities/" + uuid(crud) + "/reply",
                                "{\"message\": \"Nothing.\"}"));

        assertThat(Duration.between(time(sooner, "created_at"), time(sooner, "expires_at")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(asLong.get("expires_at")).isEqualTo(crud.get("expires_at"));
        assertThat(below.get("expires_at")).isEqualTo(sooner.get("expires_at"));
        assertThat(unsaid.get("expires_at")).isEqualTo(crud.get("expires_at"));
        assertThat(below.get("reply_to_activity_uuid").asString()).isEqualTo(uuid(sooner));
        assertThat(json(poster.get("/api/activities/" + uuid(below)))).isEqualTo(below);
    }

    @Test
    void a_thread_is_a_crud_with_its_own_replies_oldest_first_page_by_page(CapturedOutput log) {
        Client poster = server.client();
        poster.join("reply_lorien", log);
        String crud = uuid(poster.crud("Who are you?", "1-hour"));
        List<String> replies = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            replies.add(uuid(poster.reply(crud, "Reply " + number, "1-hour")));
        }
        poster.reply(replies.getFirst(), "A reply to a reply.", "1-hour");

        List<String> walked = new ArrayList<>();
        String address = "/api/activities/@reply_lorien/status/" + crud + "?limit=3";
        while (!address.isEmpty()) {
            HttpResponse<String> page = server.client().get(address);
            assertThat(json(page).at("/activity/replies_count").asInt()).isEqualTo(7);
            json(page).get("replies").forEach(reply -> walked.add(uuid(reply)));
            Matcher next =
                    Pattern.compile("<(.*)>; rel=\"next\"")
                            .matcher(page.headers().firstValue("Link").orElse(""));
            address = next.matches() ? next.group(1) : "";
        }
        assertThat(walked).isEqualTo(replies);
        String before =
                "/api/activities/@reply_lorien/status/"
                        + crud
                        + "?limit=3&max_id="
                        + replies.get(5);
        HttpResponse<String> back = server.client().get(before);
        List<String> earlier = new ArrayList<>();
        json(back).get("replies").forEach(reply -> earlier.add(uuid(reply)));
        assertThat(earlier).isEqualTo(replies.subList(2, 5));
        assertThat(back.headers().allValues("Link"))
                .anyMatch(link ->
                        link.contains("max_id=" + replies.get(2)) && link.endsWith("\"prev\""))
                .anyMatch(link ->
                        link.contains("min_id=" + replies.get(4)) && link.endsWith("\"next\""));
        assertThat(poster.get("/api/activities/@londo/status/" + crud).statusCode()).isEqualTo(404);
    }

    @Test
    void a_thread_shows_what_its_crud_answers_up_to_twenty_of_it(CapturedOutput log) {
        Client poster = server.client();
        poster.join("reply_sinclair", log);
        List<String> chain = new ArrayList<>(List.of(uuid(poster.crud("The first.", "1-day"))));
        for (int depth = 1; depth <= 22; depth++) {
            chain.add(uuid(poster.reply(chain.getLast(), "Depth " + depth, "1-day")));
        }
        String thread = "/api/activities/@reply_sinclair/status/";

        assertThat(ancestors(thread + chain.getFirst())).isEmpty();
        assertThat(ancestors(thread + chain.get(2))).isEqualTo(chain.subList(0, 2));
        assertThat(ancestors(thread + chain.getLast())).isEqualTo(chain.subList(2, 22));
        poster.delete("/api/activities/" + chain.get(3));
        assertThat(poster.get(thread + chain.get(4)).statusCode()).isEqualTo(404);
        assertThat(ancestors(thread + chain.get(2))).isEqualTo(chain.subList(0, 2));
    }

    @Test
    void a_thread_has_the_first_three_replies_to_each_of_its_replies(CapturedOutput log) {
        Client poster = server.joined("reply_kosh", log);
        String crud = uuid(poster.crud("Yes.", "1-day"));
        List<String> replies = new ArrayList<>();
        List<String> nested = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            replies.add(uuid(poster.reply(crud, "Reply " + number, "1-day")));
        }
        for (String reply : List.of(replies.get(1), replies.get(0))) {
            for (int number = 0; number < 4; number++) {
                String below = uuid(poster.reply(reply, "Below " + number, "1-day"));
                if (number < 3) {
                    nested.add(below);
                }
            }
        }
        poster.reply(nested.getFirst(), "Too deep.", "1-day");
        String thread = "/api/activities/@reply_kosh/status/" + crud;

        JsonNode whole = json(server.client().get(thread));
        assertThat(uuids(whole.get("replies"))).isEqualTo(replies);
        assertThat(uuids(whole.get("nested"))).isEqualTo(nested);
        JsonNode first = whole.at("/nested/0");
        assertThat(first).isEqualTo(json(poster.get("/api/activities/" + uuid(first))));
        // Only those below the replies of the page.
        JsonNode page = json(server.client().get(thread + "?limit=1&min_id=" + replies.get(0)));
        assertThat(uuids(page.get("nested"))).isEqualTo(nested.subList(0, 3));
        poster.delete("/api/activities/" + nested.getFirst());
        assertThat(json(server.client().get(thread)).get("nested").size()).isEqualTo(6);
    }

    private static List<String> uuids(JsonNode cruds) {
        List<String> uuids = new ArrayList<>();
        cruds.forEach(crud -> uuids.add(uuid(crud)));
        return uuids;
    }

    private List<String> ancestors(String thread) {
        List<String> ancestors = new ArrayList<>();
        json(server.client().get(thread)).get("ancestors").forEach(one -> ancestors.add(uuid(one)));
        return ancestors;
    }

    @Test
    void replies_are_on_the_profile_and_not_on_home(CapturedOutput log) {
        Client poster = server.client();
        poster.join("reply_ivanova", log);
        String crud = uuid(poster.crud("Boom.", "1-hour"));
        String reply = uuid(poster.reply(crud, "Boom boom boom.", "1-hour"));

        String home = poster.get("/api/activities/home").body();
        assertThat(home).contains(crud).doesNotContain(reply);
        assertThat(poster.get("/api/activities/home?since_id=" + crud).body())
                .doesNotContain(reply);
        assertThat(poster.get("/api/activities/@reply_ivanova").body()).contains(crud, reply);
    }

    @Test
    void the_count_is_true_under_50_replies_at_once_and_after(CapturedOutput log) throws Exception {
        Client poster = server.client();
        poster.join("reply_lennier", log);
        String crud = uuid(poster.crud("Count.", "1-hour"));
        List<String> replies = new ArrayList<>();
        // As many at once as the server has connections: more would wait for one.
        try (ExecutorService atOnce = Executors.newFixedThreadPool(8)) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                answers.add(atOnce.submit(() -> poster.reply(crud, "One.", "1-hour")));
            }
            for (Future<JsonNode> answer : answers) {
                replies.add(uuid(answer.get()));
            }
        }
        assertThat(count(poster, crud)).isEqualTo(50);
        poster.delete("/api/activities/" + replies.get(0));
        assertThat(count(poster, crud)).isEqualTo(49);
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + replies.get(1)
                        + "'");
        assertThat(count(poster, crud)).isEqualTo(48);
        assertThat(poster.get("/api/activities/@reply_lennier/status/" + crud).body())
                .doesNotContain(replies.get(0), replies.get(1))
                .contains(replies.get(2));
    }

    @Test
    void with_a_crud_goes_everything_under_it(CapturedOutput log) throws SQLException {
        Client poster = server.client();
        poster.join("reply_bester", log);
        String crud = uuid(poster.crud("The root.", "1-hour"));
        String reply = uuid(poster.reply(crud, "A branch.", "1-hour"));
        String leaf = uuid(poster.reply(reply, "A leaf.", "1-hour"));
        poster.delete("/api/activities/" + crud);
        for (String gone : List.of(crud, reply, leaf)) {
            assertThat(poster.get("/api/activities/" + gone).statusCode()).isEqualTo(404);
            assertThat(poster.post("/api/activities/" + gone + "/reply", BODY).statusCode())
                    .isEqualTo(404);
        }
        // Whatever was posted by any test: nothing outlives what it answers.
        assertThat(
                        server.ask(
                                """
                                SELECT count(*) FROM activities AS reply
                                JOIN activities AS parent ON parent.uuid = reply.reply_to_activity_uuid
                                WHERE reply.expires_at > parent.expires_at
                                """))
                .isEqualTo("0");
    }

    @Test
    void nothing_is_answered_that_has_expired_but_not_been_swept(CapturedOutput log)
            throws SQLException {
        Client poster = server.client();
        poster.join("reply_refa", log);
        String crud = uuid(poster.crud("Soon gone.", "1-hour"));
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement()) {
            // So that the sweeper cannot take it.
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM activities WHERE uuid = '" + crud + "' FOR KEY SHARE");
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                            + crud
                            + "'");
            String reply = "/api/activities/" + crud + "/reply";
            assertThat(poster.post(reply, BODY).statusCode()).isEqualTo(404);
            assertThat(poster.postOnce(reply, "too-late", "Too late.").statusCode()).isEqualTo(404);
            assertThat(
                            server.ask(
                                    "SELECT count(*) FROM live_activities WHERE uuid = '"
                                            + crud
                                            + "'"))
                    .isEqualTo("0");
            assertThat(server.ask("SELECT count(*) FROM activities WHERE uuid = '" + crud + "'"))
                    .isEqualTo("1");
            connection.rollback();
        }
    }

    @Test
    void a_reply_under_way_goes_with_the_crud_that_is_deleted_meanwhile(CapturedOutput log)
            throws Exception {
        Client poster = server.client();
        poster.join("reply_natoth", log);
        String crud = uuid(poster.crud("Here.", "1-hour"));
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement();
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            String reply = replied(connection, crud);
            Future<HttpResponse<String>> deletion =
                    other.submit(() -> poster.delete("/api/activities/" + crud));
            awaitWaiting();
            connection.commit();
            assertThat(deletion.get().statusCode()).isEqualTo(204);
            assertThat(server.ask("SELECT count(*) FROM activities WHERE uuid = '" + reply + "'"))
                    .isEqualTo("0");

            String second = uuid(poster.crud("And gone.", "1-hour"));
            statement.execute("DELETE FROM activities WHERE uuid = '" + second + "'");
            Future<HttpResponse<String>> tooLate =
                    other.submit(() -> poster.post("/api/activities/" + second + "/reply", BODY));
            awaitWaiting();
            connection.commit();
            assertThat(tooLate.get().statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_same_key_is_the_same_reply(CapturedOutput log) {
        Client poster = server.client();
        poster.join("reply_cartagia", log);
        String crud = uuid(poster.crud("Once.", "1-hour"));
        String other = uuid(poster.crud("Twice.", "1-hour"));
        String path = "/api/activities/" + crud + "/reply";

        JsonNode first = json(poster.postOnce(path, "k1", "Same."));
        assertThat(json(poster.postOnce(path, "k1", "Same."))).isEqualTo(first);
        assertThat(count(poster, crud)).isEqualTo(1);
        for (String elsewhere : List.of("/api/activities/" + other + "/reply", "/api/activities")) {
            assertThat(json(poster.postOnce(elsewhere, "k1", "Same.")).get("code").asString())
                    .isEqualTo("idempotency_key_reused");
        }
        poster.delete("/api/activities/" + crud);
        assertThat(poster.postOnce(path, "k1", "Same.").statusCode()).isEqualTo(404);
        assertThat(poster.postOnce(path, "k2", "Same.").statusCode()).isEqualTo(404);
    }

    /** The planner's choice at a size at which it matters: no read goes through the whole table. */
    @Test
    void no_list_reads_the_whole_table() throws SQLException {
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                    SELECT users.uuid, 'many', statement_timestamp() + interval '1 hour',
                        CASE WHEN number % 2 = 0 THEN (SELECT min(uuid::text)::uuid FROM activities) END
                    FROM generate_series(1, 20000) AS number, users WHERE handle = 'londo'
                    """);
            statement.execute("ANALYZE activities");
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            for (String read :
                    List.of(
                            "feed/home by feed/page-older for strangers",
                            "feed/home by feed/page-newer for a member",
                            "feed/thread by feed/page-newer for a member")) {
                assertThat(ProductSql.explain(statement, ProductSql.load(read)))
                        .as(read)
                        .doesNotContain("Seq Scan on activities")
                        .contains("activities_replies_idx");
            }
            connection.rollback();
        }
    }

    private static String replied(Connection connection, String crud) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet reply =
                        statement.executeQuery(
                                """
                                INSERT INTO activities (user_uuid, message, reply_to_activity_uuid, expires_at)
                                SELECT user_uuid, 'under way', uuid, expires_at
                                FROM (SELECT * FROM live_activities WHERE uuid = '%s' FOR KEY SHARE) AS parent
                                RETURNING uuid
                                """
                                        .formatted(crud))) {
            reply.next();
            return reply.getString(1);
        }
    }

    /** Until a statement of the server waits for a row that somebody else has locked. */
    private void awaitWaiting() throws SQLException {
        server.await(
                "t",
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()",
                Deadline.PATIENCE);
    }

    private static int count(Client reader, String crud) {
        return json(reader.get("/api/activities/" + crud)).get("replies_count").asInt();
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }

    private static Instant time(JsonNode crud, String field) {
        return Instant.parse(crud.get(field).asString());
    }
}
