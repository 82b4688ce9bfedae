package app.cruddur.pages;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a page's head says to those who draw a card of a link, and who keep what they drew. */
@ExtendWith(OutputCaptureExtension.class)
class LinkCardTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final RunningServer server = RunningServer.get();

    @Test
    void a_crud_is_its_author_and_its_end_and_never_its_text(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("card_author", log);
        String uuid = author.crud("Nobody draws this on a card.", "7-days").get("uuid").asString();
        String reply = author.reply(uuid, "Nor this.", "1-day").get("uuid").asString();
        endsAt("2100-11-27 14:05:59.9", uuid);
        endsAt("2100-03-09 07:00", reply);

        HttpResponse<String> page = get("/@card_author/status/" + uuid, "en-GB,de;q=0.5");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        String title = "A crud by card_author · here until Sat 27 Nov, 14:05 UTC";
        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .contains("<title>" + title + "</title>")
                .contains(meta("og:title", title))
                .contains(meta("og:description", "Posts here vanish. You choose when."))
                .doesNotContain("Nobody draws this");

        assertThat(get("/activities/" + reply, "de-AT,en;q=0.5").body())
                .contains("<html lang=\"de\">")
                .contains(
                        meta(
                                "og:title",
                                "Eine Antwort von card_author · da bis Di. 9. März, 07:00 UTC"))
                .contains(
                        meta(
                                "og:description",
                                "Was du hier schreibst, verschwindet. Du sagst, wann."))
                .doesNotContain("Nor this");
    }

    @Test
    void a_crud_that_is_gone_is_404_and_its_page_says_nothing_of_it(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("card_gone", log);
        String uuid = author.crud("Gone soon.", "1-hour").get("uuid").asString();
        String path = "/@card_gone/status/" + uuid;
        assertThat(get(path, "en").statusCode()).isEqualTo(200);

        endsAt("2001-01-01", uuid);
        HttpResponse<String> gone = get(path, "en");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(gone.body())
                .isEqualTo(get("/@card_gone/status/" + NOBODY, "en").body())
                .isEqualTo(get("/", "en").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/@nobody_at_all",
                "/@nobody_at_all/",
                "/activities/" + NOBODY,
                "/activities/" + NOBODY + "/",
                "/activities/1-1-1-1-x",
                "/@andrewbrown/status/none"
            })
    void what_never_was_is_404_with_the_page_that_says_so(String path) {
        HttpResponse<String> page = get(path, "en");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<title>Cruddur</title>").contains("id=\"root\"");
    }

    @Test
    void a_hostile_name_is_text(CapturedOutput log) {
        Client author = server.joined("card_hostile", log);
        author.put(
                "/api/profile/update",
                "{\"display_name\": \"</title><script>\\\"'$1&amp;\", \"bio\": \"\"}");
        String name = "&lt;/title&gt;&lt;script&gt;&quot;&#39;$1&amp;amp;";
        assertThat(get("/@CARD_hostile", "fr, *").body())
                .contains("<title>" + name + " (@card_hostile) · Cruddur</title>")
                .contains(meta("og:title", name + " (@card_hostile) · Cruddur"))
                .doesNotContain("<script>");
    }

    /** Without PUBLIC_URL an address would be that of the Host, which anybody may write. */
    @Test
    void a_card_has_no_address_but_that_of_public_url() {
        assertThat(get("/@andrewbrown", "en").body())
                .doesNotContain("og:url")
                .doesNotContain("og:image")
                .doesNotContain("127.0.0.1");
    }

    private void endsAt(String time, String uuid) throws SQLException {
        server.sql(
                "UPDATE activities SET expires_at = '%sZ' WHERE uuid = '%s'".formatted(time, uuid));
    }

    private static String meta(String property, String content) {
        return "<meta property=\"%s\" content=\"%s\" />".formatted(property, content);
    }

    private HttpResponse<String> get(String path, String languages) {
        return server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("Accept", "text/html,*/*;q=0.8")
                                .header("Accept-Language", languages));
    }
}
