package app.cruddur.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random blocks, mutes and audiences among five members: no read address of openapi.json gives a
 * reader a crud, or the text of one, that should be hidden from them. What is not hidden has its
 * own address.
 */
@ExtendWith(OutputCaptureExtension.class)
class VisibilityTest {

    private static final List<String> HANDLES =
            List.of("seer_one", "seer_two", "seer_three", "seer_four", "seer_five");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningServer server = RunningServer.get();

    /** A crud as this test knows it. */
    private record Posted(String uuid, String author, boolean forMembers, String text) {}

    @Test
    void no_read_shows_what_is_hidden_from_its_reader(CapturedOutput log) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Client> members = new HashMap<>();
        HANDLES.forEach(handle -> members.put(handle, server.joined(handle, log)));
        follows(members);
        List<Posted> posted = cruds(members, random);
        Set<String> hidden = hidings(members, random);

        for (String reader : HANDLES) {
            read(of(members, reader), reader, posted, hidden, "seed " + seed);
        }
        read(server.client(), "", posted, hidden, "seed " + seed);
    }

    /** Each follows each, so that the cruds of all are on Following. */
    private static void follows(Map<String, Client> members) {
        for (String by : HANDLES) {
            for (String whom : HANDLES) {
                int status =
                        of(members, by).put("/api/users/@" + whom + "/follow", "").statusCode();
                assertThat(status).isEqualTo(by.equals(whom) ? 422 : 204);
            }
        }
    }

    /** Two cruds of each and some replies, before anybody is hidden from anybody. */
    private static List<Posted> cruds(Map<String, Client> members, Random random) {
        List<Posted> posted = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (String author : HANDLES) {
                posted.add(crud(members, author, "/api/activities", random.nextBoolean()));
            }
        }
        for (int reply = 0; reply < 15; reply++) {
            String author = HANDLES.get(random.nextInt(HANDLES.size()));
            Posted parent = posted.get(random.nextInt(posted.size()));
            String path = "/api/activities/" + parent.uuid() + "/reply";
            posted.add(crud(members, author, path, parent.forMembers() || random.nextBoolean()));
        }
        return posted;
    }

    private static Posted crud(
            Map<String, Client> members, String author, String path, boolean forMembers) {
        String text = "Seen or unseen " + new Random().nextLong();
        String audience = forMembers ? "members" : "everyone";
        JsonNode crud =
                JSON.readTree(
                        of(members, author)
                                .post(
                                        path,
                                        "{\"message\": \"%s\", \"ttl\": \"1-hour\", \"audience\": \"%s\"}"
                                                .formatted(text, audience))
                                .body());
        assertThat(crud.get("audience").asString()).isEqualTo(audience);
        return new Posted(crud.get("uuid").asString(), author, forMembers, text);
    }

    private static Client of(Map<String, Client> members, String handle) {
        return Objects.requireNonNull(members.get(handle));
    }

    /** Who does not see whom, as "viewer author". */
    private static Set<String> hidings(Map<String, Client> members, Random random) {
        Set<String> hidden = new HashSet<>();
        for (int change = 0; change < 4; change++) {
            String by = HANDLES.get(random.nextInt(HANDLES.size()));
            String whom = HANDLES.get(random.nextInt(HANDLES.size()));
            if (by.equals(whom)) {
                continue;
            }
            boolean block = random.nextBoolean();
            String kind = block ? "block" : "mute";
            int status = of(members, by).put("/api/users/@" + whom + "/" + kind, "{}").statusCode();
            if (!block && hidden.contains(by + " blocked by " + whom)) {
                assertThat(status).isEqualTo(404);
                continue;
            }
            assertThat(status).isEqualTo(204);
            hidden.add(by + " " + whom);
            if (block) {
                hidden.add(whom + " " + by);
                hidden.add(whom + " blocked by " + by);
            }
        }
        return hidden;
    }

    private static void read(
            Client client, String reader, List<Posted> posted, Set<String> hidden, String seed) {
        Set<String> unseen = new TreeSet<>();
        for (Posted crud : posted) {
            boolean isHidden =
                    hidden.contains(reader + " " + crud.author())
                            || (reader.isEmpty() && crud.forMembers());
            int status = client.get("/api/activities/" + crud.uuid()).statusCode();
            assertThat(status)
                    .as("%s reads %s, %s", reader, crud, seed)
                    .isEqualTo(isHidden ? 404 : 200);
            if (isHidden) {
                unseen.add(crud.uuid());
                unseen.add(crud.text());
            }
        }
        // A crud names what it answers, which may be hidden, by its id alone.
        for (String address : addresses(posted)) {
            String body =
                    client.get(address)
                            .body()
                            .replaceAll("\"reply_to_activity_uuid\" ?: ?\"[^\"]*\"", "");
            for (String one : unseen) {
                assertThat(body).as("%s reads %s, %s", reader, address, seed).doesNotContain(one);
            }
        }
    }

    /** Every address that is read, for each crud and each person. */
    private static Set<String> addresses(List<Posted> posted) {
        Set<String> addresses = new TreeSet<>();
        Contract.DOCUMENT
                .get("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/api/"))
                .filter(path -> !path.equals("/api/activities/stream"))
                .forEach(path -> {
                    for (Posted crud : posted) {
                        addresses.add(
                                path.replace("{uuid}", crud.uuid())
                                                .replace("{handle}", crud.author())
                                                .replace("{id}", "0")
                                        + (path.equals("/api/marks") ? "?ids=" + crud.uuid() : ""));
                    }
                });
        assertThat(addresses)
                .contains(
                        "/api/activities/home",
                        "/api/activities/following",
                        "/api/activities/leaving");
        return addresses;
    }
}
