package app.cruddur.feed;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The home page's list, and walking it in both directions. */
@ExtendWith(OutputCaptureExtension.class)
class FeedTest {

    private static final String HOME = "/api/activities/home";

    private final RunningServer server = RunningServer.get();

    @Test
    void walking_to_older_ones_repeats_and_skips_nothing(CapturedOutput log) {
        Client poster = server.client();
        List<String> posted = seven(poster, "marcus", log);
        List<String> walked = walk(poster, HOME + "?limit=3", "next");
        assertThat(walked).doesNotHaveDuplicates().containsSubsequence(posted.reversed());
    }

    @Test
    void a_crud_committed_late_with_an_early_id_moves_nothing_on_the_walk(CapturedOutput log)
            throws SQLException {
        Client poster = server.client();
        List<String> posted = seven(poster, "franklin2", log);
        HttpResponse<String> first = poster.get(HOME + "?limit=3");
        server.sql(
                """
                INSERT INTO activities (uuid, user_uuid, message, expires_at)
                SELECT overlay('%s'::uuid::text PLACING 'ffffffffffff' FROM 25)::uuid, uuid, 'late',
                    statement_timestamp() + interval '1 hour'
                FROM users WHERE handle = 'franklin2'
                """
                        .formatted(posted.get(5)));
        List<String> walked = new ArrayList<>(ids(first));
        walked.addAll(walk(poster, link(first, "next"), "next"));
        assertThat(walked).doesNotHaveDuplicates().containsSubsequence(posted.reversed());
    }

    @Test
    void walking_to_newer_ones_goes_on_from_where_it_stood(CapturedOutput log) {
        Client poster = server.client();
        List<String> posted = seven(poster, "sheridan", log);
        List<String> walked = walk(poster, HOME + "?limit=2&min_id=" + posted.getFirst(), "prev");
        List<String> inPages = new ArrayList<>();
        for (int page = 0; page < walked.size(); page += 2) {
            inPages.addAll(walked.subList(page, Math.min(page + 2, walked.size())).reversed());
        }
        assertThat(inPages)
                .doesNotHaveDuplicates()
                .containsSubsequence(posted.subList(1, posted.size()))
                .doesNotContain(posted.getFirst());
        assertThat(
                        ids(
                                poster.get(
                                        HOME
                                                + "?since_id="
                                                + posted.get(1)
                                                + "&max_id="
                                                + posted.get(4))))
                .contains(posted.get(2), posted.get(3))
                .doesNotContain(posted.get(1), posted.get(4));
    }

    @Test
    void beyond_the_oldest_is_an_empty_list_without_links() {
        HttpResponse<String> beyond =
                server.client().get(HOME + "?max_id=00000000-0000-0000-0000-000000000000");
        assertThat(beyond.body()).isEqualTo("[]");
        assertThat(beyond.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void head_answers_as_get_does_without_the_body() {
        HttpResponse<String> head =
                server.client()
                        .send(
                                HttpRequest.newBuilder(URI.create(server.address() + HOME))
                                        .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit_invalid",
        "limit=101, limit_invalid",
        "limit=many, limit_invalid",
        "limit=%D9%A3, limit_invalid",
        "limit=%2B5, limit_invalid",
        "max_id=1, cursor_invalid",
        "max_id=1-1-1-1-1, cursor_invalid",
        "min_id=x, cursor_invalid",
        "min_id=, cursor_invalid",
        "since_id=x, cursor_invalid",
        "since_id=, cursor_invalid"
    })
    void a_wrong_limit_or_cursor_is_named(String query, String code) {
        HttpResponse<String> refused = server.client().get(HOME + "?" + query);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asString()).isEqualTo(code);
    }

    private static List<String> seven(Client poster, String handle, CapturedOutput log) {
        poster.join(handle, log);
        List<String> posted = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            posted.add(poster.crud("Crud " + number, "1-hour").get("uuid").asString());
        }
        return posted;
    }

    private static List<String> walk(Client reader, String from, String relation) {
        List<String> walked = new ArrayList<>();
        String address = from;
        while (!address.isEmpty()) {
            HttpResponse<String> page = reader.get(address);
            walked.addAll(ids(page));
            address = link(page, relation);
        }
        return walked;
    }

    private static List<String> ids(HttpResponse<String> page) {
        List<String> ids = new ArrayList<>();
        json(page).forEach(crud -> ids.add(crud.get("uuid").asString()));
        return ids;
    }

    private static String link(HttpResponse<String> page, String relation) {
        for (String value : page.headers().allValues("Link")) {
            Matcher link = Pattern.compile("<(.*)>; rel=\"" + relation + "\"").matcher(value);
            if (link.matches()) {
                return link.group(1);
            }
        }
        return "";
    }
}
