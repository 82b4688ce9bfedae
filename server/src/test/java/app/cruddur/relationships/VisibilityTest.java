package app.cruddur.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random blocks, mutes, audiences, suspensions and restrictions among six members. No read address
 * of openapi.json, and no page with a link card, gives a reader a crud, or its text, that should be
 * hidden from them, anything of a suspended person, or a mention of a person whom a block hides
 * from the reader. A stream, notifications and Web Push have tests of their own; a mail goes to the
 * person whom alone it names. Every other crud is found by its own address. A crud of a restricted
 * person is in no list for everybody.
 */
@ExtendWith(OutputCaptureExtension.class)
class VisibilityTest {

    private static final List<String> HANDLES =
            List.of("seer_one", "seer_two", "seer_three", "seer_four", "seer_five", "seer_six");

    private static final Set<String> LISTS_FOR_EVERYBODY =
            Set.of("/api/activities/home", "/api/activities/leaving");

    private static final Set<String> BY_IDS = Set.of("/api/marks", "/api/activities");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern MENTIONS = Pattern.compile("\"mentions\" ?: ?\\[[^]]*]");

    private final RunningServer server = RunningServer.get();

    /** A crud as this test knows it. */
    private record Posted(String uuid, String author, boolean forMembers, String text) {}

    @Test
    void no_read_shows_what_is_hidden_from_its_reader(CapturedOutput log) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Client> members = new HashMap<>();
        HANDLES.forEach(handle -> members.put(handle, server.joined(handle, log)));
        follows(members);
        List<Posted> posted = cruds(members, random);
        marks(members, posted);
        tenSecondsPass();
        Set<String> hidden = hidings(members, random);
        read(members, posted, hidden, "seed " + seed);

        String suspended = sanctioned("suspend", random);
        String restricted = sanctioned("restrict", random);
        Set<String> now = new HashSet<>(hidden);
        now.add("suspended " + suspended);
        now.add("restricted " + restricted);
        read(members, posted, now, "seed " + seed);

