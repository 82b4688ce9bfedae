package app.cruddur.feed;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What leaves soon: half its life spent, less than a day left, least life first. */
@ExtendWith(OutputCaptureExtension.class)
class LeavingTest {

    private static final String LEAVING = "/api/activities/leaving";

    private final RunningServer server = RunningServer.get();

    @Test
    void what_has_spent_half_its_life_and_leaves_within_a_day_is_there_least_life_first(
            CapturedOutput log) throws SQLException {
        Client author = server.joined("leaving_vir", log);
        String last = crud("leaving_vir", "30 hours", "23 hours");
        String first = crud("leaving_vir", "35 minutes", "25 minutes");
        String second = crud("leaving_vir", "20 days", "30 minutes");
        crud("leaving_vir", "25 minutes", "35 minutes");
        crud("leaving_vir", "29 days", "25 hours");
        author.reply(first, "No reply is there.", "1-hour");

        assertThat(walk(author, LEAVING, "leaving_vir")).containsExactly(first, second, last);
        author.delete("/api/activities/" + second);
        assertThat(walk(author, LEAVING, "leaving_vir")).containsExactly(first, last);
    }

    @Test
    void a_walk_goes_on_where_the_last_crud_of_a_page_has_gone(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("leaving_lyta", log);
        List<String> cruds = new ArrayList<>();
        for (int minute = 1; minute <= 6; minute++) {
            // Hours from their end: the walk may go by hundreds of other tests' cruds first.
            cruds.add(crud("leaving_lyta", "20 hours", "10 hours " + minute + " minutes"));
        }
        // Two that end in the same microsecond.
        String twin =
                server.ask(
                        """
                        INSERT INTO activities (user_uuid, message, created_at, expires_at)
                        SELECT user_uuid, 'A twin.', created_at, expires_at FROM activities WHERE uuid = '%s'
                        RETURNING uuid::text\
                        """
                                .formatted(cruds.get(2)));
        cruds.add(3, twin);

        List<String> walked = new ArrayList<>();
        String address = LEAVING + "?limit=1";
        while (!address.isEmpty()) {
            HttpResponse<String> page = server.client().get(address);
            assertThat(json(page).size()).isLessThanOrEqualTo(1);
            List<String> own = ids(page, "leaving_lyta");
            walked.addAll(own);
            if (!own.isEmpty()) {
                author.delete("/api/activities/" + own.getLast());
            }
            address = next(page);
        }
        assertThat(walked).isEqualTo(cruds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=x",
                "after=",
                "after=1-1-1-1-1-1",
                "after=17643700001234561-00000000-0000-7000-8000-000000000000",
                "after=00000000-0000-7000-8000-000000000000"
            })
    void a_cursor_that_no_page_gave_is_refused(String query) {
        HttpResponse<String> refused = server.client().get(LEAVING + "?" + query);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asString()).isEqualTo("cursor_invalid");
    }

    @Test
    void beyond_the_last_is_an_empty_list_without_links() {
        HttpResponse<String> beyond =
                server.client()
                        .get(
                                LEAVING
                                        + "?after=9999999999999999-ffffffff-ffff-ffff-ffff-ffffffffffff");
        assertThat(beyond.body()).isEqualTo("[]");
        assertThat(beyond.headers().firstValue("Link")).isEmpty();
    }

    private String crud(String handle, String age, String left) throws SQLException {
        return server.ask(
                """
                INSERT INTO activities (user_uuid, message, created_at, expires_at)
                SELECT uuid, 'Leaving.', statement_timestamp() - interval '%s', statement_timestamp() + interval '%s'
                FROM users WHERE handle = '%s'
                RETURNING uuid::text\
                """
                        .formatted(age, left, handle));
    }

    private static List<String> walk(Client reader, String from, String handle) {
        List<String> walked = new ArrayList<>();
        String address = from;
        while (!address.isEmpty()) {
            HttpResponse<String> page = reader.get(address);
            walked.addAll(ids(page, handle));
            address = next(page);
        }
        return walked;
    }

    private static List<String> ids(HttpResponse<String> page, String handle) {
        List<String> ids = new ArrayList<>();
        json(page)
                .forEach(crud -> {
                    if (crud.get("handle").asString().equals(handle)) {
                        ids.add(crud.get("uuid").asString());
                    }
                });
        return ids;
    }

    private static String next(HttpResponse<String> page) {
        Matcher link =
                Pattern.compile("<(.*)>; rel=\"next\"")
                        .matcher(page.headers().firstValue("Link").orElse(""));
        return link.matches() ? link.group(1) : "";
    }
}
