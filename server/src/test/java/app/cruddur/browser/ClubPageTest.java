package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The pages of a server that shows cruds to members alone. */
@ExtendWith(OutputCaptureExtension.class)
class ClubPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private static RunningServer club;

    @BeforeAll
    static void a_club() throws IOException {
        Map<String, String> settings = new HashMap<>(RunningServer.get().sameDatabase());
        settings.putAll(Map.of("SIGN_UPS", "closed", "VISITORS", "none", "AUDIENCE", "members"));
        settings.putAll(
                Map.of(
                        "SERVER_NAME",
                        "The Zocalo",
                        "SERVER_LINE",
                        "A market for news.",
                        "SERVER_RULES",
                        "Be kind.",
                        "SERVER_CONTACT",
                        "zocalo@example.com",
                        "SERVER_LANGUAGES",
                        "en,de"));
        club = RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() {
        club.close();
    }

    @Test
    void who_is_signed_out_is_led_to_sign_in_and_back_to_the_page_they_wanted(CapturedOutput log) {
        Client author = RunningServer.get().joined("club_page_author", log);
        RunningServer.get().joined("club_page_reader", log);
        String uuid = author.crud("Said in the club.", "1-hour").get("uuid").asString();
        String page = "@club_page_author/status/" + uuid;

        Visitor reader = stranger(1280, 800).open("/");
        assertThat(reader.heading("For members")).isVisible();
        assertThat(reader.page).hasTitle("For members · The Zocalo");
        assertThat(reader.page.locator("main").getByText("A market for news.")).isVisible();
        assertThat(reader.page.getByText("Sign up")).hasCount(0);
        assertThat(reader.alert()).hasCount(0);
        assertThat(reader.lookFaults()).isEmpty();

        reader.open("/about");
        assertThat(reader.page.getByText("Be kind.")).isVisible();
        assertThat(reader.link("zocalo@example.com")).isVisible();
        assertThat(reader.page.getByText("People write in English, German here.")).isVisible();
        assertThat(reader.lookFaults()).isEmpty();

        reader.open("/" + page);
        assertThat(reader.heading("Sign in")).isVisible();
        reader.signIn("club_page_reader", Visitor.PASSWORD);
        assertThat(reader.card("Said in the club.")).isVisible();
        assertThat(reader.page).hasURL(club.address() + "/" + page);

        // The stream began while nobody was signed in, and is the member's now.
        author.post(
                "/api/activities/" + uuid + "/reply",
                "{\"message\": \"For members.\", \"ttl\": \"1-hour\", \"audience\": \"members\"}");
        assertThat(reader.card("For members.")).isVisible();

        reader.signOut();
        assertThat(reader.heading("For members")).isVisible();
        assertThat(reader.cards()).hasCount(0);
    }

    @Test
    void the_way_in_is_there_on_a_telephone(CapturedOutput log) {
        RunningServer.get().joined("club_page_phone", log);
        Visitor reader = stranger(360, 740).open("/");
        assertThat(reader.heading("For members")).isVisible();
        assertThat(reader.lookFaults()).isEmpty();
        reader.page.locator("main").getByText("Sign in", exactly()).click();
        reader.signIn("club_page_phone", Visitor.PASSWORD);
        assertThat(reader.heading("Home")).isVisible();
        reader.open("/people");
        assertThat(reader.heading("People")).isVisible();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Visitor stranger(int width, int height) {
        return BROWSING.kept(BROWSING.chromium().visitor(club.address(), List.of(), width, height));
    }
}
