package app.cruddur.feed;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The list Following. */
@ExtendWith(OutputCaptureExtension.class)
class FollowingTest {

    private static final String FOLLOWING = "/api/activities/following";

    private final RunningServer server = RunningServer.get();

    @Test
    void it_has_the_cruds_of_followed_people_and_the_readers_own_but_no_replies(
            CapturedOutput log) {
        Client reader = server.joined("fl_reader", log);
        Client followed = server.joined("fl_followed", log);
        Client other = server.joined("fl_other", log);
        assertThat(reader.get(FOLLOWING).body()).isEqualTo("[]");
        String theirs = posted(followed, "theirs");
        String others = posted(other, "not theirs");
        String own = posted(reader, "my own");
        followed.reply(others, "a reply", "1-hour");
        assertThat(uuids(reader)).containsExactly(own);

        follow(reader, "fl_followed");
        assertThat(uuids(reader)).containsExactly(own, theirs);
        assertThat(reader.get(FOLLOWING).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(rule -> assertThat(rule).contains("no-store"));
        assertThat(uuids(followed)).containsExactly(theirs);

        reader.delete("/api/users/@fl_followed/follow");
        assertThat(uuids(reader)).containsExactly(own);
    }

    @Test
    void a_stranger_has_none() {
        assertThat(server.client().get(FOLLOWING).statusCode()).isEqualTo(401);
    }

    @Test
    void cruds_for_members_are_on_it_and_hidden_people_are_not(CapturedOutput log) {
        Client reader = server.joined("fl_hides", log);
        Client followed = server.joined("fl_hidden", log);
        follow(reader, "fl_hidden");
        String members =
                json(followed.post(
                                "/api/activities",
                                "{\"message\": \"inside\", \"ttl\": \"1-hour\", \"audience\": \"members\"}"))
                        .get("uuid")
                        .asString();
        assertThat(uuids(reader)).containsExactly(members);
        reader.put("/api/users/@fl_hidden/mute", "{\"ttl\": \"1-hour\"}");
        assertThat(uuids(reader)).isEmpty();
        reader.delete("/api/users/@fl_hidden/mute");
        assertThat(uuids(reader)).containsExactly(members);
        // A block ends the follow, also after it is taken back.
        followed.put("/api/users/@fl_hides/block", "{}");
        assertThat(uuids(reader)).isEmpty();
        followed.delete("/api/users/@fl_hides/block");
        assertThat(uuids(reader)).isEmpty();
    }

    @Test
    void a_person_who_deletes_the_account_is_gone_from_it(CapturedOutput log) {
        Client reader = server.joined("fl_stays", log);
        Client leaver = server.joined("fl_leaver", log);
        follow(reader, "fl_leaver");
        posted(leaver, "still here");
        assertThat(uuids(reader)).hasSize(1);
        leaver.post("/api/account/delete", "{\"password\": \"correct horse\"}");
        assertThat(uuids(reader)).isEmpty();
        assertThat(reader.get("/api/account/following").body()).isEqualTo("[]");
    }

    /** The pages have two cruds each. Some authors write by turns, one writes much. */
    @Test
    void walking_it_in_both_directions_repeats_and_skips_nothing(CapturedOutput log) {
        Client reader = server.joined("fl_walker", log);
        List<Client> authors = new ArrayList<>();
        for (int author = 1; author <= 4; author++) {
            authors.add(server.joined("fl_author" + author, log));
            follow(reader, "fl_author" + author);
        }
        List<String> posted = new ArrayList<>();
        for (int crud = 0; crud < 11; crud++) {
            posted.add(posted(authors.get(crud < 4 ? 0 : crud % 4), "crud " + crud));
        }
        assertThat(walk(reader, FOLLOWING + "?limit=2", "next"))
                .containsExactlyElementsOf(posted.reversed());
        List<String> newer = walk(reader, FOLLOWING + "?limit=2&min_id=" + posted.get(1), "prev");
        assertThat(newer).containsExactlyInAnyOrderElementsOf(posted.subList(2, posted.size()));
        assertThat(newer.subList(0, 2)).containsExactly(posted.get(3), posted.get(2));
        assertThat(
                        ids(
                                reader.get(
                                        FOLLOWING
                                                + "?min_id="
                                                + posted.get(2)
                                                + "&max_id="
                                                + posted.get(5))))
                .containsExactly(posted.get(4), posted.get(3));
    }

    private static void follow(Client reader, String handle) {
        assertThat(reader.put("/api/users/@" + handle + "/follow", "").statusCode()).isEqualTo(204);
    }

    private static String posted(Client author, String message) {
        return author.crud(message, "1-hour").get("uuid").asString();
    }

    private static List<String> uuids(Client reader) {
        return ids(reader.get(FOLLOWING));
    }

    private static List<String> ids(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        List<String> uuids = new ArrayList<>();
        for (JsonNode crud : json(page)) {
            uuids.add(crud.get("uuid").asString());
        }
        return uuids;
    }

    private static List<String> walk(Client reader, String first, String relation) {
        Pattern link = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"");
        List<String> walked = new ArrayList<>();
        String path = first;
        while (path != null) {
            HttpResponse<String> page = reader.get(path);
            List<String> uuids = ids(page);
            walked.addAll(uuids);
            Matcher found =
                    link.matcher(page.headers().map().getOrDefault("link", List.of()).toString());
            path = !uuids.isEmpty() && found.find() ? found.group(1) : null;
        }
        return walked;
    }
}
