package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * A crud is the same bytes for everybody who may see it (docs/decisions/111-same-bytes.md). The
 * reads are those of openapi.json that caches may keep, so that a new one is tried by itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class SameBytesTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_stranger_the_author_and_other_members_read_the_same_bytes(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("same_author", log);
        Client member = server.joined("same_member", log);
        Client stranger = server.client();
        // A person who has muted somebody is answered from other views.
        Client muting = server.joined("same_muting", log);
        server.joined("same_muted", log);
        assertThat(muting.put("/api/users/@same_muted/mute", "{}").statusCode()).isEqualTo(204);
        String text = "The same for everybody, @same_member and @same_muted.";
        String uuid = author.crud(text, "1-hour").get("uuid").asString();
        // Half its life is spent, and it is the first to leave.
        server.sql(
                "UPDATE activities SET created_at = created_at - interval '1 hour' WHERE uuid = '"
                        + uuid
                        + "'");
        String soon = "{\"expires_at\": \"" + Instant.now().plusSeconds(600) + "\"}";
        assertThat(author.put("/api/activities/" + uuid + "/ttl", soon).statusCode())
                .isEqualTo(200);
        author.reply(uuid, "And so is this.", "1-hour");
        member.reply(uuid, "And this, by another.", "1-hour");

        Map<String, String> values = Map.of("{uuid}", uuid, "{handle}", "same_author");
        List<String> reads = reads(false, values);
        assertThat(reads)
                .contains(
                        "/api/activities/home",
                        "/api/activities/leaving",
                        "/api/activities/" + uuid,
                        "/api/activities/@same_author",
                        "/api/activities/@same_author/status/" + uuid);
        for (String read : reads) {
            String more = read.contains("?") ? "&" : "?";
            for (String address : List.of(read, read + more + "limit=99")) {
                String seen = stranger.get(address).body();
                assertThat(seen).as(address).contains(uuid);
                assertThat(author.get(address).body()).as(address).isEqualTo(seen);
                assertThat(member.get(address).body()).as(address).isEqualTo(seen);
                assertThat(muting.get(address).body()).as(address).isEqualTo(seen);
            }
        }

        // A list of one's own has other cruds than another's, and each of them as everybody reads
        // it.
        assertThat(member.put("/api/users/@same_author/follow", "").statusCode()).isEqualTo(204);
        assertThat(member.put("/api/activities/" + uuid + "/keep", "").statusCode()).isEqualTo(204);
        String shown = stranger.get("/api/activities/" + uuid).body();
        List<String> lists =
                reads(true, values).stream()
                        .filter(list -> member.get(list).body().contains(uuid))
                        .toList();
        assertThat(lists).contains("/api/activities/following", "/api/activities/kept");
        for (String list : lists) {
            // A notification has fields of its own behind those of the crud.
            assertThat(member.get(list).body())
                    .as(list)
                    .contains(shown.substring(0, shown.length() - 1));
        }
    }

    /**
     * Addresses that are read by GET and answered with an ETag.
     *
     * @param own whether those that only who is signed in may read, or those of everybody
     */
    private static List<String> reads(boolean own, Map<String, String> values) {
        return Contract.DOCUMENT
                .get("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith("/api/activities"))
                .filter(path -> isShared(path.getValue().path("get"), own))
                .map(path -> filled(path.getKey(), values))
                .toList();
    }

    private static boolean isShared(JsonNode operation, boolean own) {
        return !operation.at("/responses/200/headers/ETag").isMissingNode()
                && operation.at("/security/0/session").isMissingNode() != own;
    }

    private static String filled(String template, Map<String, String> values) {
        String path = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        // What is asked for by ids is in no list.
        return path.equals("/api/activities") ? path + "?ids=" + values.get("{uuid}") : path;
    }
}
