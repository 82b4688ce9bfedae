package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.microsoft.playwright.Locator;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What people make of a crud, on its card and on the pages that follow from it. */
@ExtendWith(OutputCaptureExtension.class)
class MarksPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    @Test
    void a_like_is_drawn_at_once_counted_live_and_its_author_sees_who(CapturedOutput log) {
        Client author = server.joined("mp_author", log);
        String uuid = author.crud("Worth a like.", "1-hour").get("uuid").asString();
        String page = "/@mp_author/status/" + uuid;
        Visitor reader = BROWSING.visitor().join("Vir", "mp_reader", log).open(page);
        Visitor stranger = BROWSING.visitor().open(page);
        Locator heart = Visitor.buttonOf(reader.card("Worth a like."), "Like mp_author's crud");
        heart.click();
        Locator liked =
                Visitor.buttonOf(reader.card("Worth a like."), "Like mp_author's crud, 1 like");
        assertThat(liked).hasAttribute("aria-pressed", "true");
        assertThat(
                        reader.page.getByText(
                                "mp_author can see that you liked this. Others see only the number."))
                .isVisible();
        assertThat(
                        Visitor.buttonOf(
                                stranger.card("Worth a like."), "Like mp_author's crud, 1 like"))
                .isVisible();
        assertThat(stranger.page.getByText("mp_reader")).hasCount(0);
        reader.open("/");
        assertThat(Visitor.buttonOf(reader.card("Worth a like."), "Like mp_author's crud, 1 like"))
                .hasAttribute("aria-pressed", "true");
    }

    @Test
    void what_is_kept_is_on_the_shelf_until_it_is_taken_off(CapturedOutput log)
            throws SQLException {
        server.joined("mp_kept", log).crud("Worth keeping.", "1-hour");
        Visitor reader = BROWSING.visitor().join("Lennier", "mp_keeper", log).open("/");
        Visitor.buttonOf(reader.card("Worth keeping."), "Keep mp_kept's crud").click();
        assertThat(Visitor.buttonOf(reader.card("Worth keeping."), "Keep mp_kept's crud"))
                .hasAttribute("aria-pressed", "true");
        // It is drawn before it is sent.
        server.await(
                "1",
                "SELECT count(*) FROM shelf JOIN users ON users.uuid = user_uuid WHERE handle = 'mp_keeper'",
                Deadline.PATIENCE);
        reader.open("/@mp_keeper");
        reader.link("Kept").click();
        Locator card = reader.card("Worth keeping.");
        assertThat(card).isVisible();
        Visitor.buttonOf(card, "Keep mp_kept's crud").click();
        assertThat(card).hasCount(0);
        assertThat(reader.page.getByText("Your shelf is empty.")).isVisible();
    }

    @Test
    void a_repost_comes_to_following_and_a_link_is_drawn_as_a_card(CapturedOutput log) {
        Client author = server.joined("mp_first", log);
        Client giver = server.joined("mp_giver", log);
        String uuid = author.crud("Pass this on.", "1-hour").get("uuid").asString();
        giver.put("/api/activities/" + uuid + "/repost", "");
        giver.crud("See " + server.address() + "/@mp_first/status/" + uuid, "1-hour");
        Visitor reader = BROWSING.visitor().join("Delenn", "mp_follower", log).open("/@mp_giver");
        reader.button("Follow @mp_giver").first().click();
        assertThat(reader.button("Unfollow @mp_giver").first()).isVisible();
        Locator quote = reader.page.locator(".quote");
        assertThat(quote).containsText("Pass this on.");
        reader.button("Reposts").click();
        assertThat(reader.card("Pass this on.")).isVisible();
        reader.open("/");
        reader.button("Following").click();
        assertThat(reader.card("mp_giver reposted this")).containsText("Pass this on.");

        String later = author.crud("Pass this on too.", "1-hour").get("uuid").asString();
        giver.put("/api/activities/" + later + "/repost", "");
        reader.button("1 new crud").click();
        assertThat(reader.card("mp_giver reposted this").first()).containsText("Pass this on too.");
        author.delete("/api/activities/" + uuid);
        assertThat(quote).hasCount(0);
    }

    @Test
    void a_reply_rings_and_is_read_on_the_page(CapturedOutput log) throws SQLException {
        Visitor author = BROWSING.visitor().join("Londo", "mp_told", log).open("/");
        Client other = server.joined("mp_other", log);
        String uuid =
                server.ask(
                        "INSERT INTO activities (user_uuid, message, expires_at) SELECT uuid, 'Ring me.', statement_timestamp() + interval '1 hour' FROM users WHERE handle = 'mp_told' RETURNING uuid");
        other.reply(uuid, "Ringing.", "1-hour");
        other.put("/api/activities/" + uuid + "/like", "");
        server.sql("UPDATE notices SET due_at = statement_timestamp()");
        assertThat(author.page).hasTitle(Pattern.compile("^\\(1\\) .*"));
        author.page.locator(".nav-bell").click();
        assertThat(author.heading("Notifications")).isVisible();
        assertThat(author.card("Ringing.")).isVisible();
        assertThat(author.page.getByText("likes your crud")).isVisible();
        assertThat(author.page.locator(".badge")).hasCount(0);
        assertThat(author.page).hasTitle(Pattern.compile("^Notifications.*"));
        author.button("Mentions").click();
        assertThat(author.card("Ringing.")).isVisible();
        assertThat(author.page.getByText("likes your crud")).hasCount(0);
        Locator counted = author.page.locator("section[aria-labelledby=counted-kinds]");
        // It is drawn before it is sent.
        author.page.waitForResponse(
                answer ->
                        answer.request().method().equals("PUT")
                                && answer.url().endsWith("/api/account/notifications"),
                () -> counted.getByLabel("Likes").check());
        author.open("/notifications");
        assertThat(counted.getByLabel("Likes")).isChecked();
    }
}
