package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.cruddur.testing.server.Authenticator;
import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.springframework.boot.test.system.CapturedOutput;

/**
 * Goes through every page in every state, as one person before one window, and stops at each: the
 * browser tests look for faults there, {@code bin/look} takes a picture.
 */
final class Tour {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Visitor person;
    private final BiConsumer<Visitor, String> stop;
    private final String name;
    private final String handle;
    private final CapturedOutput log;
    private final RunningServer server = RunningServer.get();

    /**
     * @param handle one that nobody has yet, of at most 22 characters
     */
    Tour(
            Visitor person,
            BiConsumer<Visitor, String> stop,
            String name,
            String handle,
            CapturedOutput log) {
        this.person = person;
        this.stop = stop;
        this.name = name;
        this.handle = handle;
        this.log = log;
    }

    void walk() throws SQLException {
        home();
        prose();
        forms();
        elsewhere();
        person.joinOnThePage(name, handle, log);
        live();
        writing();
        reading();
        asked();
        own();
        moderating();
        german();
    }

    private void at(String state) {
        stop.accept(person, state);
    }

    private void home() {
        String list = "**/api/activities/home*";
        person.page.route(list, waiting -> {});
        person.page.navigate("/");
        assertThat(person.heading("Home")).isVisible();
        assertThat(person.page.getByText("Loading…")).isVisible();
        at("home, loading");
        person.page.unrouteAll();
        person.page.route(list, Route::abort);
        person.open("/");
        assertThat(person.alert()).isVisible();
        at("home, not reached");
        person.page.unrouteAll();
        person.page.route("**/api/session", Route::abort);
        person.open("/");
        assertThat(person.alert()).isVisible();
        at("not known who is signed in");
        person.page.unrouteAll();
        person.page.route(
                list,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody("[]")));
        person.open("/");
        at("home, empty");
        person.page.unrouteAll();
        person.open("/");
        at("home, signed out");
        person.page.getByText("That's everything alive right now").scrollIntoViewIfNeeded();
        at("home, its end");
        person.page.evaluate("() => scrollTo(0, 0)");
        person.button("Leaving soon").click();
        assertThat(person.page.getByText("Loading…")).hasCount(0);
        at("leaving soon");
        person.button("All").click();
        person.page.context().setOffline(true);
        assertThat(person.page.getByText("You're offline.")).isVisible();
        at("home, offline");
        person.page.context().setOffline(false);
        assertThat(person.page.getByText("You're offline.")).hasCount(0);
        person.button("More").click();
        at("more");
        person.button("Keyboard shortcuts").click();
        at("shortcuts");
        person.button("Close").click();
    }

    private void prose() {
        person.open("/about");
        at("about");
        person.open("/promise");
        assertThat(person.page.getByText("Loading…")).hasCount(0);
        at("promise");
        person.open("/privacy");
        at("privacy");
        person.open("/no/such/page");
        assertThat(person.heading("No such page")).isVisible();
        at("not found");
        person.open("/@andrewbrown");
        at("profile");
        person.open("/people");
        assertThat(person.page.getByText("Loading…")).hasCount(0);
        at("people");
    }

    private void forms() {
        person.open("/account");
        at("account, signed out");
        person.open("/allow?state=any");
        at("a program asks, signed out");
        person.open("/become-admin");
        at("become admin, signed out");
        person.open("/sign-up");
        at("sign up");
        person.button("Sign up").click();
        assertThat(person.field("Name")).isFocused();
        at("sign up with errors");
        person.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        at("sign up in the dark, with errors");
        person.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        person.open("/confirm?sign_up=" + NOBODY);
        at("confirm");
        person.button("Confirm").click();
        assertThat(person.field("Code")).isFocused();
        at("confirm with an error");
        person.open("/sign-in");
        at("sign in");
        person.signIn(handle, "a wrong password");
        assertThat(person.alert()).isVisible();
        at("sign in with an error");
        person.open("/sign-in/code#step=none");
        person.button("Sign in").click();
        assertThat(person.alert()).isVisible();
        at("sign in, the code");
        person.open("/forgot");
        at("forgot");
        person.field("Email").fill(handle + "@example.com");
        person.button("Send a code").click();
        assertThat(person.heading("Set a new password")).isVisible();
        at("set a new password");
    }

    /** The pages of a server whose people sign in at an issuer. */
    private void elsewhere() {
        person.page.route(
                "**/api/session",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setResponse(route.fetch())
                                        .setBody(
                                                route.fetch().text().replace("embedded", "oidc"))));
        person.open("/sign-in");
        at("sign in elsewhere");
        person.open("/choose-handle");
        at("choose a handle");
        person.page.unrouteAll();
    }

    /** Before the person has loaded many pages: whose streams are many gets the next one later. */
    private void live() {
        RunningServer.Client friend = server.client();
        friend.join(handle + "_friend", log);
        friend.crud("Before all that.", "1-hour");
        person.open("/");
        person.cards().first().waitFor();
        for (String news : List.of("Is anybody here?", "So it seems.", "Then good evening.")) {
            friend.crud(news, "1-hour");
        }
        assertThat(person.button("3 new cruds")).isVisible();
        at("new cruds");
        person.button("3 new cruds").click();
        assertThat(person.cards().first()).containsText("Then good evening.");
    }

    private void writing() {
        person.posted("W".repeat(200) + handle, "1 hour").card("W" + handle).waitFor();
        person.posted("Hello, שלום\nשלום עולם, hello. https://example.com/" + handle, "7 days")
                .card("Hello, ")
                .waitFor();
        at("home, signed in");
        person.button("Following").click();
        person.card("W" + handle).waitFor();
        at("home, following");
        person.button("All").click();
        person.button("Account menu").click();
        // The browser's driver scrolls to what sticks to the window.
        person.page.evaluate("() => scrollTo(0, 0)");
        at("account menu");
        person.button("Account menu").click();
        Locator own = person.cards().first();
        own.locator(".left").focus();
        at("exact times");
        // On a narrow window they lie over what is pressed next.
        person.page.keyboard().press("Escape");
        Visitor.buttonOf(own, "Delete").click();
        at("delete question");
        Visitor.buttonOf(own, "Cancel").click();
        Visitor.buttonOf(own, "Make it leave sooner").click();
        at("leave sooner question");
        Visitor.buttonOf(own, "Cancel").click();
        person.button("New crud").click();
        person.button("Post").click();
        assertThat(person.alert()).isVisible();
        at("compose");
        person.page.keyboard().press("Escape");
        Visitor.replyOf(own, 0).click();
        person.text().fill("And a good day to you.");
        at("reply");
        person.button("Post").click();
        Visitor.replyOf(own, 1).waitFor();
    }

    private void reading() {
        String uuid = Visitor.uuidOf(person.cards().first());
        person.open("/@" + handle + "/status/" + uuid);
        assertThat(person.card("And a good day to you.")).isVisible();
        at("thread");
        Visitor.buttonOf(person.cards().first(), "Keep " + name + "'s crud").click();
        Visitor.buttonOf(person.cards().first(), "Like " + name + "'s crud").click();
        assertThat(person.button("Who likes this")).isVisible();
        person.button("Who likes this").click();
        at("thread, liked and kept");
        Visitor.buttonOf(person.cards().first(), "More").click();
        at("menu of a crud");
        person.page.keyboard().press("Escape");
        person.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        at("thread in the dark");
        person.open("/");
        person.cards().first().waitFor();
        at("home in the dark");
        person.button("New crud").click();
        assertThat(person.text()).isFocused();
        at("compose in the dark");
        person.page.keyboard().press("Escape");
        person.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        person.open("/kept");
        person.cards().first().waitFor();
        at("kept");
        person.open("/notifications");
        Locator counted =
                person.page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("What the number at the bell counts"));
        assertThat(counted.getByLabel("Replies")).isChecked();
        at("notifications");
        person.open("/activities/" + NOBODY);
        assertThat(person.heading("This crud is gone")).isVisible();
        at("a crud that is gone");
    }

    private void asked() throws SQLException {
        ClientApp program = ClientApp.made(server, "", server.address() + "/about");
        person.open(program.address());
        assertThat(person.button("Allow")).isVisible();
        at("a program asks");
        person.button("Allow").click();
        person.page.waitForURL("**/about?code=**");
    }

    private void own() {
        person.open("/@" + handle);
        person.button("Edit profile").click();
        person.field("Link").fill("example.org/" + "a".repeat(60));
        person.lifetime("Teal").check();
        at("profile, edited");
        person.button("Save").click();
        assertThat(person.page.getByText("example.org/aaa")).isVisible();
        at("profile, own");
        person.open("/account");
        at("account");
        person.page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
        at("account, its end");
        secondFactor();
    }

    private void secondFactor() {
        Locator form =
                person.page.getByRole(
                        AriaRole.FORM, new Page.GetByRoleOptions().setName("Second factor"));
        form.getByLabel("Current password").fill(Visitor.PASSWORD);
        person.button("Set it up").click();
        Locator secret = form.locator(".secret-text");
        assertThat(secret).isVisible();
        assertThat(form.getByRole(AriaRole.IMG)).isVisible();
        form.scrollIntoViewIfNeeded();
        at("second factor, to be scanned");
        Authenticator app = new Authenticator(secret.innerText().replace(" ", ""));
        form.getByLabel("Code", new Locator.GetByLabelOptions().setExact(true)).fill(app.code(0));
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Recovery codes")).isFocused();
        at("second factor, its recovery codes");
        person.button("I've saved them").click();
        assertThat(person.button("Turn it off")).isVisible();
        person.button("Turn it off").scrollIntoViewIfNeeded();
        at("second factor, on");
    }

    private void moderating() throws SQLException {
        person.open("/report");
        assertThat(person.page.getByText("Nothing is being reported here.")).isVisible();
        at("nothing to report");
        person.open("/@andrewbrown");
        person.button("More about @andrewbrown").click();
        person.button("Report @andrewbrown").click();
        assertThat(person.heading("Report @andrewbrown")).isVisible();
        person.button("Send report").click();
        assertThat(person.page.getByText("Choose what's wrong.")).isVisible();
        at("report with an error");
        person.field("Spam or fraud").check();
        person.button("Send report").click();
        assertThat(person.page.getByText("Thanks, we've got it.")).isVisible();
        at("report, sent");
        String own = "(SELECT uuid FROM users WHERE handle = '" + handle + "')";
        server.giveRole(handle, "admin");
        person.open("/moderation");
        person.button("Show what was reported").first().click();
        person.page.getByLabel(Pattern.compile("^Suspend")).first().check();
        assertThat(person.field("Days")).isVisible();
        at("moderation");
        server.sql("DELETE FROM reports WHERE reporter_uuid = " + own);
        server.sql("DELETE FROM user_roles WHERE user_uuid = " + own);
        server.sql("DELETE FROM second_factors WHERE user_uuid = " + own);
    }

    private void german() {
        person.open("/");
        person.button("Account menu").click();
        person.field("Deutsch").check();
        assertThat(person.heading("Start")).isVisible();
        assertThat(person.field("Deutsch")).isFocused();
        person.page.keyboard().press("Escape");
        assertThat(person.button("Kontomenü")).isFocused();
        assertThat(person.cards().first()).containsText(Pattern.compile("verschwindet .+"));
        at("home in German");
        person.button("Kontomenü").click();
        person.button("Abmelden").click();
        assertThat(person.button("Kontomenü")).hasCount(0);
        person.open("/sign-up");
        assertThat(person.heading("Registrieren")).isVisible();
        at("sign up in German");
    }
}
