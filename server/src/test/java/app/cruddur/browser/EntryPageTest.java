package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.SQLException;
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

/**
 * How people come to a server that takes them by invitation or by a moderator's word, on
 * telephones.
 */
@ExtendWith(OutputCaptureExtension.class)
class EntryPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private static RunningServer invited;
    private static RunningServer approving;

    @BeforeAll
    static void two_servers() throws IOException {
        invited = taking("invited");
        approving = taking("approved");
    }

    private static RunningServer taking(String signUps) throws IOException {
        Map<String, String> settings = new HashMap<>(RunningServer.get().sameDatabase());
        settings.putAll(Map.of("SIGN_UPS", signUps, "INVITATIONS", "1"));
        return RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() throws SQLException {
        invited.close();
        approving.close();
        RunningServer.get().sql("DELETE FROM user_roles");
    }

    private static Visitor visitor(RunningServer server) {
        return BROWSING.kept(BROWSING.chromium().visitor(server.address(), List.of(), 360, 740));
    }

    @Test
    void a_member_makes_a_link_and_a_stranger_signs_up_by_it(CapturedOutput log) {
        RunningServer.get().joined("page_inviter", log);
        Visitor member = visitor(invited).open("/sign-in");
        member.signIn("page_inviter", Visitor.PASSWORD);
        assertThat(member.heading("Home")).isVisible();
        member.open("/account");
        member.field("3 days").check();
        member.button("Make a link").click();
        Locator made = member.field("The link, shown only now");
        assertThat(made).isVisible();
        String link = made.inputValue();
        assertThat(link).startsWith(invited.address() + "/sign-up#invitation=");
        assertThat(member.page.getByText("0 of 1 used")).isVisible();
        assertThat(member.page.getByText("You can't have more open invitations.")).isVisible();
        assertThat(member.lookFaults()).isEmpty();

        Visitor stranger = visitor(invited).open("/");
        assertThat(stranger.page.getByText("Sign up")).hasCount(0);
        stranger.open("/sign-up");
        assertThat(stranger.page.getByText("You need an invitation that's still open."))
                .isVisible();
        assertThat(stranger.lookFaults()).isEmpty();
        stranger.page.navigate("about:blank");
        stranger.open(link);
        assertThat(stranger.page.getByText("You're invited.")).isVisible();
        assertThat(stranger.page).hasURL(invited.address() + "/sign-up");
        assertThat(stranger.lookFaults()).isEmpty();
        // The invitation stays for who looks elsewhere first, and for a form that is mended.
        stranger.open("/about");
        stranger.joinOnThePage("Page Guest", "page_guest", log);

        member.open("/account");
        assertThat(member.button("Make a link")).isVisible();
        assertThat(member.page.getByText("0 of 1 used")).hasCount(0);
        member.button("Make a link").click();
        member.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Withdraw the invitation that's open until"))
                .click();
        assertThat(member.page.getByText("Invitation withdrawn.")).isVisible();
    }

    @Test
    void who_signs_up_waits_for_a_moderator_and_is_let_in(CapturedOutput log) throws SQLException {
        RunningServer.get().joined("page_approver", log);
        Visitor moderator = visitor(approving).open("/sign-in");
        moderator.signIn("page_approver", Visitor.PASSWORD);
        assertThat(moderator.heading("Home")).isVisible();
        RunningServer.get().giveRole("page_approver", "moderator");
        Visitor newcomer = visitor(approving).open("/sign-up");
        newcomer.field("Name").fill("Page Newcomer");
        newcomer.field("Email").fill("page_newcomer@example.com");
        newcomer.field("Handle").fill("page_newcomer");
        newcomer.field("Password").fill(Visitor.PASSWORD);
        newcomer.button("Sign up").click();
        assertThat(newcomer.page.getByText("Say in a sentence why you'd like to join."))
                .isVisible();
        newcomer.field("Why would you like to join?").fill("A friend is here.");
        assertThat(newcomer.lookFaults()).isEmpty();
        newcomer.button("Sign up").click();
        assertThat(newcomer.heading("Confirm your email")).isVisible();
        newcomer.field("Code").fill(RunningServer.code("page_newcomer", log));
        newcomer.button("Confirm").click();
        assertThat(newcomer.heading("Almost there")).isVisible();
        assertThat(newcomer.lookFaults()).isEmpty();
        newcomer.open("/sign-in").signIn("page_newcomer", Visitor.PASSWORD);
        assertThat(newcomer.heading("Almost there")).isVisible();

        moderator.open("/notifications").link("A new account is waiting for a moderator.").click();
        assertThat(moderator.page.getByText("A friend is here.")).isVisible();
        assertThat(moderator.lookFaults()).isEmpty();
        moderator.button("Accept @page_newcomer").click();
        assertThat(moderator.page.getByText("@page_newcomer is accepted and told by email."))
                .isVisible();
        assertThat(moderator.page.getByText("No new accounts are waiting.")).isVisible();

        newcomer.open("/sign-in").signIn("page_newcomer", Visitor.PASSWORD);
        assertThat(newcomer.heading("Home")).isVisible();
    }
}
