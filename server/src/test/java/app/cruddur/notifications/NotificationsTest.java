package app.cruddur.notifications;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
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

/** What people are told, when, and of what they are told nothing. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationsTest {

    private static final String TOLD = "/api/activities/notifications";

    private final RunningServer server = RunningServer.get();

    @Test
    void each_kind_is_told_once_and_likes_of_a_crud_are_one(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_author", log);
        Client one = server.joined("nt_one", log);
        Client two = server.joined("nt_two", log);
        String uuid = uuid(author.crud("Tell me.", "1-hour"));
        String reply = uuid(one.reply(uuid, "@nt_author, this one.", "1-hour"));
        JsonNode before = told(author);
        String delay = delay(reply);
        for (int again = 0; again < 10 && delay.isEmpty(); again++) {
            // It took ten seconds to get here: then once more.
            one.delete("/api/activities/" + reply);
            reply = uuid(one.reply(uuid, "@nt_author, this one.", "1-hour"));
            before = told(author);
            delay = delay(reply);
        }
        assertThat(before).isEmpty();
        assertThat(delay).isEqualTo("00:00:10");
        String mention = uuid(two.crud("About @nt_author.", "1-hour"));
        mark(one, uuid, "like");
        mark(one, uuid, "repost");
        assertThat(one.put("/api/users/@nt_author/follow", "").statusCode()).isEqualTo(204);
        tenSecondsPass();
        assertThat(kinds(told(author)))
                .containsExactlyInAnyOrder(
                        "replied " + reply,
                        "mentioned " + mention,
                        "liked " + uuid,
                        "reposted " + uuid,
                        "followed " + server.ask("SELECT uuid FROM users WHERE handle = 'nt_one'"));
        assertThat(kinds(json(author.get(TOLD + "?kind=mentions"))))
                .containsExactlyInAnyOrder("replied " + reply, "mentioned " + mention);

        // Taken back it is not told, and done again it rings nobody a second time.
        unmark(one, uuid, "like");
        assertThat(kinds(told(author))).doesNotContain("liked " + uuid);
        read(author);
        mark(one, uuid, "like");
        tenSecondsPass();
        assertThat(of(author, "liked", uuid).get("unread").asBoolean()).isFalse();
        mark(two, uuid, "like");
        tenSecondsPass();
        JsonNode liked = of(author, "liked", uuid);
        assertThat(liked.get("unread").asBoolean()).isTrue();
        assertThat(liked.get("count").asInt()).isEqualTo(2);
        assertThat(handles(liked.get("people"))).containsExactly("nt_two", "nt_one");
        assertThat(told(author).get(0).get("kind").asString()).isEqualTo("liked");
        HttpResponse<String> page = author.get(TOLD + "?limit=1");
        String link = page.headers().firstValue("Link").orElseThrow();
        List<String> all = new ArrayList<>(kinds(json(page)));
        while (link != null) {
            page = author.get(link.substring(1, link.indexOf('>')));
            all.addAll(kinds(json(page)));
            link = page.headers().firstValue("Link").orElse(null);
        }
        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(server.client().get(TOLD).statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_taken_back_within_ten_seconds_rings_nobody(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_calm", log);
        Client hasty = server.joined("nt_hasty", log);
        String uuid = uuid(author.crud("Too fast.", "1-hour"));
        mark(hasty, uuid, "like");
        unmark(hasty, uuid, "like");
        String reply = uuid(hasty.reply(uuid, "Never mind.", "1-hour"));
        hasty.delete("/api/activities/" + reply);
        // One's own reply, and like, tell nobody.
        author.reply(uuid, "To myself, @nt_calm.", "1-hour");
        mark(author, uuid, "like");
        tenSecondsPass();
        assertThat(told(author)).isEmpty();
    }

    @Test
    void nothing_is_told_by_who_is_hidden_or_of_what_is_gone_or_muted(CapturedOutput log)
            throws Exception {
        Client author = server.joined("nt_hides", log);
        Client muted = server.joined("nt_muted", log);
        Client blocked = server.joined("nt_blocked", log);
        Client fan = server.joined("nt_fan", log);
        String uuid = uuid(author.crud("For whom?", "1-hour"));
        String quiet = uuid(author.crud("A long conversation.", "1-hour"));
        assertThat(author.put("/api/users/@nt_muted/mute", "{}").statusCode()).isEqualTo(204);
        assertThat(author.put("/api/activities/" + quiet + "/mute", "").statusCode())
                .isEqualTo(204);
        String first = uuid(fan.reply(quiet, "A reply.", "1-hour"));
        author.reply(first, "And mine.", "1-hour");
        uuid(fan.reply(first, "@nt_hides once more.", "1-hour"));
        mark(muted, uuid, "like");
        mark(blocked, uuid, "like");
        mark(fan, uuid, "like");
        tenSecondsPass();
        assertThat(kinds(told(author))).containsExactly("liked " + uuid);
        assertThat(handles(of(author, "liked", uuid).get("people")))
                .containsExactlyInAnyOrder("nt_blocked", "nt_fan");
        assertThat(
                        json(author.get("/api/marks?ids=" + first))
                                .at("/activities/" + first + "/conversation_muted")
                                .asBoolean())
                .isTrue();
        assertThat(author.put("/api/users/@nt_blocked/block", "").statusCode()).isEqualTo(204);
        assertThat(handles(of(author, "liked", uuid).get("people"))).containsExactly("nt_fan");
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'nt_fan'");
        assertThat(told(author)).isEmpty();
        server.sql("DELETE FROM sanctions");
        assertThat(handles(of(author, "liked", uuid).get("people"))).containsExactly("nt_fan");

        assertThat(author.delete("/api/activities/" + first + "/mute").statusCode()).isEqualTo(204);
        String again = uuid(fan.reply(quiet, "Told again.", "1-hour"));
        tenSecondsPass();
        assertThat(kinds(told(author))).contains("replied " + again);
        assertThat(author.get("/api/account/export").body()).contains("muted_conversations");
        fan.delete("/api/activities/" + again);
        author.delete("/api/activities/" + uuid);
        assertThat(told(author)).isEmpty();
        server.sql("DELETE FROM users WHERE handle = 'nt_fan'");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM notifications JOIN users ON users.uuid = user_uuid"
                                        + " WHERE handle = 'nt_hides' AND kind <> 'liked'"))
                .isEqualTo("0");
    }

    @Test
    void the_number_counts_what_is_said_to_one_until_it_is_read(CapturedOutput log)
            throws Exception {
        Client author = server.joined("nt_counts", log);
        Client other = server.joined("nt_other", log);
        String uuid = uuid(author.crud("Count.", "1-hour"));
        other.reply(uuid, "One.", "1-hour");
        mark(other, uuid, "like");
        tenSecondsPass();
        assertThat(unread(author)).isEqualTo(1);
        String settings = "/api/account/notifications";
        assertThat(json(author.get(settings)).get("liked").asBoolean()).isFalse();
        assertThat(
                        author.put(
                                        settings,
                                        "{\"replied\": true, \"mentioned\": true, \"liked\": true,"
                                                + " \"reposted\": false, \"followed\": false}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(unread(author)).isEqualTo(2);
        read(author);
        assertThat(unread(author)).isZero();
        assertThat(json(author.get(settings)).get("liked").asBoolean()).isTrue();
    }

    @Test
    void what_came_after_what_was_read_is_still_unread(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_reads", log);
        Client other = server.joined("nt_goes_on", log);
        String uuid = uuid(author.crud("Read me.", "1-hour"));
        String first = uuid(other.reply(uuid, "Drawn.", "1-hour"));
        tenSecondsPass();
        String drawn = told(author).get(0).get("notification_uuid").asString();
        String second = uuid(other.reply(uuid, "Not yet drawn.", "1-hour"));
        tenSecondsPass();
        String until = "{\"until\": \"" + drawn + "\"}";
        assertThat(author.put(TOLD + "/read", until).statusCode()).isEqualTo(204);
        assertThat(of(author, "replied", first).get("unread").asBoolean()).isFalse();
        assertThat(of(author, "replied", second).get("unread").asBoolean()).isTrue();
        assertThat(unread(author)).isEqualTo(1);
        assertThat(author.put(TOLD + "/read", "{}").statusCode()).isEqualTo(204);
        assertThat(unread(author)).isZero();
        // An earlier one takes nothing back.
        assertThat(author.put(TOLD + "/read", until).statusCode()).isEqualTo(204);
        assertThat(unread(author)).isZero();
    }

    @Test
    void the_number_of_those_who_like_leaves_out_oneself(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_own", log);
        Client fan = server.joined("nt_own_fan", log);
        String uuid = uuid(author.crud("I like it myself.", "1-hour"));
        for (String mark : List.of("like", "repost")) {
            mark(author, uuid, mark);
            mark(fan, uuid, mark);
        }
        tenSecondsPass();
        for (String kind : List.of("liked", "reposted")) {
            JsonNode told = of(author, kind, uuid);
            assertThat(told.get("count").asInt()).isEqualTo(1);
            assertThat(told.get(kind.equals("liked") ? "likes_count" : "reposts_count").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_muted_person_who_may_notify_does_so_of_what_is_shown_alone(CapturedOutput log)
            throws Exception {
        Client author = server.joined("nt_softly", log);
        Client muted = server.joined("nt_heard", log);
        Client fan = server.joined("nt_clear", log);
        String uuid = uuid(author.crud("Softly.", "1-hour"));
        assertThat(
                        author.put("/api/users/@nt_heard/mute", "{\"notifications\": true}")
                                .statusCode())
                .isEqualTo(204);
        try (Subscriber stream = Subscriber.to(server.address(), author, "")) {
            muted.reply(uuid, "Hidden.", "1-hour");
            muted.crud("@nt_softly, hidden too.", "1-hour");
            tenSecondsPass();
            assertThat(rows("nt_softly")).isEqualTo("0");
            String last = uuid(fan.crud("The last.", "1-hour"));
            stream.await("created", last);
            assertThat(heard(stream)).isZero();
        }
        mark(muted, uuid, "like");
        muted.put("/api/users/@nt_softly/follow", "");
        tenSecondsPass();
        assertThat(told(author)).hasSize(2);
    }

    @Test
    void a_thousand_unread_replies_and_mentions_are_enough(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_flooded", log);
        Client other = server.joined("nt_floods", log);
        String uuid = uuid(author.crud("Flood me.", "1-hour"));
        server.sql(
                """
                WITH replies AS (
                    INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                    SELECT person.uuid, 'one of many', activities.expires_at, activities.uuid
                    FROM users AS person, activities, generate_series(1, 1000)
                    WHERE person.handle = 'nt_floods' AND activities.uuid = '%s'
                    RETURNING uuid
                )
                SELECT count(*) FROM replies
                """
                        .formatted(uuid));
        tenSecondsPass();
        assertThat(rows("nt_flooded")).isEqualTo("1000");
        assertThat(unread(author)).isEqualTo(100);
        String late = uuid(other.reply(uuid, "One too many.", "1-hour"));
        mark(other, uuid, "like");
        tenSecondsPass();
        assertThat(rows("nt_flooded")).isEqualTo("1001");
        assertThat(kinds(told(author))).contains("liked " + uuid).doesNotContain("replied " + late);
        read(author);
        String again = uuid(other.reply(uuid, "Read by now.", "1-hour"));
        tenSecondsPass();
        assertThat(kinds(told(author))).contains("replied " + again);
        author.delete("/api/activities/" + uuid);
    }

    /** From 1,000 replies below, the first crud is out of sight. */
    @Test
    void a_conversation_is_climbed_a_thousand_replies_and_no_more(CapturedOutput log)
            throws Exception {
        Client author = server.joined("nt_deep", log);
        String first = uuid(author.crud("The first.", "1-hour"));
        server.sql(
                """
                DO $$
                DECLARE
                    above uuid := '%s';
                BEGIN
                    FOR n IN 1..1001 LOOP
                        INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                        SELECT user_uuid, 'nt_deep ' || n, expires_at, uuid FROM activities WHERE uuid = above
                        RETURNING uuid INTO above;
                    END LOOP;
                END $$
                """
                        .formatted(first));
        String conversation =
                "SELECT conversation_of(deep.uuid) = first.uuid FROM activities AS deep, activities AS first"
                        + " WHERE first.uuid = '%s' AND deep.message = 'nt_deep %s'";
        assertThat(server.ask(conversation.formatted(first, 1000))).isEqualTo("t");
        assertThat(server.ask(conversation.formatted(first, 1001))).isEqualTo("f");
        server.sql(
                "DELETE FROM activities WHERE message LIKE 'nt_deep %' OR uuid = '" + first + "'");
    }

    /** On two servers, of which either may make them. */
    @Test
    void the_streams_of_that_person_alone_hear_of_it_once(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_hears", log);
        Client fan = server.joined("nt_rings", log);
        try (RunningServer another = RunningServer.another(server.sameDatabase());
                Subscriber here = Subscriber.to(server.address(), author, "");
                Subscriber there = Subscriber.to(another.address(), author, "");
                Subscriber other = Subscriber.to(another.address(), fan, "")) {
            String uuid = uuid(author.crud("Ring.", "1-hour"));
            mark(fan, uuid, "like");
            tenSecondsPass();
            for (Subscriber own : List.of(here, there)) {
                assertThat(own.await(event -> event.name().equals("notification")).data())
                        .isEqualTo("{}");
            }
            String last = uuid(fan.crud("The last.", "1-hour"));
            for (Subscriber one : List.of(here, there, other)) {
                one.await("created", last);
            }
            assertThat(heard(here)).isEqualTo(1);
            assertThat(heard(there)).isEqualTo(1);
            assertThat(heard(other)).isZero();
            read(author);
            there.await(event -> event.name().equals("notification"));
        }
    }

    @Test
    void from_the_hundredth_person_on_likes_of_a_crud_ring_no_more(CapturedOutput log)
            throws Exception {
        Client author = server.joined("nt_loved", log);
        String uuid = uuid(author.crud("Everybody likes it.", "1-hour"));
        likes(uuid, "nt_l", 100);
        tenSecondsPass();
        read(author);
        likes(uuid, "nt_m", 20);
        tenSecondsPass();
        JsonNode liked = of(author, "liked", uuid);
        assertThat(liked.get("count").asInt()).isEqualTo(120);
        assertThat(liked.get("unread").asBoolean()).isFalse();
        assertThat(liked.get("people").size()).isEqualTo(3);
        server.sql("DELETE FROM users WHERE handle ~ '^nt_[lm][0-9]'");
        assertThat(told(author)).isEmpty();
    }

    @Test
    void after_thirty_days_it_is_told_no_longer(CapturedOutput log) throws Exception {
        Client author = server.joined("nt_month", log);
        Client fan = server.joined("nt_monthly", log);
        fan.put("/api/users/@nt_month/follow", "");
        tenSecondsPass();
        assertThat(told(author)).hasSize(1);
        String of = " WHERE user_uuid = (SELECT uuid FROM users WHERE handle = 'nt_month')";
        server.sql("UPDATE notifications SET expires_at = statement_timestamp()" + of);
        assertThat(told(author)).isEmpty();
        server.keepHouse();
        assertThat(server.ask("SELECT count(*) FROM notifications" + of)).isEqualTo("0");
    }

    /** Has what happened be ten seconds old, and waits until it is told. */
    private void tenSecondsPass() throws Exception {
        server.sql("UPDATE notices SET due_at = statement_timestamp()");
        Deadline.await(() -> server.ask("SELECT count(*) FROM notices").equals("0"));
    }

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

    /** How long a reply waits until it is told; empty where it has been. */
    private String delay(String reply) throws SQLException {
        return server.ask(
                "SELECT coalesce(max(due_at - created_at)::text, '')"
                        + " FROM notices JOIN activities ON uuid = subject_uuid"
                        + " WHERE kind = 'replied' AND subject_uuid = '"
                        + reply
                        + "'");
    }

    private String rows(String handle) throws SQLException {
        return server.ask(
                "SELECT count(*) FROM notifications JOIN users ON users.uuid = user_uuid WHERE handle = '"
                        + handle
                        + "'");
    }

    private static long heard(Subscriber subscriber) {
        return subscriber.seen().stream().filter(seen -> seen.startsWith("notification ")).count();
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }

    private static void mark(Client person, String uuid, String mark) {
        assertThat(person.put("/api/activities/" + uuid + "/" + mark, "").statusCode())
                .isEqualTo(204);
    }

    private static void unmark(Client person, String uuid, String mark) {
        assertThat(person.delete("/api/activities/" + uuid + "/" + mark).statusCode())
                .isEqualTo(204);
    }

    private static void read(Client person) {
        assertThat(person.put(TOLD + "/read", "").statusCode()).isEqualTo(204);
    }

    private static int unread(Client person) {
        return json(person.get(TOLD + "/unread")).get("unread").asInt(-1);
    }

    private static JsonNode told(Client person) {
        HttpResponse<String> told = person.get(TOLD);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return json(told);
    }

    private static JsonNode of(Client person, String kind, String uuid) {
        for (JsonNode one : told(person)) {
            if (one.get("kind").asString().equals(kind)
                    && one.get("uuid").asString().equals(uuid)) {
                return one;
            }
        }
        throw new AssertionError(told(person).toString());
    }

    private static List<String> kinds(JsonNode told) {
        List<String> kinds = new ArrayList<>();
        told.forEach(
                one -> kinds.add(one.get("kind").asString() + " " + one.get("uuid").asString()));
        return kinds;
    }

    private static List<String> handles(JsonNode people) {
        List<String> handles = new ArrayList<>();
        people.forEach(person -> handles.add(person.get("handle").asString()));
        return handles;
    }
}
