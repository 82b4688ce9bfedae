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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** To whom a crud is given on, and how long that lasts. */
@ExtendWith(OutputCaptureExtension.class)
class RepostsTest {

    private static final String FOLLOWING = "/api/activities/following";

    private final RunningServer server = RunningServer.get();

    @Test
    void a_repost_comes_to_followers_and_to_the_profile_and_not_to_home(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("repost_author", log);
        Client giver = server.joined("repost_giver", log);
        Client reader = server.joined("repost_reader", log);
        String uuid = author.crud("Pass it on.", "1-hour").get("uuid").asString();
        assertThat(follow(reader, "repost_giver")).isEqualTo(204);
        String newer = giver.crud("Posted before the repost.", "1-hour").get("uuid").asString();
        for (int time = 0; time < 2; time++) {
            assertThat(repost(giver, uuid)).isEqualTo(204);
        }
        // It stands by when it was given on, on pages read in either direction too.
        assertThat(uuids(reader.get(FOLLOWING))).containsExactly(uuid, newer);
        HttpResponse<String> first = reader.get(FOLLOWING + "?limit=1");
        assertThat(uuids(first)).containsExactly(uuid);
        assertThat(uuids(reader.get(link(first, "next")))).containsExactly(newer);
        HttpResponse<String> second = reader.get(link(first, "next"));
        assertThat(uuids(reader.get(link(second, "prev")))).containsExactly(uuid);

        String profile = "/api/activities/@repost_giver";
        assertThat(uuids(json(server.client().get(profile + "?kind=reposts")).get("activities")))
                .containsExactly(uuid);
        assertThat(uuids(json(server.client().get(profile)).get("activities")))
                .containsExactly(newer);
        String homed = server.client().get("/api/activities/home?limit=100").body();
        assertThat(homed.split(uuid, -1)).hasSize(2);

        JsonNode marks = mark(reader, uuid);
        assertThat(marks.get("reposted").asBoolean()).isFalse();
        assertThat(marks.get("reposted_by").get("handle").asString()).isEqualTo("repost_giver");
        assertThat(mark(giver, uuid).get("reposted").asBoolean()).isTrue();
        assertThat(mark(giver, uuid).get("reposted_by").isNull()).isTrue();
        assertThat(count(reader, uuid)).isEqualTo(1);
        assertThat(giver.get("/api/account/export").body()).contains("\"reposts\"", uuid);

        assertThat(takeBack(giver, uuid)).isEqualTo(204);
        assertThat(takeBack(giver, uuid)).isEqualTo(204);
        assertThat(uuids(reader.get(FOLLOWING))).containsExactly(newer);
        assertThat(count(reader, uuid)).isZero();
    }

