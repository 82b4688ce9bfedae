package app.cruddur.push;

import static app.cruddur.testing.server.RunningServer.JSON;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.nimbusds.jwt.JWTClaimsSet;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What push services are sent, for whom, how often, and what they can read of it. */
@ExtendWith(OutputCaptureExtension.class)
class PushTest {

    private static final String PUSH = "/api/account/push";

    private final RunningServer server = RunningServer.get();
    private final PushServices services = PushServices.get();
    private final Browser browser;

    PushTest() throws Exception {
        browser = new Browser();
    }

    @Test
    void a_reply_rings_the_browser_that_wants_replies_in_words_that_it_alone_can_read(
            CapturedOutput log) throws Exception {
        Client author = server.joined("pu_author", log);
        Client fan = server.joined("pu_fan", log);
        JsonNode before = json(author.get(PUSH));
        assertThat(before.get("kinds").toString()).doesNotContain("true");
        String key = before.get("public_key").asString();
        String crud = uuid(author.crud("Ring me.", "1-hour"));
        subscribe(author, "/author", "replied");
        assertThat(json(author.get(PUSH)).at("/kinds/replied").asBoolean()).isTrue();
        assertThat(json(author.get(PUSH)).at("/kinds/liked").asBoolean()).isFalse();
        assertThat(json(fan.get(PUSH)).get("kinds").toString()).doesNotContain("true");

        mark(fan, crud, "like");
        String reply = uuid(fan.reply(crud, "A secret sentence.", "1-hour"));
        tenSecondsPass();
        PushServices.Received came = await("/author", 1).getFirst();
        allSent();
        assertThat(services.at("/author")).hasSize(1);

        JsonNode said = JSON.readTree(browser.read(came.body()));
        assertThat(said.propertyNames())
                .containsExactly("kind", "notification_uuid", "activity_uuid", "expires_at");
        assertThat(said.get("kind").asString()).isEqualTo("replied");
        assertThat(said.get("activity_uuid").asString()).isEqualTo(reply);
        assertThat(came.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("urgency", "normal")
                .containsEntry("content-length", "359")
                .containsEntry("host", "author.push.example");
        // Within the hour, and for the maker no way to tell which crud of the hour it is about.
        assertThat(came.header("ttl")).isEqualTo("2048");
        // An id without its hyphens would look the same.
        assertThat(came.header("topic"))
                .matches("[0-9a-f]{32}")
                .isNotIn(
                        plain(reply), plain(crud), plain(said.get("notification_uuid").asString()));
        assertThat(came.headers().keySet())
                .containsExactlyInAnyOrder(
                        "authorization",
                        "connection",
                        "content-encoding",
                        "content-length",
                        "content-type",
                        "host",
                        "topic",
                        "ttl",
                        "urgency");
        JWTClaimsSet claims = Browser.vapid(came.header("authorization"), key);
        assertThat(claims.getAudience()).isEqualTo(List.of("https://author.push.example"));
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(11)),
                        Instant.now().plus(Duration.ofHours(24)));

