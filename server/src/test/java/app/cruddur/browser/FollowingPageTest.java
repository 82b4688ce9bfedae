package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Following people, from their page to the tab that has their cruds. */
@ExtendWith(OutputCaptureExtension.class)
class FollowingPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    @Test
    void the_cruds_of_a_followed_person_come_to_following_at_once_and_no_others(
            CapturedOutput log) {
        Client followed = server.joined("fp_followed", log);
        Client other = server.joined("fp_other", log);
        followed.crud("Said before.", "1-hour");
        Visitor reader = BROWSING.visitor().join("Lennier", "fp_reader", log).open("/");
        reader.button("Following").click();
        assertThat(reader.link("Find people").first()).isVisible();
        reader.open("/people");
        reader.field("Find people by the start of their name or handle").fill("FP_FOL");
        reader.link("fp_followed, @fp_followed").first().click();
        reader.button("Follow @fp_followed").first().click();
        // On the profile, and among the suggestions beside it.
        assertThat(reader.button("Unfollow @fp_followed").first()).isVisible();
        assertThat(reader.page.getByText("1 follower")).isVisible();

        reader.open("/");
        assertThat(reader.card("Said before.")).isVisible();
        other.crud("By somebody else.", "1-hour");
        followed.crud("Said now.", "1-hour");
        reader.button("1 new crud").click();
        assertThat(reader.card("Said now.")).isVisible();
        assertThat(reader.card("By somebody else.")).hasCount(0);

        reader.open("/account");
        reader.button("Unfollow @fp_followed").click();
        assertThat(reader.page.getByText("You don't follow anybody yet.")).isVisible();
        reader.open("/");
        assertThat(reader.card("Said now.")).hasCount(0);
        assertThat(reader.link("Find people").first()).isVisible();
    }
}
