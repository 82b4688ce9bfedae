package app.cruddur.activities;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** An author may have a crud leave sooner, with everything under it; nobody can have it later. */
@ExtendWith(OutputCaptureExtension.class)
class LeaveSoonerTest {

    private static final AtomicInteger UNIQUE = new AtomicInteger();

    private final RunningServer server = RunningServer.get();

    @Test
    void a_crud_and_all_under_it_leave_sooner_but_what_leaves_sooner_anyway(CapturedOutput log) {
        Client author = server.joined("sooner_author", log);
        Client other = server.joined("sooner_other", log);
        JsonNode crud = author.crud("For a week, or not.", "7-days");
        JsonNode reply = other.reply(uuid(crud), "As long.", "7-days");
        JsonNode below = author.reply(uuid(reply), "As long as that.", "7-days");
        JsonNode brief = other.reply(uuid(reply), "Not so long.", "1-hour");
        String home = "/api/activities/home";
        String etag = server.client().get(home).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer = sooner(author, uuid(crud), "{\"ttl\": \"3-hours\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Instant end = end(json(answer));
        assertThat(Duration.between(end(crud), end)).isNegative();
        assertThat(Duration.between(Instant.now(), end))
                .isBetween(Duration.ofHours(2), Duration.ofHours(4));
        for (JsonNode one : new JsonNode[] {crud, reply, below}) {
            assertThat(end(json(author.get("/api/activities/" + uuid(one))))).isEqualTo(end);
        }
        assertThat(json(author.get("/api/activities/" + uuid(brief)))).isEqualTo(brief);
        assertThat(json(author.get("/api/activities/" + uuid(crud)))).isEqualTo(json(answer));
        HttpResponse<String> held = server.client().get(home);
        assertThat(held.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
        assertThat(held.body()).contains(answer.body());
    }

    @Test
    void the_same_moment_again_changes_nothing_and_a_later_one_is_refused(CapturedOutput log) {
        Client author = server.joined("sooner_again", log);
        String uuid = uuid(author.crud("Until then.", "1-day"));
        Instant end = Instant.now().plus(Duration.ofHours(2));
        JsonNode first = json(sooner(author, uuid, moment(end)));
        assertThat(Duration.between(end, end(first)).abs()).isLessThan(Duration.ofMillis(1));
        String own = "{\"expires_at\": \"" + first.get("expires_at").asString() + "\"}";
        assertThat(json(sooner(author, uuid, own))).isEqualTo(first);

        for (String later : new String[] {moment(end.plusSeconds(1)), "{\"ttl\": \"3-hours\"}"}) {
            HttpResponse<String> refused = sooner(author, uuid, later);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).get("code").asString()).isEqualTo("end_not_sooner");
        }
        assertThat(json(author.get("/api/activities/" + uuid))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ttl_blank",
                "{\"ttl\": \"\"} | ttl_blank",
                "{\"ttl\": \"2-hours\"} | ttl_invalid",
                "{\"expires_at\": \"tonight\"} | expires_at_invalid",
                "{\"expires_at\": \"+1000000000-01-01T00:00:00Z\"} | expires_at_invalid",
                "{\"expires_at\": \"-0001-01-01T00:00:00Z\"} | expires_at_invalid",
                "{\"expires_at\": \"2026-01-01T00:00:00Z\", \"ttl\": \"1-hour\"} | expires_at_invalid",
                "{\"expires_at\": \"2026-01-01T00:00:00Z\"} | expires_at_too_soon"
            })
    void what_cannot_be_done_is_said(String body, String code, CapturedOutput log) {
        Client author = server.joined("sooner_" + UNIQUE.incrementAndGet(), log);
        String uuid = uuid(author.crud("Not so soon.", "1-day"));
        HttpResponse<String> refused = sooner(author, uuid, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).get("code").asString()).isEqualTo(code);
    }

    @Test
    void only_the_author_may_and_only_while_it_lives(CapturedOutput log) {
        Client author = server.joined("sooner_own", log);
        Client other = server.joined("sooner_foe", log);
        JsonNode crud = author.crud("Mine.", "1-day");
        String body = "{\"ttl\": \"1-hour\"}";

        assertThat(json(sooner(other, uuid(crud), body)).get("code").asString())
                .isEqualTo("not_yours");
        assertThat(sooner(server.client(), uuid(crud), body).statusCode()).isEqualTo(401);
        assertThat(json(author.get("/api/activities/" + uuid(crud)))).isEqualTo(crud);
        author.delete("/api/activities/" + uuid(crud));
        assertThat(sooner(author, uuid(crud), body).statusCode()).isEqualTo(404);
    }

    /** A copy that a cache has kept for its five seconds may not outlive the new end. */
    @Test
    void an_end_that_copies_could_outlive_is_refused(CapturedOutput log) {
        Client author = server.joined("sooner_soon", log);
        String uuid = uuid(author.crud("Soon.", "1-day"));
        HttpResponse<String> refused =
                sooner(author, uuid, moment(Instant.now().plus(Duration.ofSeconds(5))));
        assertThat(json(refused).get("code").asString()).isEqualTo("expires_at_too_soon");
        HttpResponse<String> minute =
                sooner(author, uuid, moment(Instant.now().plus(Duration.ofMinutes(1))));
        assertThat(minute.statusCode()).isEqualTo(200);
    }

    @Test
    void a_reply_under_way_ends_with_it_too(CapturedOutput log) throws Exception {
        Client author = server.joined("sooner_race", log);
        String crud = uuid(author.crud("Answer me.", "7-days"));
        String middle = uuid(author.reply(crud, "And me.", "7-days"));
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement();
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            String reply =
                    """
                    WITH parent AS (SELECT * FROM live_activities WHERE uuid = '%s' FOR KEY SHARE)
                    INSERT INTO activities (user_uuid, message, reply_to_activity_uuid, expires_at)
                    SELECT user_uuid, 'under way', uuid, expires_at FROM parent\
                    """;
            statement.execute(reply.formatted(crud));
            Future<HttpResponse<String>> direct =
                    others.submit(() -> sooner(author, crud, "{\"ttl\": \"12-hours\"}"));
            awaitWaiting();
            connection.commit();
            assertThat(direct.get().statusCode()).isEqualTo(200);

            statement.execute(reply.formatted(middle));
            Future<HttpResponse<String>> deeper =
                    others.submit(() -> sooner(author, crud, "{\"ttl\": \"3-hours\"}"));
            awaitWaiting();
            connection.commit();
            assertThat(deeper.get().statusCode()).isEqualTo(200);

            statement.execute(
                    "SELECT leave_sooner('%s', statement_timestamp() + interval '1 hour')"
                            .formatted(crud));
            Future<JsonNode> late =
                    others.submit(() -> author.reply(middle, "Meanwhile.", "7-days"));
            awaitWaiting();
            connection.commit();
            assertThat(end(late.get())).isEqualTo(end(json(author.get("/api/activities/" + crud))));
        }
        assertThat(
                        server.ask(
                                """
                                SELECT count(*) || ' of ' || count(DISTINCT expires_at)
                                FROM activities WHERE user_uuid = (SELECT uuid FROM users WHERE handle = 'sooner_race')
                                """))
                .isEqualTo("5 of 1");
    }

    @Test
    void a_thread_of_any_depth_follows(CapturedOutput log) throws SQLException {
        Client author = server.joined("sooner_deep", log);
        String crud = uuid(author.crud("The first.", "7-days"));
        server.sql(
                """
                DO $$
                DECLARE last uuid := '%s';
                BEGIN
                    FOR depth IN 1..2000 LOOP
                        INSERT INTO activities (user_uuid, message, reply_to_activity_uuid, expires_at)
                        SELECT user_uuid, 'deeper', uuid, expires_at FROM activities WHERE uuid = last
                        RETURNING uuid INTO last;
                    END LOOP;
                END $$
                """
                        .formatted(crud));
        assertThat(sooner(author, crud, "{\"ttl\": \"1-hour\"}").statusCode()).isEqualTo(200);
        assertThat(
                        server.ask(
                                """
                                SELECT count(*) FROM activities
                                WHERE user_uuid = (SELECT uuid FROM users WHERE handle = 'sooner_deep')
                                    AND expires_at <= statement_timestamp() + interval '1 hour'
                                """))
                .isEqualTo("2001");
    }

    private static HttpResponse<String> sooner(Client author, String uuid, String body) {
        return author.put("/api/activities/" + uuid + "/ttl", body);
    }

    private static String moment(Instant end) {
        return "{\"expires_at\": \"" + end + "\"}";
    }

    /** Until a statement of the server waits for a row that somebody else has locked. */
    private void awaitWaiting() throws Exception {
        server.await(
                "t",
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()",
                Deadline.PATIENCE);
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }

    private static Instant end(JsonNode crud) {
        return Instant.parse(crud.get("expires_at").asString());
    }
}
