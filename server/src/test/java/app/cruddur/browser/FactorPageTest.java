package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.identity.AdminLink;
import app.cruddur.testing.server.Authenticator;
import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A new server's first admin, on a telephone: the link, a second factor, and signing in with it.
 */
@ExtendWith(OutputCaptureExtension.class)
class FactorPageTest {

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    @BeforeEach
    @AfterEach
    void nobody_is_admin() throws SQLException {
        server.sql("DELETE FROM user_roles");
    }

    @Test
    void the_link_leads_over_sign_up_to_an_admin_who_signs_in_with_a_second_factor(
            CapturedOutput log) {
        String link = AdminLink.renew(new Db(Database.single(server.database()))).orElseThrow();
        Visitor person =
                BROWSING.kept(BROWSING.chromium().visitor(server.address(), List.of(), 360, 740));
        person.open("/" + link);
        assertThat(person.heading("Become admin")).isVisible();
        assertThat(person.page).hasURL(server.address() + "/become-admin");
        assertThat(person.lookFaults()).isEmpty();
        person.page
                .locator("main .notice")
                .getByText("Sign up", new Locator.GetByTextOptions().setExact(true))
                .click();
        person.field("Name").fill("First");
        person.field("Email").fill("page_first@example.com");
        person.field("Handle").fill("page_first");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        assertThat(person.heading("Confirm your email")).isVisible();
        person.field("Code").fill(RunningServer.code("page_first", log));
        person.button("Confirm").click();

        assertThat(person.page.getByText("You're signed in as @page_first.")).isVisible();
        assertThat(person.lookFaults()).isEmpty();
        person.button("Become admin").click();
        assertThat(person.page.getByText("You're the admin of Cruddur now.")).isVisible();
        person.link("Go to your account").click();

        Authenticator app = setUp(person);
        person.signOut();
        person.open("/sign-in");
        person.signIn("page_first", Visitor.PASSWORD);
        assertThat(person.heading("Enter a code")).isVisible();
        assertThat(person.page).hasURL(server.address() + "/sign-in/code");
        person.field("Code").fill("000000");
        person.button("Sign in").click();
        assertThat(person.field("Code")).isFocused();
        assertThat(person.page.getByText("That code is wrong, or used already.")).isVisible();
        assertThat(person.lookFaults()).isEmpty();
        person.field("Code").fill(app.code(1));
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Home")).isVisible();

        person.open("/" + link);
        person.button("Become admin").click();
        assertThat(person.page.getByText("You're the admin of Cruddur now.")).isVisible();
    }

    /** On the account page, with the secret that it shows beside the picture. */
    private static Authenticator setUp(Visitor person) {
        Locator form =
                person.page.getByRole(
                        AriaRole.FORM, new Page.GetByRoleOptions().setName("Second factor"));
        form.getByLabel("Current password").fill(Visitor.PASSWORD);
        person.button("Set it up").click();
        Locator secret = form.locator(".secret-text");
        assertThat(form.getByRole(AriaRole.IMG)).isVisible();
        assertThat(person.lookFaults()).isEmpty();
        Authenticator app = new Authenticator(secret.innerText().replace(" ", ""));
        assertThat(form.getByLabel("Code", exactly())).isFocused();
        form.getByLabel("Code", exactly()).fill(app.code(0));
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Recovery codes")).isFocused();
        assertThat(person.page.locator(".recovery-codes li")).hasCount(10);
        assertThat(person.lookFaults()).isEmpty();
        person.button("I've saved them").click();
        assertThat(person.button("Turn it off")).isVisible();
        assertThat(person.page.getByText("You have 10 recovery codes left.")).isVisible();
        return app;
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