    @Test
    void a_repost_never_outlives_its_crud_nor_reaches_more_people(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("repost_short", log);
        Client giver = server.joined("repost_member", log);
        Client reader = server.joined("repost_blocked", log);
        String forMembers =
                json(author.post(
                                "/api/activities",
                                "{\"message\": \"Here.\", \"ttl\": \"1-hour\", \"audience\": \"members\"}"))
                        .get("uuid")
                        .asString();
        follow(reader, "repost_member");
        repost(giver, forMembers);
        assertThat(uuids(reader.get(FOLLOWING))).containsExactly(forMembers);
        String reposts = "/api/activities/@repost_member?kind=reposts";
        assertThat(uuids(json(server.client().get(reposts)).get("activities"))).isEmpty();
        // Who may not see its author does not see it by another either.
        assertThat(author.put("/api/users/@repost_blocked/block", "").statusCode()).isEqualTo(204);
        assertThat(uuids(reader.get(FOLLOWING))).isEmpty();
        assertThat(uuids(json(reader.get(reposts)).get("activities"))).isEmpty();
        assertThat(repost(reader, forMembers)).isEqualTo(404);
        assertThat(takeBack(reader, forMembers)).isEqualTo(404);
        assertThat(
                        server.client()
                                .put("/api/activities/" + forMembers + "/repost", "")
                                .statusCode())
                .isEqualTo(401);

        author.delete("/api/activities/" + forMembers);
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM reposts WHERE activity_uuid = '"
                                        + forMembers
                                        + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_repost_is_heard_by_members_from_whom_neither_giver_nor_author_is_hidden(
            CapturedOutput log) throws SQLException {
        Client author = server.joined("repost_written", log);
        Client giver = server.joined("repost_heard", log);
        Client reader = server.joined("repost_hears", log);
        Client mutes = server.joined("repost_deaf", log);
        Client apart = server.joined("repost_apart", log);
        String giverUuid = server.ask("SELECT uuid FROM users WHERE handle = 'repost_heard'");
        String uuid = author.crud("Heard of.", "1-hour").get("uuid").asString();
        assertThat(mutes.put("/api/users/@repost_heard/mute", "{}").statusCode()).isEqualTo(204);
        assertThat(apart.put("/api/users/@repost_written/mute", "{}").statusCode()).isEqualTo(204);
        try (Subscriber hears = Subscriber.to(server.address(), reader, "");
                Subscriber deaf = Subscriber.to(server.address(), mutes, "");
                Subscriber parted = Subscriber.to(server.address(), apart, "");
                Subscriber stranger = Subscriber.to(server.address(), server.client(), "")) {
            assertThat(repost(giver, uuid)).isEqualTo(204);
            assertThat(hears.await("reposted", uuid).data())
                    .isEqualTo(
                            "{\"uuid\" : \"%s\", \"user_uuid\" : \"%s\"}"
                                    .formatted(uuid, giverUuid));
            // Once more is no other repost.
            assertThat(repost(giver, uuid)).isEqualTo(204);
            String last = reader.crud("All heard.", "1-hour").get("uuid").asString();
            for (Subscriber each : List.of(hears, deaf, parted, stranger)) {
                each.await("created", last);
            }
            assertThat(reposts(hears)).isEqualTo(1);
            assertThat(reposts(deaf)).isZero();
            assertThat(reposts(parted)).isZero();
            assertThat(reposts(stranger)).isZero();
        }
    }

    private static long reposts(Subscriber stream) {
        return stream.seen().stream().filter(event -> event.startsWith("reposted ")).count();
    }

    @Test
    void a_muted_person_gives_nothing_on(CapturedOutput log) {
        Client author = server.joined("repost_calm", log);
        Client giver = server.joined("repost_loud", log);
        Client reader = server.joined("repost_mutes", log);
        String uuid = author.crud("Loudly given on.", "1-hour").get("uuid").asString();
        follow(reader, "repost_loud");
        repost(giver, uuid);
        assertThat(reader.put("/api/users/@repost_loud/mute", "{}").statusCode()).isEqualTo(204);
        assertThat(uuids(reader.get(FOLLOWING))).isEmpty();
        assertThat(mark(reader, uuid).get("reposted_by").isNull()).isTrue();
        assertThat(count(reader, uuid)).isEqualTo(1);
    }

    @Test
    void a_block_takes_back_what_either_has_reposted_of_the_other(CapturedOutput log) {
        Client blocker = server.joined("repost_blocks", log);
        Client other = server.joined("repost_other", log);
        Client third = server.joined("repost_third", log);
        String blockers = blocker.crud("One side.", "1-hour").get("uuid").asString();
        String others = other.crud("The other side.", "1-hour").get("uuid").asString();
        String thirds = third.crud("Neither side.", "1-hour").get("uuid").asString();
        for (String uuid : List.of(blockers, others, thirds)) {
            for (Client person : List.of(blocker, other, third)) {
                assertThat(repost(person, uuid)).isEqualTo(204);
            }
        }
        assertThat(blocker.put("/api/users/@repost_other/block", "").statusCode()).isEqualTo(204);
        assertThat(count(third, blockers)).isEqualTo(2);
        assertThat(count(third, others)).isEqualTo(2);
        assertThat(count(third, thirds)).isEqualTo(3);
    }

    /** As a mute of its author leaves it to the person who had reposted it. */
    @Test
    void a_repost_of_what_is_hidden_can_be_taken_back(CapturedOutput log) {
        Client author = server.joined("repost_unseen", log);
        Client giver = server.joined("repost_regrets", log);
        String uuid = author.crud("Take it back.", "1-hour").get("uuid").asString();
        repost(giver, uuid);
        assertThat(giver.put("/api/users/@repost_unseen/mute", "{}").statusCode()).isEqualTo(204);
        assertThat(takeBack(giver, uuid)).isEqualTo(204);
        assertThat(count(author, uuid)).isZero();
        assertThat(takeBack(giver, uuid)).isEqualTo(404);
    }

    @Test
    void who_reposted_last_is_found_above_a_thousand_earlier_reposts(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("repost_famous", log);
        Client reader = server.joined("repost_follows", log);
        String uuid = author.crud("Everybody gives it on.", "1-hour").get("uuid").asString();
        server.sql(
                """
                WITH people AS (
                    INSERT INTO users (display_name, handle, email, cognito_user_id)
                    SELECT 'R', handle, handle || '@example.com', handle
                    FROM (SELECT 'repost_m' || n AS handle FROM generate_series(1, 1000) AS n) AS names
                    RETURNING uuid
                )
                INSERT INTO reposts (activity_uuid, user_uuid) SELECT '%s', uuid FROM people
                """
                        .formatted(uuid));
        Client giver = server.joined("repost_last", log);
        follow(reader, "repost_last");
        repost(giver, uuid);
        assertThat(mark(reader, uuid).at("/reposted_by/handle").asString())
                .isEqualTo("repost_last");
        server.sql("DELETE FROM users WHERE handle ~ '^repost_m[0-9]'");
    }

    /** Most of what is given on here is hidden from the reader, also what each gave on last. */
    @Test
    void no_repost_is_missed_on_pages_in_either_direction(CapturedOutput log) throws SQLException {
        Client reader = server.joined("repost_pages", log);
        server.joined("repost_pg_hid", log);
        server.joined("repost_pg_shown", log);
        for (String giver : List.of("repost_pg_1", "repost_pg_2", "repost_pg_3", "repost_pg_4")) {
            server.joined(giver, log);
            assertThat(follow(reader, giver)).isEqualTo(204);
        }
        assertThat(reader.put("/api/users/@repost_pg_hid/block", "").statusCode()).isEqualTo(204);
        server.sql(
                """
                WITH cruds AS (
                    INSERT INTO activities (user_uuid, message, expires_at)
                    SELECT uuid, 'given on', statement_timestamp() + interval '1 hour'
                    FROM users, generate_series(1, 24)
                    WHERE handle = 'repost_pg_hid' OR handle = 'repost_pg_shown' AND generate_series <= 8
                    RETURNING uuid
                )
                INSERT INTO reposts (activity_uuid, user_uuid)
                SELECT cruds.uuid, users.uuid
                FROM cruds, users
                WHERE handle IN ('repost_pg_1', 'repost_pg_2', 'repost_pg_3', 'repost_pg_4')
                ORDER BY random()
                """);
        String[] all =
                server.ask(
                                """
                                SELECT string_agg(activity_uuid::text, ',' ORDER BY reposts.uuid DESC)
                                FROM reposts
                                JOIN activities ON activities.uuid = activity_uuid
                                JOIN users ON users.uuid = activities.user_uuid
                                WHERE handle = 'repost_pg_shown'
                                """)
                        .split(",", -1);
        assertThat(all).hasSize(32);
        HttpResponse<String> page = reader.get(FOLLOWING + "?limit=3");
        List<String> read = new ArrayList<>(uuids(page));
        while (read.size() < all.length) {
            page = reader.get(link(page, "next"));
            assertThat(uuids(page)).hasSize(Math.min(3, all.length - read.size()));
            read.addAll(uuids(page));
        }
        assertThat(read).containsExactly(all);
        assertThat(page.headers().allValues("Link").toString()).doesNotContain("\"next\"");
        int before = read.size() - uuids(page).size();
        while (before > 0) {
            page = reader.get(link(page, "prev"));
            assertThat(uuids(page)).isEqualTo(read.subList(before - 3, before));
            before -= 3;
        }
    }

    @Test
    void cruds_are_read_by_their_ids_as_their_reader_may_see_them(CapturedOutput log) {
        Client author = server.joined("repost_quoted", log);
        String one = author.crud("One.", "1-hour").get("uuid").asString();
        String two = author.crud("Two.", "1-hour").get("uuid").asString();
        String gone = author.crud("Gone.", "1-hour").get("uuid").asString();
        author.delete("/api/activities/" + gone);
        String asked = "/api/activities?ids=" + String.join(",", two, gone, one, two);
        assertThat(uuids(server.client().get(asked))).containsExactly(two, one);
        for (String wrong : List.of("", "x", one + ",", (one + ",").repeat(50) + one)) {
            HttpResponse<String> refused = server.client().get("/api/activities?ids=" + wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("activity_ids_invalid");
        }
    }

    private static int follow(Client person, String handle) {
        return person.put("/api/users/@" + handle + "/follow", "").statusCode();
    }

    private static int repost(Client person, String uuid) {
        return person.put("/api/activities/" + uuid + "/repost", "").statusCode();
    }

    private static int takeBack(Client person, String uuid) {
        return person.delete("/api/activities/" + uuid + "/repost").statusCode();
    }

    private static JsonNode mark(Client person, String uuid) {
        return json(person.get("/api/marks?ids=" + uuid)).get("activities").get(uuid);
    }

    private static int count(Client reader, String uuid) {
        return json(reader.get("/api/activities/" + uuid)).get("reposts_count").asInt(-1);
    }

    private static String link(HttpResponse<String> page, String relation) {
        for (String link : page.headers().allValues("Link")) {
            for (String one : link.split(", ", -1)) {
                if (one.endsWith("rel=\"" + relation + "\"")) {
                    return one.substring(1, one.indexOf('>'));
                }
            }
        }
        throw new AssertionError(page.headers().toString());
    }

    private static List<String> uuids(HttpResponse<String> cruds) {
        assertThat(cruds.statusCode()).as(cruds.body()).isEqualTo(200);
        return uuids(json(cruds));
    }

    private static List<String> uuids(JsonNode cruds) {
        List<String> uuids = new ArrayList<>();
        for (JsonNode crud : cruds) {
            uuids.add(crud.get("uuid").asString());
        }
        return uuids;
    }
}
