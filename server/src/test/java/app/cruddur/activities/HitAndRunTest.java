package app.cruddur.activities;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * The rules for new accounts and repeated texts, on a server that has them, with its real limits.
 */
@ExtendWith(OutputCaptureExtension.class)
class HitAndRunTest {

    private static final String LONG = "The same text again, and nobody wants it.";

    private static final AtomicInteger UNIQUE = new AtomicInteger();

    private static final RunningServer OPEN = RunningServer.get();
    private static RunningServer guarded;

    @BeforeAll
    static void a_server_with_the_rules() throws IOException {
        Map<String, String> settings = new HashMap<>(OPEN.sameDatabase());
        settings.putAll(Map.of("NEWCOMER_HOURS", "24", "LIMITS_FACTOR", "1"));
        guarded = RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() {
        guarded.close();
    }

    private static Client newcomer(String handle, CapturedOutput log) {
        String session = OPEN.joined(handle, log).cookie("SESSION");
        Client newcomer = guarded.client();
        newcomer.keep("SESSION", session);
        return newcomer;
    }

    private static Client settled(String handle, CapturedOutput log) throws SQLException {
        Client person = newcomer(handle, log);
        OPEN.sql(
                "UPDATE users SET created_at = created_at - interval '24 hours' WHERE handle = '%s'"
                        .formatted(handle));
        return person;
    }

    private static HttpResponse<String> post(Client author, String message, String ttl) {
        return author.post(
                "/api/activities",
                RunningServer.JSON.writeValueAsString(Map.of("message", message, "ttl", ttl)));
    }

    private static void refused(HttpResponse<String> answer, String... codes) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("errors").valueStream().map(one -> one.asString()))
                .containsExactly(codes);
    }

    private static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_new_account_posts_nothing_that_leaves_soon(CapturedOutput log) throws SQLException {
        Client person = newcomer("hasty_one", log);
        String answered =
                OPEN.joined("hasty_two", log).crud("For an hour.", "1-hour").get("uuid").asString();
        String reply = "/api/activities/" + answered + "/reply";
        refused(post(person, "Soon gone.", "1-hour"), "newcomer_ttl_too_short");
        refused(post(person, "Soon gone.", "3-hours"), "newcomer_ttl_too_short");
        refused(
                person.post(reply, "{\"message\": \"And gone.\", \"ttl\": \"1-hour\"}"),
                "newcomer_ttl_too_short");
        // It ends with what it answers, whose author chose so.
        taken(person.post(reply, "{\"message\": \"Here as long as you.\"}"));
        taken(post(person, "Here for a while.", "12-hours"));
        assertThat(json(person.get("/api/session")).get("newcomer_until").asString())
                .isEqualTo(
                        OPEN.ask(
                                "SELECT iso_utc(created_at + interval '24 hours') FROM users WHERE handle = 'hasty_one'"));

        OPEN.sql(
                "UPDATE users SET created_at = created_at - interval '24 hours' WHERE handle = 'hasty_one'");
        taken(post(person, "Soon gone.", "1-hour"));
        assertThat(json(person.get("/api/session")).get("newcomer_until").isNull()).isTrue();
    }

    @Test
    void what_a_new_account_has_posted_leaves_no_sooner_than_it_could_have_chosen(
            CapturedOutput log) throws SQLException {
        Client person = newcomer("hasty_ten", log);
        String ttl =
                "/api/activities/"
                        + json(post(person, "Here for a while.", "7-days")).get("uuid").asString()
                        + "/ttl";
        Instant soon = Instant.now().plus(Duration.ofHours(11));
        for (String sooner :
                List.of(
                        "{\"ttl\": \"1-hour\"}",
                        "{\"ttl\": \"3-hours\"}",
                        "{\"expires_at\": \"%s\"}".formatted(soon))) {
            refused(person.put(ttl, sooner), "newcomer_ttl_too_short");
        }
        taken(person.put(ttl, "{\"ttl\": \"1-day\"}"));
        taken(person.put(ttl, "{\"ttl\": \"12-hours\"}"));

        OPEN.sql(
                "UPDATE users SET created_at = created_at - interval '24 hours' WHERE handle = 'hasty_ten'");
        taken(person.put(ttl, "{\"ttl\": \"1-hour\"}"));
    }

    @Test
    void a_new_account_mentions_three_people_at_most(CapturedOutput log) throws SQLException {
        Client person = newcomer("hasty_three", log);
        String three = "@andrewbrown @bayko @londo, good morning";
        refused(post(person, three + " @hasty_four", "1-day"), "newcomer_mentions_too_many");
        refused(
                post(person, three + " @hasty_four", "1-hour"),
                "newcomer_ttl_too_short",
                "newcomer_mentions_too_many");
        taken(post(person, three, "1-day"));
        taken(post(settled("hasty_four", log), three + " @hasty_three", "1-day"));
    }

    @Test
    void a_new_account_posts_ten_an_hour(CapturedOutput log) throws SQLException {
        Client person = newcomer("hasty_five", log);
        for (int posted = 0; posted < 10; posted++) {
            taken(post(person, "Crud " + posted, "1-day"));
        }
        HttpResponse<String> slowed = post(person, "One more", "1-day");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 360);
        OPEN.sql(
                "UPDATE users SET created_at = created_at - interval '24 hours' WHERE handle = 'hasty_five'");
        taken(post(person, "One more", "1-day"));
    }

    @Test
    void nobody_posts_a_text_twice_within_an_hour(CapturedOutput log) throws SQLException {
        Client person = settled("hasty_six", log);
        String first = json(post(person, LONG, "1-hour")).get("uuid").asString();
        for (String again : List.of(LONG, "  " + LONG.toUpperCase(Locale.ROOT), LONG + "\n")) {
            refused(post(person, again, "1-hour"), "message_repeated");
        }
        refused(
                person.post(
                        "/api/activities/" + first + "/reply",
                        RunningServer.JSON.writeValueAsString(Map.of("message", LONG))),
                "message_repeated");
        taken(post(person, "Thanks!", "1-hour"));
        taken(post(person, "Thanks!", "1-hour"));
        taken(post(settled("hasty_seven", log), LONG, "1-hour"));

        // A text that was deleted may be written anew.
        assertThat(person.delete("/api/activities/" + first).statusCode()).isEqualTo(204);
        taken(post(person, LONG, "3-hours"));
        refused(post(person, LONG, "1-hour"), "message_repeated");

        OPEN.sql("UPDATE recent_texts SET created_at = created_at - interval '1 hour'");
        taken(post(person, LONG, "1-hour"));
        OPEN.sql("UPDATE recent_texts SET created_at = created_at - interval '1 hour'");
        OPEN.keepHouse();
        assertThat(OPEN.ask("SELECT count(*) FROM recent_texts")).isEqualTo("0");
    }

    @Test
    void of_one_text_posted_many_times_at_once_one_is_taken(CapturedOutput log) throws Exception {
        String session = settled("hasty_eleven", log).cookie("SESSION");
        // As many as a server has connections: one more might wait for one in vain.
        int many = 8;
        CyclicBarrier together = new CyclicBarrier(many);
        List<String> answers = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> posts = new ArrayList<>();
            for (int one = 0; one < many; one++) {
                posts.add(
                        all.submit(() -> {
                            Client browser = guarded.client();
                            browser.keep("SESSION", session);
                            browser.get("/api/session");
                            together.await();
                            return post(browser, LONG, "1-hour");
                        }));
            }
            for (Future<HttpResponse<String>> answer : posts) {
                JsonNode body = json(answer.get());
                answers.add(body.has("errors") ? body.at("/errors/0").asString() : "taken");
            }
        }
        assertThat(answers).containsOnlyOnce("taken");
        assertThat(answers.stream().filter("message_repeated"::equals)).hasSize(many - 1);

        // What is older than an hour makes room, swept or not.
        OPEN.sql("UPDATE recent_texts SET created_at = created_at - interval '1 hour'");
        Client again = guarded.client();
        again.keep("SESSION", session);
        taken(post(again, LONG, "1-hour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The\u00A0same text again, and nobody wants it.",
                "The same\u200B text again, and nobody wants\u2060 it.",
                "The same\u2003text again,\u3000and nobody wants it.",
                "\uFF34he same text again, and nobody wants it\uFF0E",
                "The same te\u00ADxt again, and nobody wants it.\uFE0F"
            })
    void a_text_is_known_again_however_its_blanks_and_letters_are_written(
            String alike, CapturedOutput log) throws SQLException {
        Client person = settled("hasty_like_" + UNIQUE.incrementAndGet(), log);
        taken(post(person, LONG, "1-hour"));
        refused(post(person, alike, "1-hour"), "message_repeated");
    }

    @Test
    void a_post_that_is_sent_again_is_the_same_post(CapturedOutput log) throws SQLException {
        Client person = settled("hasty_eight", log);
        HttpResponse<String> first = person.postOnce("hasty", LONG);
        taken(first);
        assertThat(json(person.postOnce("hasty", LONG)).get("uuid"))
                .isEqualTo(json(first).get("uuid"));
        refused(person.postOnce("hastier", LONG), "message_repeated");
    }

    @Test
    void where_the_rules_are_off_nothing_is_remembered(CapturedOutput log) throws SQLException {
        Client person = OPEN.joined("hasty_nine", log);
        taken(post(person, LONG + " Or so.", "1-hour"));
        taken(post(person, LONG + " Or so.", "1-hour"));
        assertThat(
                        OPEN.ask(
                                """
                                SELECT count(*) FROM recent_texts JOIN activities ON uuid = activity_uuid
                                JOIN users ON users.uuid = user_uuid WHERE handle = 'hasty_nine'\
                                """))
                .isEqualTo("0");
        assertThat(json(person.get("/api/session")).get("newcomer_until").isNull()).isTrue();
    }
}