        server.sql("DELETE FROM sanctions");
        read(members, posted, hidden, "lifted, seed " + seed);
    }

    /**
     * So that all are told of all replies, likes, reposts and follows before anything is hidden.
     */
    private void tenSecondsPass() throws Exception {
        server.sql("UPDATE notices SET due_at = statement_timestamp()");
        Deadline.await(() -> server.ask("SELECT count(*) FROM notices").equals("0"));
        assertThat(
                        server.ask(
                                "SELECT count(DISTINCT user_uuid) FROM notifications JOIN users ON users.uuid = user_uuid"
                                        + " WHERE handle LIKE 'seer%' AND activity_uuid IS NOT NULL"))
                .isEqualTo(String.valueOf(HANDLES.size()));
    }

    private void read(
            Map<String, Client> members, List<Posted> posted, Set<String> hidden, String seed) {
        for (String reader : HANDLES) {
            read(of(members, reader), reader, posted, hidden, seed);
        }
        read(server.client(), "", posted, hidden, seed);
    }

    private String sanctioned(String kind, Random random) throws SQLException {
        String handle = HANDLES.get(random.nextInt(HANDLES.size()));
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, '%s' FROM users WHERE handle = '%s'"
                        .formatted(kind, handle));
        return handle;
    }

    /** Every member follows every other, so that all cruds are on Following. */
    private static void follows(Map<String, Client> members) {
        for (String by : HANDLES) {
            for (String whom : HANDLES) {
                int status =
                        of(members, by).put("/api/users/@" + whom + "/follow", "").statusCode();
                assertThat(status).isEqualTo(by.equals(whom) ? 422 : 204);
            }
        }
    }

    /** Posts two cruds by each member and some replies, before any block or mute. */
    private static List<Posted> cruds(Map<String, Client> members, Random random) {
        List<Posted> posted = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (String author : HANDLES) {
                posted.add(crud(members, author, "/api/activities", random.nextBoolean(), random));
            }
        }
        for (int reply = 0; reply < 15; reply++) {
            String author = HANDLES.get(random.nextInt(HANDLES.size()));
            Posted parent = posted.get(random.nextInt(posted.size()));
            String path = "/api/activities/" + parent.uuid() + "/reply";
            boolean forMembers = parent.forMembers() || random.nextBoolean();
            posted.add(crud(members, author, path, forMembers, random));
        }
        return posted;
    }

    /** Each reposts, keeps and likes every crud, so that all stand in every list. */
    private static void marks(Map<String, Client> members, List<Posted> posted) {
        for (Posted crud : posted) {
            for (String by : HANDLES) {
                for (String mark : List.of("repost", "keep", "like")) {
                    String path = "/api/activities/" + crud.uuid() + "/" + mark;
                    assertThat(of(members, by).put(path, "").statusCode()).isEqualTo(204);
                }
            }
        }
    }

    private static Posted crud(
            Map<String, Client> members,
            String author,
            String path,
            boolean forMembers,
            Random random) {
        String named = HANDLES.get(random.nextInt(HANDLES.size()));
        String text = "@" + named + " Seen or unseen " + new Random().nextLong();
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
        assertThat(crud.at("/mentions/0/handle").asString()).isEqualTo(named);
        return new Posted(crud.get("uuid").asString(), author, forMembers, text);
    }

    private static Client of(Map<String, Client> members, String handle) {
        return Objects.requireNonNull(members.get(handle));
    }

    /** Pairs of a viewer and an author whom the viewer does not see, as "viewer author". */
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
                            || hidden.contains("suspended " + crud.author())
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
        Set<String> unlisted = new TreeSet<>();
        posted.stream()
                .filter(crud -> hidden.contains("restricted " + crud.author()))
                .forEach(crud -> unlisted.add(crud.text()));
        HANDLES.stream()
                .filter(handle -> hidden.contains("suspended " + handle) && !handle.equals(reader))
                .forEach(handle -> {
                    unseen.add('"' + handle + '"');
                    unseen.add("(@" + handle + ")");
                });
        List<String> unnamed =
                HANDLES.stream()
                        .filter(handle ->
                                hidden.contains(reader + " blocked by " + handle)
                                        || hidden.contains(handle + " blocked by " + reader))
                        .map(handle -> '"' + handle + '"')
                        .toList();
        // A crud has the id of the crud that it answers, also where that one is hidden.
        for (String address : addresses(posted)) {
            if (address.equals("/api/account/export") && hidden.contains("suspended " + reader)) {
                assertThat(client.get(address).statusCode()).as(seed).isEqualTo(200);
                continue;
            }
            String body =
                    client.get(address)
                            .body()
                            .replaceAll("\"reply_to_activity_uuid\" ?: ?\"[^\"]*\"", "");
            for (String one : unseen) {
                assertThat(body).as("%s reads %s, %s", reader, address, seed).doesNotContain(one);
            }
            String mentions =
                    MENTIONS.matcher(body)
                            .results()
                            .map(MatchResult::group)
                            .collect(Collectors.joining());
            for (String one : unnamed) {
                assertThat(mentions)
                        .as("%s reads %s, %s", reader, address, seed)
                        .doesNotContain(one);
            }
            if (LISTS_FOR_EVERYBODY.contains(address)) {
                for (String one : unlisted) {
                    assertThat(body)
                            .as("%s reads %s, %s", reader, address, seed)
                            .doesNotContain(one);
                }
            }
        }
    }

    /** The read addresses and the pages with link cards, for each crud and each person. */
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
                                        + (BY_IDS.contains(path) ? "?ids=" + crud.uuid() : ""));
                    }
                });
        for (Posted crud : posted) {
            addresses.add("/@" + crud.author());
            addresses.add("/@" + crud.author() + "/status/" + crud.uuid());
            addresses.add("/activities/" + crud.uuid());
        }
        assertThat(addresses)
                .contains(
                        "/api/activities/home",
                        "/api/activities/following",
                        "/api/activities/leaving");
        return addresses;
    }
}
