package app.cruddur.relationships;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The numbers that others see of follows, and the limit of follows under two requests at once. */
@ExtendWith(OutputCaptureExtension.class)
class FollowsTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void others_see_the_numbers_of_the_lists(CapturedOutput log) {
        Client one = server.joined("fw_one", log);
        Client other = server.joined("fw_other", log);
        assertThat(follow(one, "fw_other")).isEqualTo(204);
        JsonNode seen = profile(server.client(), "fw_other");
        assertThat(seen.get("followers_count").asInt()).isEqualTo(1);
        assertThat(seen.get("following_count").asInt()).isZero();
        assertThat(profile(other, "fw_one").get("following_count").asInt()).isEqualTo(1);
        assertThat(other.put("/api/profile/update", "{\"display_name\": \"Other\"}").body())
                .contains("\"followers_count\" : 1");

        assertThat(other.delete("/api/account/followers/@fw_one").statusCode()).isEqualTo(204);
        assertThat(profile(one, "fw_other").get("followers_count").asInt()).isZero();
    }

    @Test
    void two_follows_at_once_are_one_where_there_is_place_for_one(CapturedOutput log)
            throws Exception {
        Client many = server.joined("fw_many", log);
        server.joined("fw_last", log);
        server.joined("fw_late", log);
        server.sql(
                """
                INSERT INTO users (display_name, handle, email, cognito_user_id)
                SELECT 'M', 'fw_m' || n, 'fw_m' || n || '@example.com', 'fw_m' || n FROM generate_series(1, 1999) AS n;
                INSERT INTO follows (follower_uuid, user_uuid)
                SELECT follower.uuid, person.uuid FROM users AS follower, users AS person
                WHERE follower.handle = 'fw_many' AND person.handle ~ '^fw_m[0-9]'
                """);
        List<Integer> answers =
                atOnce(() -> follow(many, "fw_last"), () -> follow(many, "fw_late"));
        assertThat(answers).containsExactlyInAnyOrder(204, 422);
        String left = answers.getFirst() == 422 ? "fw_last" : "fw_late";
        HttpResponse<String> refused = many.put("/api/users/@" + left + "/follow", "");
        assertThat(refused.body()).contains("follows_too_many", "2,000");
        many.delete("/api/users/@fw_m1/follow");
        assertThat(follow(many, left)).isEqualTo(204);
        assertThat(pages(many)).isEqualTo(2000);
    }

    private interface Act {
        int run();
    }

    private static List<Integer> atOnce(Act... acts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.length)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Act act : acts) {
                running.add(threads.submit(act::run));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /** The number of people on all pages of the list. Nobody may be there twice. */
    private static int pages(Client person) {
        List<String> all = new ArrayList<>();
        String path = "/api/account/following?limit=100";
        while (path != null) {
            HttpResponse<String> page = person.get(path);
            all.addAll(handles(page));
            path =
                    page.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')))
                            .orElse(null);
        }
        assertThat(all).doesNotHaveDuplicates();
        return all.size();
    }

    private static int follow(Client person, String handle) {
        return person.put("/api/users/@" + handle + "/follow", "").statusCode();
    }

    private static JsonNode profile(Client reader, String handle) {
        return json(reader.get("/api/activities/@" + handle)).get("profile");
    }

    private static List<String> handles(HttpResponse<String> people) {
        assertThat(people.statusCode()).as(people.body()).isEqualTo(200);
        List<String> handles = new ArrayList<>();
        for (JsonNode person : json(people)) {
            handles.add(person.get("handle").asString());
        }
        return handles;
    }
}
