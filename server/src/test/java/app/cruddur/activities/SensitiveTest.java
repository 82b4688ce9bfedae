package app.cruddur.activities;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Cruds whose text is hidden until a reader asks for it. */
@ExtendWith(OutputCaptureExtension.class)
class SensitiveTest {

    private static final String BODY =
            "{\"message\": \"Look away, @sensitive_one.\", \"ttl\": \"1-hour\", \"sensitive\": %s}";

    private final RunningServer server = RunningServer.get();

    @Test
    void a_crud_says_whether_it_is_sensitive_in_every_answer(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("sensitive_one", log);
        JsonNode crud = json(author.post("/api/activities", BODY.formatted("true")));
        JsonNode plain = json(author.post("/api/activities", BODY.formatted("false")));

        assertThat(crud.get("sensitive").asBoolean()).isTrue();
        assertThat(crud.get("mentions").size()).isEqualTo(1);
        assertThat(plain.get("sensitive").asBoolean()).isFalse();
        assertThat(author.crud("Nothing said.", "1-hour").get("sensitive").asBoolean()).isFalse();
        for (String address : new String[] {"home", "@sensitive_one"}) {
            assertThat(json(author.get("/api/activities/" + address)).toString())
                    .contains(crud.toString(), plain.toString());
        }

        String below = "/api/activities/" + uuid(plain) + "/reply";
        JsonNode reply = json(author.post(below, BODY.formatted("true")));
        assertThat(reply.get("sensitive").asBoolean()).isTrue();
        assertThat(json(author.get("/api/activities/" + uuid(reply)))).isEqualTo(reply);

        author.delete("/api/activities/" + uuid(plain));
        assertThat(server.ask(count(reply))).isEqualTo("0");
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '%s'"
                        .formatted(uuid(crud)));
        server.await("0", count(crud), Deadline.PATIENCE);
    }

    @Test
    void the_same_key_with_and_without_a_warning_is_another_body(CapturedOutput log) {
        Client author = server.joined("sensitive_two", log);
        JsonNode crud = json(once(author, "true"));
        assertThat(json(once(author, "true"))).isEqualTo(crud);
        assertThat(json(once(author, "false")).get("code").asString())
                .isEqualTo("idempotency_key_reused");
    }

    private static HttpResponse<String> once(Client author, String sensitive) {
        return author.send(
                author.guarded("/api/activities")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "sensitive")
                        .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(sensitive))));
    }

    private static String count(JsonNode crud) {
        return "SELECT count(*) FROM activity_extras WHERE activity_uuid = '" + uuid(crud) + "'";
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }
}
