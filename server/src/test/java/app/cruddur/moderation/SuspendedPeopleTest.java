package app.cruddur.moderation;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What suspended and restricted people can do, and what others see of them. */
@ExtendWith(OutputCaptureExtension.class)
class SuspendedPeopleTest {

    private static final String CRUD = "{\"message\": \"Not this.\", \"ttl\": \"1-hour\"}";

    private final RunningServer server = RunningServer.get();

    @AfterEach
    void lift() throws SQLException {
        server.sql("DELETE FROM sanctions");
    }

    private void sanction(String handle, String kind, String end) throws SQLException {
        server.sql(
                """
                INSERT INTO sanctions (user_uuid, kind, rule, expires_at)
                SELECT uuid, '%s', 'No threats', %s FROM users WHERE handle = '%s'\
                """
                        .formatted(kind, end, handle));
    }

    @Test
    void a_suspended_person_reads_and_takes_their_own_along_and_does_nothing_else(
            CapturedOutput log) throws SQLException {
        Client person = server.joined("standing_one", log);
        Client other = server.joined("standing_two", log);
        String others = other.crud("Still here.", "1-hour").get("uuid").asString();
        String own = person.crud("Taken along.", "1-hour").get("uuid").asString();
        sanction("standing_one", "suspend", "statement_timestamp() + interval '1 day'");

        for (HttpResponse<String> refused :
                List.of(
                        person.post("/api/activities", CRUD),
                        person.post("/api/activities/" + others + "/reply", CRUD),
                        person.delete("/api/activities/" + own),
                        person.put("/api/users/@standing_two/follow", ""),
                        person.put("/api/activities/" + others + "/like", ""),
                        person.put("/api/activities/" + others + "/repost", ""),
                        person.put("/api/activities/" + others + "/keep", ""),
                        person.put("/api/profile/update", "{\"display_name\": \"Me\"}"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).get("code").asString()).isEqualTo("account_suspended");
        }
        assertThat(person.get("/api/activities/" + others).statusCode()).isEqualTo(200);
        JsonNode said = json(person.get("/api/session")).get("sanctions").get(0);
        assertThat(said.get("kind").asString()).isEqualTo("suspend");
        assertThat(said.get("rule").asString()).isEqualTo("No threats");
        assertThat(said.get("expires_at").asString()).endsWith("Z");
        JsonNode export = json(person.get("/api/account/export"));
        assertThat(export.get("activities").get(0).get("message").asString())
                .isEqualTo("Taken along.");
        assertThat(export.get("sanctions").get(0).get("rule").asString()).isEqualTo("No threats");
        assertThat(
                        person.post("/api/account/delete", "{\"password\": \"correct horse\"}")
                                .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_suspended_person_can_sign_in_and_out(CapturedOutput log) throws SQLException {
        server.joined("standing_three", log);
        sanction("standing_three", "suspend", "NULL");
        Client browser = server.client();
        assertThat(browser.signIn("standing_three", "correct horse").statusCode()).isEqualTo(200);
        assertThat(json(browser.get("/api/session")).at("/sanctions/0/expires_at").isNull())
                .isTrue();
        assertThat(browser.post("/api/identity/sign-out", "").statusCode()).isEqualTo(204);
    }

    @Test
    void what_was_posted_is_gone_at_once_and_back_when_the_suspension_ends(CapturedOutput log)
            throws Exception {
        Client person = server.joined("standing_four", log);
        Client other = server.joined("standing_five", log);
        String before;
        try (Subscriber early = Subscriber.to(server.address(), other, "")) {
            before = early.lastId();
        }
        String crud = person.crud("Here, gone, here.", "1-hour").get("uuid").asString();
        String answered = other.crud("Who answers?", "1-hour").get("uuid").asString();
        person.reply(answered, "I do.", "1-hour");
        String below = other.reply(crud, "I answer.", "1-hour").get("uuid").asString();
        assertThat(replies(answered)).isEqualTo(1);

        try (Subscriber subscriber = Subscriber.to(server.address(), other, "")) {
            sanction("standing_four", "suspend", "NULL");
            assertThat(RunningServer.JSON.readTree(subscriber.await("hidden", crud).data()))
                    .isEqualTo(RunningServer.JSON.createObjectNode().put("uuid", crud));
        }
        // Nor has a stream that resumes at what came before.
        try (Subscriber late = Subscriber.to(server.address(), other, before)) {
            Deadline.await(() ->
                    late.seen().stream()
                            .anyMatch(one -> one.startsWith("hidden ") && one.contains(crud)));
            assertThat(late.seen().toString())
                    .contains("I answer.")
                    .doesNotContain("Here, gone, here.")
                    .doesNotContain("I do.")
                    .doesNotContain("standing_four");
        }
        assertThat(server.client().get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        assertThat(other.get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        assertThat(other.get("/api/activities/@standing_four").statusCode()).isEqualTo(404);
        assertThat(other.get("/api/users/@standing_four/short").statusCode()).isEqualTo(404);
        assertThat(other.put("/api/users/@standing_four/follow", "").statusCode()).isEqualTo(404);
        assertThat(replies(answered)).isZero();
        // The reply to it lives on, and servers of 0.1.0 hear that it is deleted.
        assertThat(other.get("/api/activities/" + below).statusCode()).isEqualTo(200);
        assertThat(
                        server.ask(
                                "SELECT string_agg(kind, ' ' ORDER BY transaction, position) FROM changes WHERE kind <> 'counts' AND activity_uuid = '"
                                        + crud
                                        + "'"))
                .isEqualTo("created deleted");

        server.sql("UPDATE sanctions SET expires_at = statement_timestamp()");
        assertThat(other.get("/api/activities/" + crud).statusCode()).isEqualTo(200);
        assertThat(replies(answered)).isEqualTo(1);
        server.keepHouse();
        assertThat(server.ask("SELECT count(*) FROM sanctions")).isEqualTo("0");
    }

    private int replies(String crud) {
        return json(server.client().get("/api/activities/" + crud)).get("replies_count").asInt();
    }

    @Test
    void a_restricted_person_is_left_out_of_lists_for_everybody_alone(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("standing_six", log);
        Client follower = server.joined("standing_seven", log);
        follower.put("/api/users/@standing_six/follow", "");
        String crud = person.crud("For followers.", "1-hour").get("uuid").asString();
        assertThat(server.client().get("/api/activities/home").body()).contains(crud);

        sanction("standing_six", "restrict", "NULL");
        for (Client reader : List.of(server.client(), follower, person)) {
            assertThat(reader.get("/api/activities/home").body()).doesNotContain(crud);
            assertThat(reader.get("/api/activities/home?limit=100").body()).doesNotContain(crud);
            assertThat(reader.get("/api/activities/leaving").body()).doesNotContain(crud);
            assertThat(reader.get("/api/activities/" + crud).statusCode()).isEqualTo(200);
            assertThat(reader.get("/api/activities/@standing_six").body()).contains(crud);
        }
        assertThat(follower.get("/api/activities/following").body()).contains(crud);
        assertThat(follower.get("/api/users/search?q=standing_six").body())
                .doesNotContain("standing_six");
        assertThat(json(person.get("/api/session")).at("/sanctions/0/kind").asString())
                .isEqualTo("restrict");
        String again = person.crud("Told to nobody.", "1-hour").get("uuid").asString();
        assertThat(follower.get("/api/activities/following").body()).contains(again);
    }

    @Test
    void no_statement_changes_what_the_audit_log_says() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "db"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("(UPDATE|TRUNCATE) audit_log")
                        .doesNotContainPattern("DELETE FROM audit_log WHERE (?!expires_at <=)");
            }
        }
    }
}
