package app.cruddur.relationships;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Following, blocking and muting, by two people and a stranger. */
@ExtendWith(OutputCaptureExtension.class)
class RelationshipsTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_follow_is_on_the_lists_of_both_and_in_the_marks_of_each(CapturedOutput log) {
        Client londo = server.joined("rel_londo", log);
        Client vir = server.joined("rel_vir", log);
        for (int time = 0; time < 2; time++) {
            assertThat(done(vir.put("/api/users/@REL_Londo/follow", "{}"))).isEqualTo(204);
        }
        assertThat(handles(vir, "following")).containsExactly("rel_londo");
        assertThat(handles(londo, "followers")).containsExactly("rel_vir");
        assertThat(handles(londo, "following")).isEmpty();
        assertThat(mark(vir, "rel_londo", "followed")).isTrue();
        assertThat(mark(londo, "rel_vir", "follows_me")).isTrue();
        assertThat(mark(londo, "rel_vir", "followed")).isFalse();

        assertThat(done(londo.delete("/api/account/followers/@rel_vir"))).isEqualTo(204);
        assertThat(handles(londo, "followers")).isEmpty();
        assertThat(done(vir.put("/api/users/@rel_londo/follow", "{}"))).isEqualTo(204);
        for (int time = 0; time < 2; time++) {
            assertThat(done(vir.delete("/api/users/@rel_londo/follow"))).isEqualTo(204);
        }
        assertThat(handles(vir, "following")).isEmpty();
    }

    @Test
    void a_list_is_read_in_pages_the_latest_first(CapturedOutput log) {
        Client reader = server.joined("rel_paged", log);
        List<String> followed =
                IntStream.range(0, 5).mapToObj(number -> "rel_page_" + number).toList();
        for (String handle : followed) {
            server.joined(handle, log);
            assertThat(done(reader.put("/api/users/@" + handle + "/follow", "{}"))).isEqualTo(204);
        }
        HttpResponse<String> page = reader.get("/api/account/following?limit=2");
        assertThat(page.body()).contains("rel_page_4", "rel_page_3").doesNotContain("rel_page_2");
        HttpResponse<String> next = reader.get(next(page));
        assertThat(next.body()).contains("rel_page_2", "rel_page_1").doesNotContain("rel_page_3");
        HttpResponse<String> last = reader.get(next(next));
        assertThat(last.body()).contains("rel_page_0").doesNotContain("rel_page_1");
        assertThat(last.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void one_more_than_two_thousand_is_refused_and_says_so(CapturedOutput log) throws SQLException {
        Client follower = server.joined("rel_many", log);
        server.joined("rel_one_more", log);
        server.sql(
                """
                INSERT INTO users (display_name, handle, email, cognito_user_id)
                SELECT 'F', 'rel_f_' || n, 'rel' || n || '@example.com', 'rel-' || n FROM generate_series(1, 2000) AS n;
                INSERT INTO follows (follower_uuid, user_uuid)
                SELECT follower.uuid, users.uuid FROM users, users AS follower
                WHERE users.handle LIKE 'rel\\_f\\_%' AND follower.handle = 'rel_many';
                """);
        HttpResponse<String> refused = follower.put("/api/users/@rel_one_more/follow", "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("follows_too_many", "2,000");
        assertThat(done(follower.put("/api/users/@rel_f_7/follow", "{}"))).isEqualTo(204);
        assertThat(done(follower.delete("/api/users/@rel_f_7/follow"))).isEqualTo(204);
        assertThat(done(follower.put("/api/users/@rel_one_more/follow", "{}"))).isEqualTo(204);
        server.sql("DELETE FROM users WHERE handle LIKE 'rel\\_f\\_%'");
    }

    @Test
    void one_more_than_ten_thousand_hidden_is_refused_and_changes_nothing(CapturedOutput log)
            throws SQLException {
        Client hiding = server.joined("rel_hiding", log);
        Client left = server.joined("rel_left", log);
        for (String hidden : List.of("rel_hid_one", "rel_hid_two")) {
            server.joined(hidden, log);
            assertThat(done(hiding.put("/api/users/@" + hidden + "/block", ""))).isEqualTo(204);
        }
        assertThat(done(hiding.put("/api/users/@rel_left/follow", ""))).isEqualTo(204);
        // No accounts are behind these. People who have blocked one, and mutes that are over, do
        // not
        // count.
        server.sql(
                """
                SET session_replication_role = replica;
                INSERT INTO hidden_users (viewer_uuid, user_uuid, reason, expires_at)
                SELECT uuid, gen_random_uuid(),
                    CASE WHEN n <= 5000 THEN 'block' WHEN n <= 10000 THEN 'mute' ELSE 'blocked' END,
                    CASE WHEN n IN (9999, 10000) THEN statement_timestamp() END
                FROM users, generate_series(1, 10002) AS n
                WHERE handle = 'rel_hiding'
                """);
        for (String hide : List.of("block", "mute")) {
            HttpResponse<String> refused = hiding.put("/api/users/@rel_left/" + hide, "{}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("hides_too_many", "10,000");
        }
        assertThat(handles(hiding, "following")).containsExactly("rel_left");
        assertThat(done(left.get("/api/users/@rel_hiding/short"))).isEqualTo(200);
        // Who is hidden already may be hidden again, and for one who is not any more another may.
        assertThat(done(hiding.put("/api/users/@rel_hid_one/block", ""))).isEqualTo(204);
        assertThat(done(hiding.delete("/api/users/@rel_hid_two/block"))).isEqualTo(204);
        assertThat(done(hiding.put("/api/users/@rel_left/block", ""))).isEqualTo(204);
        assertThat(handles(hiding, "following")).isEmpty();
        server.sql(
                "DELETE FROM hidden_users WHERE NOT EXISTS (SELECT FROM users WHERE users.uuid = user_uuid)");
    }

    @Test
    void a_block_hides_each_from_the_other_and_ends_what_was_between_them(CapturedOutput log) {
        Client vir = server.joined("rel_blocker", log);
        Client refa = server.joined("rel_blocked", log);
        Client stranger = server.client();
        String hers = vir.crud("By who blocks.", "1-hour").get("uuid").asString();
        String his = refa.crud("By who is blocked.", "1-hour").get("uuid").asString();
        assertThat(done(vir.put("/api/users/@rel_blocked/follow", "{}"))).isEqualTo(204);
        assertThat(done(refa.put("/api/users/@rel_blocker/follow", "{}"))).isEqualTo(204);

        assertThat(done(vir.put("/api/users/@rel_blocked/block", "{}"))).isEqualTo(204);

        assertThat(handles(vir, "following")).isEmpty();
        assertThat(handles(refa, "following")).isEmpty();
        assertThat(handles(vir, "blocks")).containsExactly("rel_blocked");
        assertThat(handles(refa, "blocks")).isEmpty();
        assertThat(refa.get("/api/activities/" + hers).statusCode()).isEqualTo(404);
        assertThat(vir.get("/api/activities/" + his).statusCode()).isEqualTo(404);
        assertThat(refa.get("/api/activities/home").body()).doesNotContain(hers);
        assertThat(vir.get("/api/activities/home").body()).doesNotContain(his);
        assertThat(stranger.get("/api/activities/home").body()).contains(hers, his);
        // The blocked person does not find the other. The blocker still finds the profile, to take
        // the block back.
        assertThat(refa.get("/api/activities/@rel_blocker").statusCode()).isEqualTo(404);
        assertThat(refa.get("/api/users/@rel_blocker/short").statusCode()).isEqualTo(404);
        assertThat(vir.get("/api/activities/@rel_blocked").body()).doesNotContain(his);
        assertThat(mark(vir, "rel_blocked", "blocked")).isTrue();
        assertThat(refused(refa.put("/api/users/@rel_blocker/follow", "{}"))).contains("not_found");
        assertThat(refused(vir.put("/api/users/@rel_blocked/follow", "{}"))).contains("blocked");
        String reply = "{\"message\": \"May I?\", \"ttl\": \"1-hour\"}";
        assertThat(refa.post("/api/activities/" + hers + "/reply", reply).statusCode())
                .isEqualTo(404);
        assertThat(vir.post("/api/activities/" + his + "/reply", reply).statusCode())
                .isEqualTo(404);

        assertThat(done(vir.delete("/api/users/@rel_blocked/block"))).isEqualTo(204);
        assertThat(refa.get("/api/activities/" + hers).statusCode()).isEqualTo(200);
        assertThat(vir.get("/api/activities/home").body()).contains(his);
        assertThat(handles(vir, "following")).isEmpty();
    }

    @Test
    void two_who_block_each_other_are_hidden_until_both_have_taken_it_back(CapturedOutput log) {
        Client one = server.joined("rel_mutual_one", log);
        Client two = server.joined("rel_mutual_two", log);
        String crud = one.crud("Mutual.", "1-hour").get("uuid").asString();
        assertThat(done(one.put("/api/users/@rel_mutual_two/block", "{}"))).isEqualTo(204);
        assertThat(done(two.put("/api/users/@rel_mutual_one/block", "{}"))).isEqualTo(204);
        assertThat(done(one.delete("/api/users/@rel_mutual_two/block"))).isEqualTo(204);
        assertThat(two.get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        assertThat(refused(one.put("/api/users/@rel_mutual_two/mute", "{}"))).contains("not_found");
        assertThat(done(two.delete("/api/users/@rel_mutual_one/block"))).isEqualTo(204);
        assertThat(two.get("/api/activities/" + crud).statusCode()).isEqualTo(200);
    }

    @Test
    void a_mute_hides_from_oneself_alone_and_ends_by_itself(CapturedOutput log)
            throws SQLException {
        Client muter = server.joined("rel_muter", log);
        Client muted = server.joined("rel_muted", log);
        String crud = muted.crud("Loud.", "1-hour").get("uuid").asString();
        String own = muter.crud("Quiet.", "1-hour").get("uuid").asString();
        assertThat(done(muter.put("/api/users/@rel_muted/mute", "{\"ttl\": \"1-day\"}")))
                .isEqualTo(204);
        assertThat(muter.get("/api/activities/home").body()).doesNotContain(crud);
        assertThat(muted.get("/api/activities/" + own).statusCode()).isEqualTo(200);
        JsonNode mutes = json(muter.get("/api/account/mutes"));
        Instant until = Instant.parse(mutes.get(0).get("expires_at").asString());
        assertThat(Duration.between(Instant.now(), until))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(mutes.get(0).get("notifications").asBoolean()).isFalse();
        assertThat(mark(muter, "rel_muted", "muted")).isTrue();

        server.sql(
                "UPDATE hidden_users SET expires_at = statement_timestamp() WHERE viewer_uuid ="
                        + " (SELECT uuid FROM users WHERE handle = 'rel_muter')");
        assertThat(muter.get("/api/activities/" + crud).statusCode()).isEqualTo(200);
        assertThat(mark(muter, "rel_muted", "muted")).isFalse();
        assertThat(json(muter.get("/api/account/mutes"))).isEmpty();

        assertThat(done(muter.put("/api/users/@rel_muted/mute", "{\"notifications\": true}")))
                .isEqualTo(204);
        assertThat(json(muter.get("/api/account/mutes")).get(0).get("expires_at").isNull())
                .isTrue();
        assertThat(done(muter.delete("/api/users/@rel_muted/mute"))).isEqualTo(204);
        assertThat(muter.get("/api/activities/home").body()).contains(crud);
        assertThat(refused(muter.put("/api/users/@rel_muted/mute", "{\"ttl\": \"2-days\"}")))
                .contains("mute_ttl_invalid");
    }

    @Test
    void a_stream_leaves_out_hidden_people_at_once(CapturedOutput log) {
        Client listener = server.joined("rel_listener", log);
        Client noisy = server.joined("rel_noisy", log);
        Client other = server.joined("rel_other", log);
        try (Subscriber stream = Subscriber.to(server.address(), listener, "");
                Subscriber bystander = Subscriber.to(server.address(), server.client(), "")) {
            String first = stream.lastId();
            String before = noisy.crud("Heard.", "1-hour").get("uuid").asString();
            stream.await("created", before);
            assertThat(done(listener.put("/api/users/@rel_noisy/block", "{}"))).isEqualTo(204);
            String hidden = noisy.crud("Not heard.", "1-hour").get("uuid").asString();
            String members =
                    json(other.post(
                                    "/api/activities",
                                    "{\"message\": \"For members.\", \"ttl\": \"1-hour\","
                                            + " \"audience\": \"members\"}"))
                            .get("uuid")
                            .asString();
            String last = other.crud("For everyone.", "1-hour").get("uuid").asString();
            stream.await("created", members);
            stream.await("created", last);
            bystander.await("created", last);
            assertThat(told(stream)).doesNotContain(hidden, "Not heard.").contains("relations");
            assertThat(told(bystander))
                    .contains(hidden)
                    .doesNotContain(members, "For members.", "relations");
            // The blocked person hears nothing of the other either, nor does a stream that goes on.
            try (Subscriber back = Subscriber.to(server.address(), listener, first)) {
                assertThat(told(back)).contains(members, last).doesNotContain(hidden);
            }
        }
    }

    @Test
    void a_block_hides_each_from_the_other_among_those_whom_a_crud_mentions(CapturedOutput log) {
        Client author = server.joined("rel_naming", log);
        Client blocker = server.joined("rel_named", log);
        Client blocked = server.joined("rel_reading", log);
        assertThat(done(blocked.put("/api/users/@rel_naming/follow", ""))).isEqualTo(204);
        try (Subscriber stream = Subscriber.to(server.address(), blocked, "")) {
            String text = "Hello, @rel_named and @rel_reading.";
            String first = author.crud(text, "1-day").get("uuid").asString();
            assertThat(stream.await("created", first).data()).contains("\"rel_named\"");
            assertThat(done(blocker.put("/api/users/@rel_reading/block", ""))).isEqualTo(204);
            JsonNode after = author.crud(text + " Again.", "1-day");
            String second = after.get("uuid").asString();
            assertThat(mentioned(after)).containsExactlyInAnyOrder("rel_named", "rel_reading");
            JsonNode heard = JsonMapper.shared().readTree(stream.await("created", second).data());
            assertThat(mentioned(heard)).containsExactly("rel_reading");
            assertThat(heard.get("message").asString()).isEqualTo(text + " Again.");

            for (String uuid : List.of(first, second)) {
                String crud = "/api/activities/" + uuid;
                assertThat(mentioned(blocked, crud)).containsExactly("rel_reading");
                assertThat(mentioned(blocker, crud)).containsExactly("rel_named");
                for (Client other : List.of(author, server.client())) {
                    assertThat(mentioned(other, crud))
                            .containsExactlyInAnyOrder("rel_named", "rel_reading");
                }
            }
            for (String list :
                    List.of("home", "following", "@rel_naming", "@rel_naming/status/" + second)) {
                assertThat(blocked.get("/api/activities/" + list).body())
                        .contains(second, "@rel_named", "\"rel_reading\"")
                        .doesNotContain("\"rel_named\"");
            }

            // Their author is a reader too. A mute hides nobody there.
            assertThat(done(author.put("/api/users/@rel_named/block", ""))).isEqualTo(204);
            assertThat(done(author.put("/api/users/@rel_reading/mute", "{}"))).isEqualTo(204);
            assertThat(mentioned(author, "/api/activities/" + second))
                    .containsExactly("rel_reading");
            String soon = "{\"expires_at\": \"" + Instant.now().plusSeconds(3600) + "\"}";
            assertThat(mentioned(json(author.put("/api/activities/" + second + "/ttl", soon))))
                    .containsExactly("rel_reading");
            assertThat(json(author.get("/api/account/export")).get("activities").toString())
                    .contains("\"rel_reading\"")
                    .doesNotContain("\"rel_named\"");

            assertThat(done(blocker.delete("/api/users/@rel_reading/block"))).isEqualTo(204);
            assertThat(mentioned(blocked, "/api/activities/" + second))
                    .containsExactlyInAnyOrder("rel_named", "rel_reading");
        }
    }

    @Test
    void a_follow_and_a_block_at_the_same_moment_leave_no_follow(CapturedOutput log)
            throws Exception {
        Client follower = server.joined("rel_racer", log);
        Client blocker = server.joined("rel_raced", log);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 15; round++) {
                Future<HttpResponse<String>> follow =
                        both.submit(() -> follower.put("/api/users/@rel_raced/follow", "{}"));
                Future<HttpResponse<String>> block =
                        both.submit(() -> blocker.put("/api/users/@rel_racer/block", "{}"));
                assertThat(follow.get().statusCode()).isIn(204, 404);
                assertThat(block.get().statusCode()).isEqualTo(204);
                assertThat(
                                server.ask(
                                        "SELECT count(*) FROM follows JOIN users ON users.uuid = follows.user_uuid WHERE handle = 'rel_raced'"))
                        .isEqualTo("0");
                assertThat(done(blocker.delete("/api/users/@rel_racer/block"))).isEqualTo(204);
            }
        }
    }

    @Test
    void a_person_who_is_not_there_and_oneself_are_refused(CapturedOutput log) {
        Client alone = server.joined("rel_alone", log);
        for (String relation : List.of("follow", "block", "mute")) {
            assertThat(refused(alone.put("/api/users/@rel_nobody/" + relation, "{}")))
                    .contains("not_found");
            assertThat(refused(alone.put("/api/users/@rel_alone/" + relation, "{}")))
                    .contains("not_oneself");
            assertThat(server.client().put("/api/users/@rel_alone/" + relation, "{}").statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.client().get("/api/marks?ids=x").statusCode()).isEqualTo(401);
        assertThat(server.client().get("/api/account/blocks").statusCode()).isEqualTo(401);
    }

    @Test
    void the_export_has_follows_blocks_and_mutes_but_no_followers(CapturedOutput log) {
        Client owner = server.joined("rel_export", log);
        for (String handle : List.of("rel_exp_f", "rel_exp_b", "rel_exp_m")) {
            server.joined(handle, log);
        }
        Client fan = server.joined("rel_exp_fan", log);
        assertThat(done(fan.put("/api/users/@rel_export/follow", "{}"))).isEqualTo(204);
        assertThat(done(owner.put("/api/users/@rel_exp_f/follow", "{}"))).isEqualTo(204);
        assertThat(done(owner.put("/api/users/@rel_exp_b/block", "{}"))).isEqualTo(204);
        assertThat(done(owner.put("/api/users/@rel_exp_m/mute", "{}"))).isEqualTo(204);
        JsonNode export = json(owner.get("/api/account/export"));
        assertThat(export.at("/following/0/handle").asString()).isEqualTo("rel_exp_f");
        assertThat(export.at("/blocks/0/handle").asString()).isEqualTo("rel_exp_b");
        assertThat(export.at("/mutes/0/handle").asString()).isEqualTo("rel_exp_m");
        assertThat(export.toString()).doesNotContain("rel_exp_fan");
    }

    private static List<String> mentioned(Client reader, String crud) {
        return mentioned(json(reader.get(crud)));
    }

    private static List<String> mentioned(JsonNode crud) {
        return crud.get("mentions").valueStream().map(one -> one.get("handle").asString()).toList();
    }

    private static String told(Subscriber stream) {
        return String.join("\n", stream.seen());
    }

    private static int done(HttpResponse<String> answer) {
        return answer.statusCode();
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(404, 422);
        return answer.body();
    }

    private static String next(HttpResponse<String> page) {
        String link = page.headers().firstValue("Link").orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }

    private static List<String> handles(Client client, String list) {
        return json(client.get("/api/account/" + list))
                .valueStream()
                .map(person -> person.get("handle").asString())
                .toList();
    }

    private boolean mark(Client client, String handle, String mark) {
        String uuid = json(client.get("/api/users/@" + handle + "/short")).get("uuid").asString();
        return json(client.get("/api/marks?ids=" + uuid))
                .at("/users/" + uuid + "/" + mark)
                .asBoolean();
    }
}
