package app.cruddur.marks;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who may like a crud, what everybody sees of it, and what its author alone sees. */
@ExtendWith(OutputCaptureExtension.class)
class LikesTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_like_counts_once_for_everybody_until_it_is_taken_back(CapturedOutput log)
            throws Exception {
        Client author = server.joined("lk_author", log);
        Client fan = server.joined("lk_fan", log);
        String uuid = crud(author, "everyone");
        assertThat(atOnce(() -> like(fan, uuid), () -> like(fan, uuid), () -> like(fan, uuid)))
                .containsOnly(204);
        assertThat(like(author, uuid)).isEqualTo(204);
        for (Client reader : List.of(server.client(), author, fan)) {
            assertThat(count(reader, uuid)).isEqualTo(2);
        }
        assertThat(liked(fan, uuid)).isTrue();
        assertThat(unlike(fan, uuid)).isEqualTo(204);
        assertThat(unlike(fan, uuid)).isEqualTo(204);
        assertThat(count(server.client(), uuid)).isEqualTo(1);
        assertThat(liked(fan, uuid)).isFalse();
        assertThat(server.client().put("/api/activities/" + uuid + "/like", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobody_likes_what_they_may_not_see(CapturedOutput log) throws SQLException {
        Client author = server.joined("lk_hides", log);
        Client fan = server.joined("lk_hidden", log);
        Client blocker = server.joined("lk_blocker", log);
        String uuid = crud(author, "members");
        String other = crud(author, "everyone");
        assertThat(like(fan, uuid)).isEqualTo(204);
        assertThat(like(blocker, uuid)).isEqualTo(204);

        assertThat(author.put("/api/users/@lk_hidden/block", "").statusCode()).isEqualTo(204);
        assertThat(blocker.put("/api/users/@lk_hides/block", "").statusCode()).isEqualTo(204);
        for (Client hidden : List.of(fan, blocker)) {
            assertThat(like(hidden, other)).isEqualTo(404);
            assertThat(unlike(hidden, other)).isEqualTo(404);
            assertThat(json(hidden.get("/api/marks?ids=" + uuid)).get("activities")).isEmpty();
        }
        // What they had liked stays in the number, and their names are nowhere.
        assertThat(count(author, uuid)).isEqualTo(2);
        assertThat(json(author.get("/api/activities/" + uuid + "/likes"))).isEmpty();
        // They can take it back, once.
        for (Client hidden : List.of(fan, blocker)) {
            assertThat(unlike(hidden, uuid)).isEqualTo(204);
            assertThat(unlike(hidden, uuid)).isEqualTo(404);
        }
        assertThat(count(author, uuid)).isZero();
        assertThat(like(author, uuid)).isEqualTo(204);

        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + uuid
                        + "'");
        assertThat(like(author, uuid)).isEqualTo(404);
        assertThat(unlike(author, uuid)).isEqualTo(404);
        assertThat(like(author, "00000000-0000-0000-0000-000000000000")).isEqualTo(404);
    }

    @Test
    void the_author_alone_sees_who_likes_a_crud(CapturedOutput log) {
        Client author = server.joined("lk_seer", log);
        Client one = server.joined("lk_one", log);
        Client two = server.joined("lk_two", log);
        String uuid = crud(author, "everyone");
        like(one, uuid);
        like(two, uuid);
        String likes = "/api/activities/" + uuid + "/likes";
        assertThat(handles(author.get(likes))).containsExactly("lk_two", "lk_one");
        HttpResponse<String> first = author.get(likes + "?limit=1");
        assertThat(handles(first)).containsExactly("lk_two");
        String link = first.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> second = author.get(link.substring(1, link.indexOf('>')));
        assertThat(handles(second)).containsExactly("lk_one");
        assertThat(second.headers().firstValue("Link")).isEmpty();

        HttpResponse<String> refused = one.get(likes);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("likes_not_yours").doesNotContain("lk_two");
        assertThat(server.client().get(likes).statusCode()).isEqualTo(401);
    }

    @Test
    void a_like_goes_with_its_account_and_with_its_crud(CapturedOutput log) throws SQLException {
        Client author = server.joined("lk_stays", log);
        Client fan = server.joined("lk_leaves", log);
        String uuid = crud(author, "everyone");
        like(fan, uuid);
        like(author, uuid);
        assertThat(fan.get("/api/account/export").body()).contains("\"activity_uuid\" : \"" + uuid);
        HttpResponse<String> export = author.get("/api/account/export");
        assertThat(export.body()).doesNotContain("lk_leaves");
        assertThat(json(export).at("/activities/0/likes_count").asInt()).isEqualTo(2);
        server.sql("DELETE FROM users WHERE handle = 'lk_leaves'");
        assertThat(count(server.client(), uuid)).isEqualTo(1);
        author.delete("/api/activities/" + uuid);
        assertThat(server.ask("SELECT count(*) FROM likes WHERE activity_uuid = '" + uuid + "'"))
                .isEqualTo("0");
    }

    @Test
    void likes_are_counted_up_to_ten_thousand(CapturedOutput log) throws SQLException {
        String uuid = crud(server.joined("lk_loved", log), "everyone");
        likes(uuid, "lk_many", 10_000);
        assertThat(count(server.client(), uuid)).isEqualTo(10_000);
        likes(uuid, "lk_more", 2);
        assertThat(count(server.client(), uuid)).isEqualTo(10_001);
        forget("^lk_m[ao]");
        assertThat(count(server.client(), uuid)).isZero();
    }

    /** As fast as one connection likes, for more than two seconds. */
    @Test
    void a_crud_has_one_event_a_second_however_fast_it_is_liked(CapturedOutput log)
            throws SQLException {
        String uuid = crud(server.joined("lk_fast", log), "everyone");
        try (Subscriber subscriber = Subscriber.to(server.address(), server.client(), "")) {
            long began = System.nanoTime();
            int liked = 0;
            while (liked <= 10 || System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(2500)) {
                likes(uuid, "lk_f" + liked++ + "_", 1);
            }
            String last = "\"likes_count\" : " + liked + "}";
            subscriber.await(event -> event.data().contains(uuid) && event.data().endsWith(last));
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            assertThat(
                            subscriber.seen().stream()
                                    .filter(seen -> seen.startsWith("counts "))
                                    .filter(seen -> seen.contains(uuid)))
                    .hasSizeBetween(1, Math.toIntExact(seconds) + 1 + subscriber.returns());
        }
        forget("^lk_f[0-9]");
    }

    /**
     * Deletes people whose likes wait to be told. Telling locks people in another order: beside it,
     * the deletion would be a deadlock.
     */
    private void forget(String handles) throws SQLException {
        server.sql("DELETE FROM notices");
        server.sql("DELETE FROM users WHERE handle ~ '" + handles + "'");
    }

    /** Likes of so many people who are made for it. */
    private void likes(String uuid, String handle, int number) throws SQLException {
        server.sql(
                """
                WITH people AS (
                    INSERT INTO users (display_name, handle, email, cognito_user_id)
                    SELECT 'L', handle, handle || '@example.com', handle
                    FROM (SELECT '%s' || n AS handle FROM generate_series(1, %d) AS n) AS names
                    RETURNING uuid
                )
                INSERT INTO likes (activity_uuid, user_uuid) SELECT '%s', uuid FROM people
                """
                        .formatted(handle, number, uuid));
    }

    private static String crud(Client author, String audience) {
        return json(author.post(
                        "/api/activities",
                        "{\"message\": \"Like it?\", \"ttl\": \"1-hour\", \"audience\": \"%s\"}"
                                .formatted(audience)))
                .get("uuid")
                .asString();
    }

    private static int like(Client person, String uuid) {
        return person.put("/api/activities/" + uuid + "/like", "").statusCode();
    }

    private static int unlike(Client person, String uuid) {
        return person.delete("/api/activities/" + uuid + "/like").statusCode();
    }

    private static int count(Client reader, String uuid) {
        return json(reader.get("/api/activities/" + uuid)).get("likes_count").asInt(-1);
    }

    private static boolean liked(Client reader, String uuid) {
        return json(reader.get("/api/marks?ids=" + uuid))
                .get("activities")
                .get(uuid)
                .get("liked")
                .asBoolean();
    }

    private static List<String> handles(HttpResponse<String> people) {
        assertThat(people.statusCode()).as(people.body()).isEqualTo(200);
        List<String> handles = new ArrayList<>();
        for (JsonNode person : json(people)) {
            handles.add(person.get("handle").asString());
        }
        return handles;
    }

    private interface Act {
        int run();
    }

    private static List<Integer> atOnce(Act... acts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.length)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Act act : acts) {
                running.add(threads.submit(act::run));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
