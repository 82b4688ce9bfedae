package app.cruddur.receipts;

import static app.cruddur.testing.server.RunningServer.JSON;
import static app.cruddur.testing.server.RunningServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who asks for a receipt holds a statement of the crud, and after its end gets a second one. */
@ExtendWith(OutputCaptureExtension.class)
class ReceiptsTest {

    private static final String POST = "/api/activities";
    private static final String TEXT = "Ein Käse, “quoted” \\ 🧀\nand a second line";

    private final RunningServer server = RunningServer.get();

    private static HttpResponse<String> post(
            Client author, String path, String text, String... headers) {
        return author.send(
                author.guarded(path)
                        .header("Content-Type", "application/json")
                        .headers(headers)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(
                                                Map.of("message", text, "ttl", "1-hour")))));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode claims(String statement) {
        return JSON.readTree(Base64.getUrlDecoder().decode(statement.split("\\.", -1)[1]));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static HttpResponse<String> check(Client client, String receipt) {
        return client.post("/api/receipts", JSON.writeValueAsString(Map.of("receipt", receipt)));
    }

    /**
     * A reply, which ends with what it answers, and that in three seconds, or later where the
     * machine takes longer to answer.
     */
    private HttpResponse<String> brief(Client author) throws SQLException {
        for (int seconds = 3; ; seconds *= 3) {
            String parent = author.crud("Not for long.", "1-hour").get("uuid").asString();
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() + interval '%d seconds' WHERE uuid = '%s'"
                            .formatted(seconds, parent));
            HttpResponse<String> reply =
                    post(author, POST + "/" + parent + "/reply", TEXT, "Prefer", "receipt");
            if (reply.statusCode() != 404 || seconds > 100) {
                assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
                return reply;
            }
        }
    }

    /** Asks until the end is over and the row swept. */
    private JsonNode checked(Client client, String receipt) throws Exception {
        Deadline.await(() -> {
            HttpResponse<String> answer = check(client, receipt);
            return answer.statusCode() == 200 && !json(answer).at("/says/among_cruds").asBoolean();
        });
        return json(check(client, receipt));
    }

    @Test
    void who_prefers_a_receipt_gets_the_same_crud_and_a_signed_statement_of_it(CapturedOutput log)
            throws Exception {
        Client author = server.joined("receipt_author", log);

        HttpResponse<String> answer = post(author, POST, "  " + TEXT, "Prefer", "receipt");

        JsonNode crud = json(answer);
        assertThat(author.get(POST + "/" + crud.get("uuid").asString()).body())
                .isEqualTo(answer.body());
        assertThat(header(answer, "Preference-Applied")).isEqualTo("receipt");
        String receipt = header(answer, "Receipt");
        assertThat(receipt).hasSizeLessThan(800);
        JsonNode says = claims(receipt);
        assertThat(says.propertyNames())
                .containsExactly("iss", "sub", "iat", "exp", "text_sha256", "seal", "seal_sha256");
        assertThat(says.get("sub")).isEqualTo(crud.get("uuid"));
        Instant end = Instant.parse(crud.get("expires_at").asString());
        assertThat(Instant.ofEpochSecond(says.get("exp").asLong()))
                .isBetween(end, end.plusSeconds(1));
        String nonce = header(answer, "Receipt-Nonce");
        assertThat(nonce).hasSize(22);
        assertThat(says.get("text_sha256").asString()).isEqualTo(sha256(nonce + TEXT));
        assertThat(says.get("seal").asString())
                .isEqualTo(end.truncatedTo(ChronoUnit.HOURS).toString());
        assertThat(
                        server.ask(
                                "SELECT iso_utc(to_timestamp(hour * 3600.0)) FROM seal_keys WHERE key_sha256 = '\\x"
                                        + says.get("seal_sha256").asString()
                                        + "'"))
                .startsWith(says.get("seal").asString().substring(0, 13));
        HttpResponse<String> early = check(server.client(), receipt);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("receipt_not_over");
        assertThat(Long.parseLong(header(early, "Retry-After"))).isBetween(3000L, 3601L);
    }

    @Test
    void a_preference_is_read_as_its_specification_says(CapturedOutput log) {
        Client author = server.joined("receipt_prefers", log);
        for (String prefer :
                new String[] {
                    "receipt", "RECEIPT", "wait=10, receipt", "receipt;why=so, return=minimal"
                }) {
            assertThat(header(post(author, POST, "Preferred.", "Prefer", prefer), "Receipt"))
                    .as(prefer)
                    .isNotEmpty();
        }
        for (String prefer :
                new String[] {
                    "receipts", "return=receipt", "wait=1;receipt", "no-receipt", ";,;"
                }) {
            HttpResponse<String> answer = post(author, POST, "Not preferred.", "Prefer", prefer);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet())
                    .as(prefer)
                    .doesNotContain("receipt", "receipt-nonce", "preference-applied");
        }
    }

    @Test
    void the_same_post_again_gives_another_receipt_of_the_same_crud(CapturedOutput log)
            throws Exception {
        Client author = server.joined("receipt_again", log);
        String[] once = {"Prefer", "receipt", "Idempotency-Key", "again"};

        HttpResponse<String> first = post(author, POST, TEXT, once);
        HttpResponse<String> second = post(author, POST, TEXT, once);

        assertThat(second.body()).isEqualTo(first.body());
        String nonce = header(second, "Receipt-Nonce");
        assertThat(nonce).isNotEqualTo(header(first, "Receipt-Nonce"));
        JsonNode says = claims(header(second, "Receipt"));
        assertThat(says.get("text_sha256").asString()).isEqualTo(sha256(nonce + TEXT));
        assertThat(says.get("seal_sha256"))
                .isEqualTo(claims(header(first, "Receipt")).get("seal_sha256"));
    }

    @Test
    void a_plain_text_has_no_key_in_its_receipt(CapturedOutput log) throws Exception {
        Client author = server.joined("receipt_plain", log);
        String[] once = {"Prefer", "receipt", "Idempotency-Key", "plain"};
        String uuid = json(post(author, POST, TEXT, once)).get("uuid").asString();
        server.sql("UPDATE activities SET message = 'plain' WHERE uuid = '" + uuid + "'");

        JsonNode says = claims(header(post(author, POST, TEXT, once), "Receipt"));

        assertThat(says.has("seal")).isFalse();
        assertThat(says.has("seal_sha256")).isFalse();
    }

    @Test
    void after_the_end_a_second_statement_says_that_it_is_gone_and_what_became_of_its_key(
            CapturedOutput log) throws Exception {
        Client author = server.joined("receipt_end", log);
        HttpResponse<String> reply = brief(author);
        String receipt = header(reply, "Receipt");

        JsonNode answer = checked(server.client(), receipt);

        JsonNode says = answer.get("says");
        assertThat(claims(answer.get("statement").asString())).isEqualTo(says);
        assertThat(says.get("sub")).isEqualTo(json(reply).get("uuid"));
        assertThat(says.get("among_cruds").asBoolean()).isFalse();
        assertThat(says.get("key").asString()).isEqualTo("not destroyed");
        assertThat(says.get("key_destroyed_at").isNull()).isTrue();
        assertThat(says.get("not_covered").asString())
                .isEqualTo("Copies kept for a report are not covered.");
        String key = " WHERE key_sha256 = '\\x" + says.get("seal_sha256").asString() + "'";
        server.sql("UPDATE seal_keys SET destroyed_at = '2026-11-29T05:00:07Z'" + key);
        JsonNode later = json(check(server.client(), receipt)).get("says");
        server.sql("UPDATE seal_keys SET destroyed_at = NULL" + key);
        assertThat(later.get("key").asString()).isEqualTo("destroyed");
        assertThat(later.get("key_destroyed_at").asString()).isEqualTo("2026-11-29T05:00:07Z");
    }

    /** A copy for a report hangs on no table that is asked, so the words cannot tell of it. */
    @Test
    void the_second_statement_is_the_same_for_every_crud(CapturedOutput log) throws Exception {
        Client author = server.joined("receipt_same", log);
        HttpResponse<String> ended = brief(author);
        HttpResponse<String> deleted = brief(author);
        author.delete(POST + "/" + json(deleted).get("uuid").asString());

        JsonNode one = checked(server.client(), header(ended, "Receipt")).get("says");
        JsonNode other = checked(author, header(deleted, "Receipt")).get("says");

        assertThat(words(one)).isEqualTo(words(other));
        assertThat(check(author, header(ended, "Receipt")).headers().map().keySet())
                .isEqualTo(check(author, header(deleted, "Receipt")).headers().map().keySet());
    }

    /** All but which crud it is, and when, and so under which key. */
    private static String words(JsonNode says) {
        String text = says.toString();
        for (String own : new String[] {"sub", "ended_at", "checked_at", "seal", "seal_sha256"}) {
            text = text.replace(says.get(own).toString(), "*");
        }
        return text.replaceAll("\"iat\":\\d+", "*");
    }

    @Test
    void a_row_that_is_still_there_is_told_of(CapturedOutput log) throws Exception {
        Client author = server.joined("receipt_late", log);
        HttpResponse<String> reply;
        String uuid;
        do {
            reply = brief(author);
            uuid = json(reply).get("uuid").asString();
            // A row's end was set past the API: the statement says that the row is still there.
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() + interval '1 hour' WHERE uuid = '"
                            + uuid
                            + "' OR uuid = '"
                            + json(reply).get("reply_to_activity_uuid").asString()
                            + "'");
            // Where it took three seconds to get here, the row has gone.
        } while (server.ask("SELECT count(*) FROM activities WHERE uuid = '" + uuid + "'")
                .equals("0"));
        String receipt = header(reply, "Receipt");
        Deadline.await(() -> check(server.client(), receipt).statusCode() == 200);

        JsonNode answer = json(check(server.client(), receipt));

        assertThat(answer.at("/says/among_cruds").asBoolean()).isTrue();
        assertThat(claims(answer.get("statement").asString()).get("among_cruds").asBoolean())
                .isTrue();
    }

    @Test
    void what_is_no_receipt_is_refused(CapturedOutput log) {
        Client author = server.joined("receipt_forger", log);
        String good = header(post(author, POST, TEXT, "Prefer", "receipt"), "Receipt");
        String[] parts = good.split("\\.", -1);
        String none =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        String seals = json(server.client().get("/.well-known/seals")).get("statement").asString();
        for (String bad :
                new String[] {
                    "",
                    "receipt",
                    none + "." + parts[1] + ".",
                    parts[0] + "." + parts[1] + ".",
                    parts[0] + "." + none + "." + parts[2],
                    // Ours, and of another kind.
                    seals,
                    good + "." + parts[2],
                    "A".repeat(60_000)
                }) {
            HttpResponse<String> refused = check(server.client(), bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(refused.body()).contains("receipt_invalid");
        }
        for (String body : new String[] {"{}", "{\"receipt\": null}"}) {
            assertThat(server.client().post("/api/receipts", body).statusCode()).isEqualTo(422);
        }
        for (String body : new String[] {"", "[]", "receipt", "{\"receipt\": {}}"}) {
            assertThat(server.client().post("/api/receipts", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(check(server.client(), "A".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(check(server.client(), " " + good + "\n").statusCode()).isEqualTo(409);
    }

    @Test
    void the_commands_of_the_docs_check_a_receipt_with_openssl_alone(
            CapturedOutput log, @TempDir Path folder) throws Exception {
        Client author = server.joined("receipt_openssl", log);
        HttpResponse<String> answer = post(author, POST, TEXT, "Prefer", "receipt");
        String receipt = header(answer, "Receipt");

        String good = openssl(folder, receipt, header(answer, "Receipt-Nonce"));
        assertThat(good)
                .contains(
                        "Signature Verified Successfully",
                        json(answer).get("uuid").asString(),
                        "The text matches.");

        String[] parts = receipt.split("\\.", -1);
        String other =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                claims(receipt)
                                        .toString()
                                        .replace("\"exp\":", "\"exp\":1")
                                        .getBytes(UTF_8));
        assertThat(
                        openssl(
                                folder,
                                parts[0] + "." + other + "." + parts[2],
                                header(answer, "Receipt-Nonce")))
                .contains("Signature Verification Failure");
        assertThat(openssl(folder, receipt, "A".repeat(22)))
                .contains("Signature Verified Successfully")
                .doesNotContain("The text matches.");
    }

    private String openssl(Path folder, String receipt, String nonce) throws Exception {
        Matcher commands =
                Pattern.compile(
                                "## Check a receipt with openssl alone.*?```sh\n(.*?)```",
                                Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "docs", "sealing.md")));
        assertThat(commands.find()).isTrue();
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-c", commands.group(1))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        bash.environment()
                .putAll(
                        Map.of(
                                "server", server.address(),
                                "receipt", receipt,
                                "nonce", nonce,
                                "text", TEXT));
        Process process = bash.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
