package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.microsoft.playwright.Locator;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A report from the press of its button to the answer of the person concerned, on telephones. */
@ExtendWith(OutputCaptureExtension.class)
class ModerationPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    @BeforeEach
    @AfterEach
    void nobody_moderates() throws SQLException {
        server.sql("DELETE FROM reports");
        server.sql("DELETE FROM user_roles");
        server.sql("DELETE FROM sanctions");
        server.sql("DELETE FROM sign_up_blocks");
        server.sql("DELETE FROM panic");
    }

    private static Visitor phone(Visitor person) {
        person.page.setViewportSize(360, 740);
        return person;
    }

    private static void fits(Visitor person) {
        org.assertj.core.api.Assertions.assertThat(person.lookFaults()).isEmpty();
    }

    private static void report(Client reporter, String crud) {
        String report =
                RunningServer.json(
                                reporter.post(
                                        "/api/reports", "{\"activity_uuid\": \"" + crud + "\"}"))
                        .get("uuid")
                        .asString();
        org.assertj.core.api.Assertions.assertThat(
                        reporter.put("/api/reports/" + report, "{\"kind\": \"violence\"}")
                                .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_crud_is_reported_deleted_and_answered_for(CapturedOutput log) throws SQLException {
        Visitor author = phone(BROWSING.visitor().join("Londo", "mo_author", log));
        Visitor reporter = phone(BROWSING.visitor().join("Vir", "mo_reporter", log));
        Visitor moderator = phone(BROWSING.visitor().join("Delenn", "mo_moderator", log));
        moderator.open("/moderation");
        assertThat(moderator.heading("No such page")).isVisible();
        server.giveRole("mo_moderator", "moderator");
        String uuid =
                server.ask(
                        "INSERT INTO activities (user_uuid, message, expires_at) SELECT uuid, 'Quite a word.', statement_timestamp() + interval '1 hour' FROM users WHERE handle = 'mo_author' RETURNING uuid");

        reporter.open("/@mo_author/status/" + uuid);
        reporter.button("More").click();
        reporter.button("Report this crud").click();
        assertThat(reporter.heading("Report @mo_author")).isVisible();
        // It has left before the report is sent, and the form stays.
        server.sql("DELETE FROM activities WHERE uuid = '" + uuid + "'");
        reporter.reload();
        reporter.button("Send report").click();
        assertThat(reporter.page.getByText("Choose what's wrong.")).isVisible();
        assertThat(reporter.page.locator("fieldset[aria-invalid=true]")).isFocused();
        reporter.field("Harassment").check();
        reporter.field("What should moderators know?").fill("Every day.");
        reporter.field("Mute").check();
        fits(reporter);
        reporter.button("Send report").click();
        assertThat(reporter.page.getByText("so it can't disappear first")).isVisible();
        org.assertj.core.api.Assertions.assertThat(
                        server.ask(
                                "SELECT count(*) FROM hidden_users WHERE reason = 'mute' AND user_uuid = (SELECT uuid FROM users WHERE handle = 'mo_author')"))
                .isEqualTo("1");

        reporter.reload();
        assertThat(reporter.page.getByText("Nothing is being reported here.")).isVisible();

        moderator.open("/notifications");
        moderator.link("A report or an answer is waiting for a moderator.").click();
        assertThat(moderator.heading("Moderation")).isVisible();
        assertThat(moderator.heading("A crud by @mo_author")).isVisible();
        assertThat(moderator.page.getByText("Quite a word.")).hasCount(0);
        moderator.button("Show what was reported").focus();
        moderator.page.keyboard().press("Enter");
        assertThat(moderator.page.getByText("Quite a word.")).isVisible();
        assertThat(moderator.page.getByText("Every day.")).isVisible();
        assertThat(moderator.page.getByText("mo_reporter")).hasCount(0);
        fits(moderator);
        moderator.field("Note for the other moderators").fill("I know them.");
        moderator.button("Save note").click();
        assertThat(moderator.page.getByText("I know them.")).isVisible();
        assertThat(moderator.page.getByText("Note saved.")).isAttached();
        assertThat(moderator.field("Note for the other moderators")).hasValue("");
        fits(moderator);
        moderator.button("Decide").click();
        assertThat(moderator.alert()).containsText("Choose what to do");
        server.sql(
                "INSERT INTO reports (uuid, reporter_uuid, about_uuid, about_handle, activity_uuid, kind, opened_at, sent_at, held_until, expires_at) SELECT new_uuid(), reporter_uuid, about_uuid, about_handle, activity_uuid, 'spam', opened_at, sent_at, held_until, expires_at FROM reports");
        moderator.field("Dismiss: nothing is wrong").check();
        moderator.button("Decide").click();
        assertThat(moderator.alert()).containsText("Another report came in.");
        assertThat(moderator.page.getByText("2 reports by 1 person")).isVisible();
        assertThat(moderator.page.getByText("Quite a word.")).hasCount(0);
        moderator.field("Warn").check();
        moderator.button("Decide").click();
        assertThat(moderator.page.getByText("No reports are waiting.")).isVisible();

        author.open("/notifications");
        author.link("Moderators decided something about you.").click();
        Locator answer = author.field("Your answer");
        answer.fill("I'm sorry.");
        fits(author);
        author.button("Send answer").click();
        assertThat(author.page.getByText("You have answered.")).isVisible();

        moderator.button("Decided").click();
        assertThat(moderator.page.getByText("They have answered.")).isVisible();
        moderator.button("Show what was reported").click();
        assertThat(moderator.page.getByText("I'm sorry.")).isVisible();
        // From the menu too, and only while one moderates.
        moderator.page.setViewportSize(1200, 800);
        moderator.open("/");
        moderator.button("Account menu").click();
        assertThat(moderator.link("Moderation")).isVisible();
    }

    @Test
    void a_suspension_is_lifted_and_an_admin_decides_who_may_join(CapturedOutput log)
            throws SQLException {
        Client author = server.joined("mo_away", log);
        String uuid = author.crud("A threat, and more.", "1-hour").get("uuid").asString();
        report(server.joined("mo_sees", log), uuid);
        Visitor admin = phone(BROWSING.visitor().join("Delenn", "mo_admin", log));
        server.giveRole("mo_admin", "admin");
        Visitor stranger = BROWSING.visitor().open("/");
        assertThat(stranger.card("A threat, and more.")).isVisible();

        admin.open("/moderation");
        assertThat(admin.heading("A crud by @mo_away")).isVisible();
        admin.field("Suspend: nobody sees what they posted").check();
        admin.field("Days").fill("7");
        fits(admin);
        admin.button("Decide").click();
        assertThat(admin.page.getByText("No reports are waiting.")).isVisible();
        assertThat(stranger.card("A threat, and more.")).hasCount(0);
        Visitor suspended = phone(BROWSING.visitor().open("/sign-in"));
        suspended.signIn("mo_away", Visitor.PASSWORD);
        assertThat(suspended.page.getByText("Your account is suspended until")).isVisible();

        admin.button("Sanctions").click();
        fits(admin);
        admin.button("Lift the suspension of @mo_away").click();
        admin.button("Lift").click();
        assertThat(admin.page.getByText("@mo_away isn't suspended any more.")).isVisible();
        assertThat(admin.page.getByText("Nobody is suspended or restricted.")).isVisible();

        admin.button("Joining").click();
        assertThat(admin.page.getByText("Nothing is blocked.")).isVisible();
        Locator value = admin.field("Mail domain or network");
        value.fill("com");
        admin.button("Block").click();
        assertThat(value).isFocused();
        value.fill("Throwaway.example");
        admin.button("Block").click();
        assertThat(admin.button("Unblock throwaway.example")).isVisible();
        assertThat(value).hasValue("");
        value.fill("192.0.2.7/24");
        admin.button("Block").click();
        fits(admin);
        admin.button("Unblock 192.0.2.0/24").click();
        assertThat(admin.page.getByText("People can sign up from 192.0.2.0/24 again.")).isVisible();
        assertThat(admin.button("Unblock 192.0.2.0/24")).hasCount(0);
        assertThat(admin.button("Unblock throwaway.example")).isVisible();

        admin.button("Turn it on").click();
        fits(admin);
        admin.button("Turn it on").click();
        assertThat(admin.page.getByText("It's on until")).isVisible();
        fits(admin);
        admin.button("Turn it off").click();
        assertThat(admin.page.getByText("When many come to do harm")).isVisible();
        server.await("0", "SELECT count(*) FROM panic", Deadline.PATIENCE);
    }

    @Test
    void a_person_is_reported_from_their_menu_and_a_report_can_be_closed(CapturedOutput log)
            throws SQLException {
        server.joined("mo_person", log);
        Visitor reporter = BROWSING.visitor().join("Vir", "mo_closer", log).open("/@mo_person");
        reporter.button("More about @mo_person").click();
        reporter.button("Report @mo_person").click();
        assertThat(reporter.heading("Report @mo_person")).isVisible();
        reporter.button("Cancel").click();
        assertThat(reporter.button("More about @mo_person")).isVisible();
        server.await("0", "SELECT count(*) FROM reports", Deadline.PATIENCE);
        reporter.open("/report");
        assertThat(reporter.page.getByText("Nothing is being reported here.")).isVisible();

        // Somebody who has left needs no hiding, and is reported all the same.
        reporter.open("/@mo_person");
        reporter.button("More about @mo_person").click();
        reporter.button("Report @mo_person").click();
        reporter.field("Harassment").check();
        reporter.field("Block").check();
        server.sql("DELETE FROM users WHERE handle = 'mo_person'");
        reporter.button("Send report").click();
        assertThat(reporter.page.getByText("Thanks, we've got it.")).isVisible();
    }
}