        // The private key is in no table in clear, and neither it nor an endpoint in the log.
        byte[] encrypted =
                HexFormat.of()
                        .parseHex(server.ask("SELECT encode(encrypted, 'hex') FROM push_key"));
        String pair =
                new String(
                        server.bean(SecretKey.class).decrypt("push key", encrypted),
                        StandardCharsets.UTF_8);
        String secret = JSON.readTree(pair).get("d").asString();
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        assertThat(log.getOut()).doesNotContain(secret);
        assertThat(log.getOut()).doesNotContain("author.push.example").doesNotContain(reply);
        String export = author.get("/api/account/export").body();
        assertThat(JSON.readTree(export).at("/push/0/replied").asBoolean()).isTrue();
        assertThat(export)
                .doesNotContain("push.example")
                .doesNotContain(Browser.base64(browser.auth()));
    }

    @Test
    void likes_of_a_crud_ring_once_until_they_are_read(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_liked", log);
        Client one = server.joined("pu_like1", log);
        Client two = server.joined("pu_like2", log);
        Client three = server.joined("pu_like3", log);
        Client zero = server.joined("pu_like0", log);
        String crud = uuid(author.crud("Like me.", "1-day"));
        // This one rings no browser, and so does not keep the next one from ringing.
        mark(zero, crud, "like");
        tenSecondsPass();
        assertThat(notifications("pu_liked")).isEqualTo(1);
        subscribe(author, "/liked", "liked", "followed");
        mark(one, crud, "like");
        tenSecondsPass();
        await("/liked", 1);
        mark(two, crud, "like");
        tenSecondsPass();
        allSent();
        assertThat(services.at("/liked")).hasSize(1);
        assertThat(author.put("/api/activities/notifications/read", "").statusCode())
                .isEqualTo(204);
        mark(three, crud, "like");
        tenSecondsPass();
        List<PushServices.Received> both = await("/liked", 2);
        assertThat(both.get(1).header("topic")).isEqualTo(both.get(0).header("topic"));

        // A follow has no crud: it stands for thirty days, as its notification does. The power of
        // two in that is 24.
        assertThat(one.put("/api/users/@pu_liked/follow", "").statusCode()).isEqualTo(204);
        tenSecondsPass();
        PushServices.Received follow = await("/liked", 3).get(2);
        JsonNode said = JSON.readTree(browser.read(follow.body()));
        assertThat(said.get("kind").asString()).isEqualTo("followed");
        assertThat(said.get("activity_uuid").isNull()).isTrue();
        assertThat(follow.header("ttl")).isEqualTo("2097152");
        assertThat(
                        Duration.between(
                                Instant.now(), Instant.parse(said.get("expires_at").asString())))
                .isGreaterThan(Duration.ofDays(29));
        assertThat(follow.headers().get("content-length")).isEqualTo("359");
    }

    @Test
    void a_like_rings_once_likes_are_turned_on_whatever_came_before(CapturedOutput log)
            throws Exception {
        Client author = server.joined("pu_turns", log);
        Client one = server.joined("pu_turn1", log);
        Client two = server.joined("pu_turn2", log);
        String crud = uuid(author.crud("Like me later.", "1-day"));
        subscribe(author, "/turns", "replied");
        mark(one, crud, "like");
        tenSecondsPass();
        assertThat(notifications("pu_turns")).isEqualTo(1);
        subscribe(author, "/turns", "replied", "liked");
        mark(two, crud, "like");
        tenSecondsPass();
        assertThat(said(await("/turns", 1).getFirst()).get("kind").asString()).isEqualTo("liked");
    }

    /** A browser would not know that no push service takes anything for it. */
    @Test
    void a_browser_that_subscribed_by_a_former_key_is_refused(CapturedOutput log) {
        Client author = server.joined("pu_former", log);
        Map<String, Object> sent = subscription("/former", "replied");
        sent.put("public_key", Browser.base64(browser.publicKey()));
        refused(author, sent, "push_key_other");
        assertThat(told(author)).isFalse();
        sent.put("public_key", json(author.get(PUSH)).get("public_key").asString());
        assertThat(author.put(PUSH, JSON.writeValueAsString(sent)).statusCode()).isEqualTo(204);
        assertThat(told(author)).isTrue();
    }

    @Test
    void two_browsers_of_a_person_have_different_topics(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_topics", log);
        Client other = server.client();
        assertThat(other.signIn("pu_topics", "correct horse").statusCode()).isEqualTo(200);
        subscribe(author, "/topic1", "mentioned");
        subscribe(other, "/topic2", "mentioned");
        server.joined("pu_topical", log).crud("@pu_topics, both of you.", "1-hour");
        tenSecondsPass();
        assertThat(await("/topic1", 1).getFirst().header("topic"))
                .isNotEqualTo(await("/topic2", 1).getFirst().header("topic"));
    }

    /** Each is a notification when it is made, and none any more when it is due. */
    @Test
    void what_is_hidden_gone_read_or_over_by_then_is_not_sent(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_quiet", log);
        Client blocked = server.joined("pu_blocked", log);
        Client muted = server.joined("pu_muted", log);
        Client banned = server.joined("pu_banned", log);
        Client fan = server.joined("pu_calls", log);
        String byBlocked = uuid(blocked.crud("@pu_quiet, a word.", "1-hour"));
        String byMuted = uuid(muted.crud("@pu_quiet, another.", "1-hour"));
        String byBanned = uuid(banned.crud("@pu_quiet, suspended.", "1-hour"));
        String deleted = uuid(fan.crud("@pu_quiet, gone.", "1-hour"));
        String ended = uuid(fan.crud("@pu_quiet, ended.", "1-hour"));
        String noisy = uuid(fan.crud("@pu_quiet, noisy.", "1-hour"));
        tenSecondsPass();
        assertThat(notifications("pu_quiet")).isEqualTo(6);
        subscribe(author, "/quiet", "mentioned");
        author.put("/api/users/@pu_blocked/block", "");
        author.put("/api/users/@pu_muted/mute", "{}");
        mark(author, noisy, "mute");
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'pu_banned'");
        for (String crud : List.of(byBlocked, byMuted, byBanned, deleted, ended, noisy)) {
            enqueueLater("pu_quiet", crud);
        }
        assertThat(server.ask(messages("pu_quiet"))).isEqualTo("6");
        fan.delete("/api/activities/" + deleted);
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() + interval '900 ms'"
                        + " WHERE uuid = '"
                        + ended
                        + "'");
        dueNow("pu_quiet");
        allSent();
        String last = uuid(fan.crud("@pu_quiet, now.", "1-hour"));
        tenSecondsPass();
        assertThat(said(await("/quiet", 1).getFirst()).get("activity_uuid").asString())
                .isEqualTo(last);
        assertThat(services.at("/quiet")).hasSize(1);

        enqueueLater("pu_quiet", last);
        assertThat(author.put("/api/activities/notifications/read", "").statusCode())
                .isEqualTo(204);
        dueNow("pu_quiet");
        allSent();
        assertThat(services.at("/quiet")).hasSize(1);

        server.sql(
                "UPDATE sessions SET expires_at = statement_timestamp() WHERE uuid IN"
                        + " (SELECT session_uuid FROM push_subscriptions WHERE endpoint LIKE '%/quiet')");
        fan.crud("@pu_quiet, you are signed out.", "1-hour");
        tenSecondsPass();
        allSent();
        assertThat(services.at("/quiet")).hasSize(1);
        server.sql("DELETE FROM sanctions");
    }

    @Test
    void a_browser_whose_service_takes_nothing_is_asked_once_and_forgotten_at_the_fifth(
            CapturedOutput log) throws Exception {
        for (int status : List.of(403, 503)) {
            String handle = "pu_never" + status;
            String path = "/never" + status;
            Client author = server.joined(handle, log);
            Client fan = server.joined("pu_tries" + status, log);
            services.choose(path, status, Map.of());
            subscribe(author, path, "mentioned");
            for (int n = 1; n < 5; n++) {
                fan.crud("@" + handle + ", " + n, "1-hour");
            }
            tenSecondsPass();
            await(path, 4);
            server.await("0", messages(handle), Deadline.PATIENCE);
            assertThat(services.at(path)).hasSize(4);
            assertThat(server.ask(browsers(handle))).isEqualTo("1");
            fan.crud("@" + handle + ", 5", "1-hour");
            tenSecondsPass();
            server.await("0", browsers(handle), Deadline.PATIENCE);
            assertThat(services.at(path)).hasSize(5);
        }
    }

    @Test
    void what_waits_goes_with_what_it_is_about(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_waits", log);
        Client fan = server.joined("pu_calling", log);
        String crud = uuid(fan.crud("@pu_waits, wait.", "1-hour"));
        tenSecondsPass();
        subscribe(author, "/waits", "mentioned");
        enqueueLater("pu_waits", crud);
        SqlFile forget = SqlFile.load("push/forget");
        server.bean(Db.class).call(forget).with("batch", 100).text();
        assertThat(server.ask(messages("pu_waits"))).isEqualTo("1");
        fan.delete("/api/activities/" + crud);
        server.bean(Db.class).call(forget).with("batch", 100).text();
        assertThat(server.ask(messages("pu_waits"))).isEqualTo("0");
    }

    @Test
    void what_waits_for_one_browser_has_a_bound(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_flood", log);
        Client fan = server.joined("pu_floods", log);
        String crud = uuid(author.crud("Flood me.", "1-hour"));
        String first = uuid(fan.reply(crud, "One.", "1-hour"));
        tenSecondsPass();
        assertThat(notifications("pu_flood")).isEqualTo(1);
        subscribe(author, "/flood", "replied");
        for (int n = 0; n < 19; n++) {
            enqueueLater("pu_flood", first);
        }
        // In one statement: of those that were told one after the other, each would find room.
        server.sql(
                """
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT person.uuid, 'one more', activities.expires_at, activities.uuid
                FROM users AS person, activities, generate_series(1, 3)
                WHERE person.handle = 'pu_floods' AND activities.uuid = '%s'
                """
                        .formatted(crud));
        tenSecondsPass();
        assertThat(notifications("pu_flood")).isEqualTo(4);
        allSent();
        assertThat(services.at("/flood")).hasSize(1);
        assertThat(server.ask(messages("pu_flood"))).isEqualTo("19");
    }

    @Test
    void a_browser_that_its_push_service_does_not_know_is_forgotten(CapturedOutput log)
            throws Exception {
        for (int status : List.of(404, 410)) {
            String handle = "pu_gone" + status;
            Client author = server.joined(handle, log);
            Client fan = server.joined("pu_goes" + status, log);
            String path = "/gone" + status;
            services.choose(path, status, Map.of());
            subscribe(author, path, "mentioned");
            fan.crud("@" + handle + ", are you there?", "1-hour");
            tenSecondsPass();
            await(path, 1);
            server.await("0", browsers(handle), Deadline.PATIENCE);
            allSent();
            assertThat(services.at(path)).hasSize(1);
            assertThat(json(author.get(PUSH)).at("/kinds/mentioned").asBoolean()).isFalse();
        }
    }

    @Test
    void a_redirect_is_not_followed_and_a_refusal_not_repeated(CapturedOutput log)
            throws Exception {
        Client author = server.joined("pu_led", log);
        Client fan = server.joined("pu_leads", log);
        services.choose("/led", 307, Map.of("Location", "https://led.push.example/elsewhere"));
        subscribe(author, "/led", "mentioned");
        fan.crud("@pu_led, this way.", "1-hour");
        tenSecondsPass();
        await("/led", 1);
        allSent();
        services.choose("/led", 400, Map.of());
        fan.crud("@pu_led, and this.", "1-hour");
        tenSecondsPass();
        await("/led", 2);
        allSent();
        assertThat(services.at("/elsewhere")).isEmpty();
        assertThat(services.at("/led")).hasSize(2);
        assertThat(server.ask(browsers("pu_led"))).isEqualTo("1");
    }

    @Test
    void a_service_that_is_away_is_asked_again_a_few_times_and_not_before_it_says(
            CapturedOutput log) throws Exception {
        Client author = server.joined("pu_away", log);
        Client fan = server.joined("pu_again", log);
        subscribe(author, "/away", "mentioned");
        fan.crud("@pu_away, now.", "1-day");
        tenSecondsPass();
        await("/away", 1);
        server.await("0", messages("pu_away"), Deadline.PATIENCE);
        services.choose("/away", 429, Map.of("Retry-After", "1800"));
        fan.crud("@pu_away, later.", "1-day");
        tenSecondsPass();
        String wait =
                "SELECT coalesce(max(ceil(extract(epoch FROM due_at - statement_timestamp()))), 0)"
                        + "::integer BETWEEN %s AND %s FROM push_messages WHERE failures = %s"
                        + " AND subscription_uuid IN (SELECT push_subscriptions.uuid FROM push_subscriptions"
                        + " JOIN users ON users.uuid = user_uuid WHERE handle = 'pu_away')";
        server.await("t", wait.formatted(1000, 1800, 1), Deadline.PATIENCE);
        services.choose("/away", 503, Map.of("Retry-After", "999999999"));
        dueNow("pu_away");
        server.await("t", wait.formatted(3000, 3600, 2), Deadline.PATIENCE);
        services.choose("/away", 500, Map.of());
        dueNow("pu_away");
        server.await("t", wait.formatted(400, 600, 3), Deadline.PATIENCE);
        dueNow("pu_away");
        server.await("0", messages("pu_away"), Deadline.PATIENCE);
        assertThat(services.at("/away")).hasSize(5);
        assertThat(server.ask(browsers("pu_away"))).isEqualTo("1");
    }

    /** The one hangs with all that may be under way to it, and the other is told meanwhile. */
    @Test
    void a_service_that_hangs_delays_nobody_else_and_holds_no_connection(CapturedOutput log)
            throws Exception {
        Client slow = server.joined("pu_slow", log);
        Client quick = server.joined("pu_quick", log);
        Client fan = server.joined("pu_both", log);
        CountDownLatch until = services.hold("/slow");
        try {
            subscribe(slow, "/slow", "mentioned");
            subscribe(quick, "/quick", "mentioned");
            for (int n = 0; n < 6; n++) {
                fan.crud("@pu_slow, " + n, "1-hour");
            }
            tenSecondsPass();
            await("/slow", 4);
            fan.crud("@pu_quick, you.", "1-hour");
            tenSecondsPass();
            await("/quick", 1);
            assertThat(services.at("/slow")).hasSize(4);
            // The other two are not even taken.
            assertThat(server.ask(messages("pu_slow") + " AND due_at <= statement_timestamp()"))
                    .isEqualTo("2");
            // Were one held for each that is under way, there would always be four.
            Deadline.await(() ->
                    server.bean(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()
                            == 0);
        } finally {
            until.countDown();
        }
        server.sql("DELETE FROM push_subscriptions WHERE endpoint LIKE '%/slow'");
        allSent();
    }

    @Test
    void of_two_servers_one_sends_each_message(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_twice", log);
        Client fan = server.joined("pu_once", log);
        subscribe(author, "/twice", "mentioned");
        PushSender another =
                new PushSender(
                        server.bean(Db.class),
                        server.bean(PushKeys.class),
                        server.bean(PushService.class),
                        server.bean(SecretKey.class),
                        JSON,
                        new PushOutcomes(new SimpleMeterRegistry()));
        try {
            List<String> cruds = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                cruds.add(uuid(fan.crud("@pu_twice, " + n, "1-hour")));
            }
            server.sql("UPDATE notices SET due_at = statement_timestamp()");
            Deadline.await(() -> {
                another.send();
                // All are made before what waits is counted.
                return notifications("pu_twice") == 12
                        && server.ask(messages("pu_twice")).equals("0");
            });
            assertThat(services.at("/twice").stream().map(this::crudIn))
                    .containsExactlyInAnyOrderElementsOf(cruds);
        } finally {
            another.destroy();
        }
    }

    @Test
    void a_browser_is_told_for_one_person_while_that_person_is_signed_in(CapturedOutput log)
            throws Exception {
        Client first = server.joined("pu_first", log);
        Client second = server.joined("pu_second", log);
        subscribe(first, "/shared", "mentioned");
        subscribe(second, "/shared", "mentioned");
        assertThat(server.ask(browsers("pu_first"))).isEqualTo("0");
        assertThat(server.ask(browsers("pu_second"))).isEqualTo("1");
        assertThat(second.post("/api/identity/sign-out", "").statusCode()).isEqualTo(204);
        assertThat(server.ask(browsers("pu_second"))).isEqualTo("0");
        assertThat(second.put(PUSH, body("/shared", "mentioned")).statusCode()).isEqualTo(401);
        assertThat(server.client().get(PUSH).statusCode()).isEqualTo(401);

        subscribe(first, "/first", "mentioned");
        assertThat(first.delete(PUSH).statusCode()).isEqualTo(204);
        assertThat(first.delete(PUSH).statusCode()).isEqualTo(204);
        assertThat(server.ask(browsers("pu_first"))).isEqualTo("0");
        subscribe(first, "/first", "mentioned");
        server.sql("DELETE FROM users WHERE handle = 'pu_first'");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM push_subscriptions WHERE endpoint LIKE '%/first'"))
                .isEqualTo("0");
    }

    @Test
    void ten_browsers_of_a_person_are_told_and_the_oldest_makes_way(CapturedOutput log)
            throws Exception {
        List<Client> all = new ArrayList<>(List.of(server.joined("pu_many", log)));
        for (int n = 1; n < 12; n++) {
            Client one = server.client();
            assertThat(one.signIn("pu_many", "correct horse").statusCode()).isEqualTo(200);
            all.add(one);
        }
        for (int n = 0; n < 11; n++) {
            subscribe(all.get(n), "/many" + n, "replied");
        }
        assertThat(server.ask(browsers("pu_many"))).isEqualTo("10");
        assertThat(told(all.get(0))).isFalse();
        assertThat(told(all.get(1))).isTrue();
        // Again, by one that has a place already, takes none away.
        subscribe(all.get(10), "/many10", "replied");
        assertThat(told(all.get(1))).isTrue();

        // Twelve sessions, all with the endpoint of one browser, and as many of them at once as
        // the server has connections: one more might wait for one in vain.
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (Client one : all) {
                calls.add(() -> one.put(PUSH, body("/same", "replied")));
            }
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().statusCode()).isEqualTo(204);
            }
        }
        assertThat(all.stream().filter(this::told)).hasSize(1);
    }

    @Test
    void what_is_no_subscription_is_refused_by_name(CapturedOutput log) throws Exception {
        Client author = server.joined("pu_wrong", log);
        for (String endpoint :
                List.of(
                        "",
                        "http://wrong.push.example/x",
                        "https://wrong.push.example:8443/x",
                        "https://localhost/x",
                        "https://a.localhost/x",
                        "https://printer.local/x",
                        "https://db.internal/x",
                        "https://127.0.0.1/x",
                        "https://2130706433/x",
                        "https://0x7f.1/x",
                        "https://[::1]/x",
                        "https://user:pass@wrong.push.example/x",
                        "https://wrong.push.example/x#y",
                        "https://wrong.push.example/a b",
                        "https://wrong.push.example/x\r\nHost: y",
                        "https://wrong.push.example\\@10.0.0.1/",
                        "https://wrong.push.example/\u0000",
                        "https://ẃrong.push.example/x",
                        "https://wrong.push.example/ẃ",
                        "https://wrong.push.example./x",
                        "https://wrong.push.example/%zz",
                        "https://" + "a".repeat(64) + ".example/x",
                        "https://" + "a.".repeat(200) + "example/x",
                        "https://wrong.push.example/" + "x".repeat(3000),
                        "javascript:alert(1)")) {
            Map<String, Object> sent = subscription("x", "replied");
            sent.put("endpoint", endpoint);
            refused(author, sent, "push_endpoint_invalid");
        }
        String lone = body("/x", "replied").replace("push.example/x", "push.example/\\ud800");
        assertThat(author.put(PUSH, lone).body()).contains("push_endpoint_invalid");
        for (String key :
                List.of(
                        "",
                        "x",
                        "AAAA",
                        Browser.base64(new byte[65]),
                        "=".repeat(3000),
                        "\u0000")) {
            for (String field : List.of("p256dh", "auth")) {
                Map<String, Object> sent = subscription("/x", "replied");
                sent.put(field, key);
                refused(author, sent, "push_keys_invalid");
            }
        }
        Map<String, Object> sent = subscription("/x", "replied");
        sent.put("kinds", null);
        refused(author, sent, "body_malformed");
        for (String body :
                List.of("null", "[]", "{}", "{\"endpoint\": 1}", "{\"kinds\": {\"replied\": 1}}")) {
            assertThat(author.put(PUSH, body).statusCode()).isIn(400, 422);
        }
        for (String missing : List.of("endpoint", "p256dh", "auth", "kinds")) {
            Map<String, Object> without = subscription("/x", "replied");
            without.remove(missing);
            assertThat(author.put(PUSH, JSON.writeValueAsString(without)).statusCode())
                    .isIn(400, 422);
        }
        assertThat(server.ask(browsers("pu_wrong"))).isEqualTo("0");
        subscribe(author, "/right", "replied");
        assertThat(server.ask(browsers("pu_wrong"))).isEqualTo("1");
        subscribe(author, "/right");
        assertThat(server.ask(browsers("pu_wrong"))).isEqualTo("0");
    }

    @Test
    void a_host_is_written_in_one_way_and_is_not_this_servers_own() {
        String key = Browser.base64(browser.publicKey());
        String auth = Browser.base64(browser.auth());
        assertThat(
                        PushSubscription.of(
                                        "https://Some.Push.Example:443/A?B",
                                        key,
                                        auth,
                                        "https://cruds.example")
                                .endpoint())
                .isEqualTo(URI.create("https://some.push.example/A?B"));
        assertThatThrownBy(() ->
                        PushSubscription.of(
                                "https://Cruds.example/api", key, auth, "https://cruds.example"))
                .hasMessageContaining("endpoint");
    }

    private void refused(Client client, Map<String, Object> body, String code) {
        HttpResponse<String> answer = client.put(PUSH, JSON.writeValueAsString(body));
        assertThat(answer.body()).as("%s", body).contains(code);
    }

    private String crudIn(PushServices.Received came) {
        return said(came).get("activity_uuid").asString();
    }

    private JsonNode said(PushServices.Received came) {
        try {
            return JSON.readTree(browser.read(came.body()));
        } catch (java.security.GeneralSecurityException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private List<PushServices.Received> await(String path, int number) throws Exception {
        Deadline.await(() -> services.at(path).size() >= number);
        return services.at(path);
    }

    /** Waits until nothing is due any more; what tests have made wait for an hour stays. */
    private void allSent() throws Exception {
        server.await(
                "0",
                "SELECT count(*) FROM push_messages WHERE failures = 0"
                        + " AND due_at < statement_timestamp() + interval '10 minutes'",
                Deadline.PATIENCE);
    }

    private void tenSecondsPass() throws Exception {
        server.sql("UPDATE notices SET due_at = statement_timestamp()");
        Deadline.await(() -> server.ask("SELECT count(*) FROM notices").equals("0"));
    }

    /** Has a notification that was made wait to be sent, until it is due. */
    private void enqueueLater(String handle, String crud) throws SQLException {
        server.sql(
                """
                INSERT INTO push_messages (subscription_uuid, notification_uuid, due_at)
                SELECT push_subscriptions.uuid, notifications.uuid, statement_timestamp() + interval '1 hour'
                FROM users
                JOIN push_subscriptions ON push_subscriptions.user_uuid = users.uuid
                JOIN notifications ON notifications.user_uuid = users.uuid
                WHERE users.handle = '%s' AND notifications.activity_uuid = '%s'
                """
                        .formatted(handle, crud));
    }

    private void dueNow(String handle) throws SQLException {
        server.sql(
                "UPDATE push_messages SET due_at = statement_timestamp() WHERE subscription_uuid IN"
                        + " (SELECT push_subscriptions.uuid FROM push_subscriptions JOIN users ON users.uuid = user_uuid"
                        + " WHERE handle = '"
                        + handle
                        + "')");
    }

    private static String browsers(String handle) {
        return "SELECT count(*) FROM push_subscriptions JOIN users ON users.uuid = user_uuid WHERE handle = '"
                + handle
                + "'";
    }

    private static String messages(String handle) {
        return "SELECT count(*) FROM push_messages JOIN push_subscriptions ON push_subscriptions.uuid ="
                + " subscription_uuid JOIN users ON users.uuid = user_uuid WHERE handle = '"
                + handle
                + "'";
    }

    private int notifications(String handle) throws SQLException {
        return Integer.parseInt(
                server.ask(
                        "SELECT count(*) FROM notifications JOIN users ON users.uuid = user_uuid WHERE handle = '"
                                + handle
                                + "'"));
    }

    private boolean told(Client client) {
        return json(client.get(PUSH)).at("/kinds/replied").asBoolean();
    }

    private void subscribe(Client client, String path, String... kinds) {
        assertThat(client.put(PUSH, body(path, kinds)).statusCode()).isEqualTo(204);
    }

    private String body(String path, String... kinds) {
        return JSON.writeValueAsString(subscription(path, kinds));
    }

    /** At a host of the path's name. */
    private Map<String, Object> subscription(String path, String... kinds) {
        Map<String, Boolean> chosen = new LinkedHashMap<>();
        for (String kind : List.of("replied", "mentioned", "liked", "reposted", "followed")) {
            chosen.put(kind, List.of(kinds).contains(kind));
        }
        String host = path.replace("/", "");
        return new LinkedHashMap<>(
                browser.subscription("https://" + host + ".push.example" + path, chosen));
    }

    private static String plain(String uuid) {
        return uuid.replace("-", "");
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }

    private static void mark(Client person, String uuid, String mark) {
        assertThat(person.put("/api/activities/" + uuid + "/" + mark, "").statusCode())
                .isEqualTo(204);
    }
}
