package app.cruddur.marks;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What people keep, which stands by its end and is seen by nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class ShelfTest {

    private static final String KEPT = "/api/activities/kept";

    private final RunningServer server = RunningServer.get();

    @Test
    void a_shelf_stands_by_the_ends_of_its_cruds_and_goes_on_where_one_has_gone(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("sh_author", log);
        Client keeper = server.joined("sh_keeper", log);
        String last = uuid(author, "7-days");
        String first = uuid(author, "1-hour");
        String middle = uuid(author, "1-day");
        uuid(author, "1-hour");
        for (String one : List.of(last, first, middle, first)) {
            assertThat(keep(keeper, one)).isEqualTo(204);
        }
        assertThat(uuids(keeper.get(KEPT))).containsExactly(first, middle, last);
        HttpResponse<String> page = keeper.get(KEPT + "?limit=1");
        assertThat(uuids(page)).containsExactly(first);
        server.sql("DELETE FROM activities WHERE uuid = '" + first + "'");
        HttpResponse<String> second = keeper.get(next(page).orElseThrow() + "&limit=2");
        assertThat(uuids(second)).containsExactly(middle, last);
        assertThat(next(second)).isEmpty();

        assertThat(kept(keeper, middle)).isTrue();
        assertThat(keeper.get("/api/account/export").body()).contains("\"kept\"", middle);
        for (int time = 0; time < 2; time++) {
            assertThat(unkeep(keeper, middle)).isEqualTo(204);
        }
        assertThat(kept(keeper, middle)).isFalse();
        assertThat(uuids(keeper.get(KEPT))).containsExactly(last);
        assertThat(uuids(author.get(KEPT))).isEmpty();
        assertThat(server.client().get(KEPT).statusCode()).isEqualTo(401);
    }

    @Test
    void what_its_owner_may_not_see_is_neither_kept_nor_shown(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("sh_hides", log);
        Client keeper = server.joined("sh_hidden", log);
        String before = uuid(author, "1-hour");
        String other = uuid(author, "1-hour");
        String ended = uuid(author, "1-hour");
        String taken = uuid(author, "1-hour");
        keep(keeper, before);
        keep(keeper, taken);
        keep(author, ended);
        assertThat(author.put("/api/users/@sh_hidden/block", "").statusCode()).isEqualTo(204);
        assertThat(keep(keeper, other)).isEqualTo(404);
        assertThat(unkeep(keeper, taken)).isEqualTo(204);
        assertThat(unkeep(keeper, taken)).isEqualTo(404);
        assertThat(uuids(keeper.get(KEPT))).isEmpty();
        assertThat(author.delete("/api/users/@sh_hidden/block").statusCode()).isEqualTo(204);
        assertThat(uuids(keeper.get(KEPT))).containsExactly(before);

        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + ended
                        + "'");
        assertThat(uuids(author.get(KEPT))).isEmpty();
        assertThat(keep(author, ended)).isEqualTo(404);
        assertThat(author.get("/api/account/export").body()).doesNotContain(ended);
    }

    @Test
    void a_shelf_is_full_at_a_thousand(CapturedOutput log) throws SQLException {
        Client keeper = server.joined("sh_full", log);
        String one = uuid(keeper, "1-hour");
        String other = uuid(keeper, "1-hour");
        server.sql(
                """
                WITH cruds AS (
                    INSERT INTO activities (user_uuid, message, expires_at)
                    SELECT users.uuid, 'one of many', statement_timestamp() + interval '30 minutes'
                    FROM users, generate_series(1, 999) WHERE handle = 'sh_full'
                    RETURNING uuid, user_uuid
                )
                INSERT INTO shelf (user_uuid, activity_uuid) SELECT user_uuid, uuid FROM cruds
                """);
        assertThat(keep(keeper, one)).isEqualTo(204);
        HttpResponse<String> refused = keeper.put("/api/activities/" + other + "/keep", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("kept_too_many");
        assertThat(keep(keeper, one)).isEqualTo(204);
        server.sql("DELETE FROM users WHERE handle = 'sh_full'");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM shelf WHERE user_uuid NOT IN (SELECT uuid FROM users)"))
                .isEqualTo("0");
    }

    private static String uuid(Client author, String ttl) {
        return author.crud("Keep it?", ttl).get("uuid").asString();
    }

    private static int keep(Client person, String uuid) {
        return person.put("/api/activities/" + uuid + "/keep", "").statusCode();
    }

    private static int unkeep(Client person, String uuid) {
        return person.delete("/api/activities/" + uuid + "/keep").statusCode();
    }

    private static boolean kept(Client person, String uuid) {
        return json(person.get("/api/marks?ids=" + uuid))
                .get("activities")
                .get(uuid)
                .get("kept")
                .asBoolean();
    }

    private static Optional<String> next(HttpResponse<String> page) {
        return page.headers()
                .firstValue("Link")
                .map(link -> link.substring(1, link.indexOf('>')).replace("limit=1&", ""));
    }

    private static List<String> uuids(HttpResponse<String> cruds) {
        assertThat(cruds.statusCode()).as(cruds.body()).isEqualTo(200);
        List<String> uuids = new ArrayList<>();
        for (JsonNode crud : json(cruds)) {
            uuids.add(crud.get("uuid").asString());
        }
        return uuids;
    }
}
