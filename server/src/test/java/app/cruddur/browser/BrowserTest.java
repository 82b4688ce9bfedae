package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The web app as people meet it: a real Chromium before the whole server. After each test nothing
 * may have left the origin, broken the content policy, or been complained of in the console.
 */
@ExtendWith(OutputCaptureExtension.class)
class BrowserTest {

    /** What is said of every session but the one that asks. */
    private static final Locator.FilterOptions LAST_USED =
            new Locator.FilterOptions().setHasText("Last used");

    /** What a menu leads to. */
    private static final String ENTRIES = "a, button, input";

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    private static Visitor visitor() {
        return BROWSING.visitor();
    }

    private static Visitor visitor(int width, int height) {
        return BROWSING.visitor(width, height);
    }

    @Test
    void a_person_signs_up_posts_everybody_sees_it_and_it_leaves_at_its_second(CapturedOutput log)
            throws SQLException {
        Visitor author = visitor().joinOnThePage("Susan Ivanova", "ivanova", log);
        assertThat(author.page.getByText("@ivanova")).isVisible();

        author.post("Boom today.", "3 hours");

        assertThat(author.cards().first()).containsText("Boom today.");
        assertThat(author.cards().first()).containsText("leaves in 3 hours");
        Visitor stranger = visitor().open("/");
        Locator seen = stranger.card("Boom today.");
        assertThat(seen).isVisible();

        String uuid = Visitor.uuidOf(seen);
        stranger.page.evaluate(
                """
                uuid => {
                    new MutationObserver(() => {
                        if (!document.querySelector(`a[href$="${uuid}"]`)) window.leftAt ??= Date.now();
                    }).observe(document.body, { childList: true, subtree: true });
                }\
                """,
                uuid);
        // The open page is told of its end: nothing has to be loaded within these seconds.
        Instant expiresAt =
                Instant.ofEpochMilli(
                        Long.parseLong(
                                server.ask(
                                        """
                                        UPDATE activities
                                        SET expires_at = date_trunc('milliseconds', statement_timestamp()) + interval '10 seconds'
                                        WHERE uuid = '%s' RETURNING (extract(epoch FROM expires_at) * 1000)::bigint\
                                        """
                                                .formatted(uuid))));
        stranger.page.evaluate(
                "end => void setTimeout(() => window.late = Date.now() - end, end - Date.now())",
                (double) expiresAt.toEpochMilli());

        assertThat(seen).hasCount(0);

        // By as much may the page's reckoning of the server's clock be off, and any timer of it be
        // late.
        Duration doubt =
                milliseconds(
                        stranger,
                        """
                        () => Math.max(...performance.getEntriesByType("resource")
                            .filter(one => one.name.endsWith("/api/session")).map(one => one.duration)) / 2\
                        """);
        stranger.page.waitForFunction("() => window.late !== undefined");
        Duration late = milliseconds(stranger, "() => Math.max(window.late, 0)");
        // Set in this very document, so it was not loaded again.
        Instant leftAt =
                Instant.ofEpochMilli(
                        ((Number) stranger.page.evaluate("() => window.leftAt")).longValue());
        assertThat(Duration.between(expiresAt, leftAt))
                .isBetween(
                        Duration.ofMillis(-250).minus(doubt),
                        Duration.ofSeconds(2).plus(doubt).plus(late));
        assertThat(server.client().get("/api/activities/" + uuid).statusCode()).isEqualTo(404);
        stranger.open("/activities/" + uuid);
        assertThat(stranger.heading("This crud is gone")).isVisible();
        assertThat(
                        stranger.page.getByText(
                                "Its time was up, it was deleted, it isn't shown to you, or the link is mistyped."))
                .isVisible();
    }

    private static Duration milliseconds(Visitor person, String expression) {
        return Duration.ofMillis(((Number) person.page.evaluate(expression)).longValue());
    }

    /**
     * On a telephone; the handle comes from the name, and the form is open once they have joined.
     */
    @Test
    void from_join_to_the_first_crud_are_four_clicks_and_five_fields(CapturedOutput log) {
        Visitor newcomer = BROWSING.kept(BROWSING.chromium().telephone()).open("/");
        newcomer.link("Join").click();
        newcomer.field("Name").fill("Zathras Nine");
        newcomer.field("Email").fill("zathras_nine@example.com");
        newcomer.field("Password").fill(Visitor.PASSWORD);
        assertThat(newcomer.page.getByText("@zathras_nine is free.")).isVisible();
        newcomer.button("Sign up").click();
        assertThat(newcomer.heading("Confirm your email")).isVisible();
        newcomer.field("Code").fill(RunningServer.code("zathras_nine", log));
        newcomer.button("Confirm").click();
        newcomer.field("Say something").fill("Zathras is posting.");
        newcomer.button("Post").click();

        assertThat(newcomer.card("Zathras is posting.")).isVisible();
    }

    @Test
    void the_link_in_the_mail_confirms_when_it_is_pressed_and_elsewhere_asks_for_the_password(
            CapturedOutput log) {
        Visitor person = visitor().open("/sign-up");
        person.field("Name").fill("Kosh Naranek");
        person.field("Email").fill("kosh_link@example.com");
        person.field("Handle").fill("kosh_link");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        assertThat(person.heading("Confirm your email")).isVisible();
        String link =
                "/confirm#code="
                        + RunningServer.code("kosh_link", log)
                        + "&email=kosh_link%40example.com";

        Visitor elsewhere = visitor().open(link);
        assertThat(elsewhere.field("Code")).hasCount(0);
        elsewhere.field("Password").fill("another password");
        elsewhere.button("Confirm").click();
        assertThat(elsewhere.alert()).isVisible();
        assertThat(person.tab().open("/@kosh_link").heading("No such person")).isVisible();

        Visitor opened = person.tab().open(link);
        assertThat(opened.field("Code")).not().isEmpty();
        assertThat(person.tab().open("/@kosh_link").heading("No such person")).isVisible();
        opened.button("Confirm").click();
        assertThat(opened.button("Account menu")).isVisible();
        elsewhere.field("Password").fill(Visitor.PASSWORD);
        elsewhere.button("Confirm").click();
        assertThat(elsewhere.button("Account menu")).isVisible();
    }

    @Test
    void the_pages_start_without_a_network_and_no_cache_holds_anything_of_anybody(
            CapturedOutput log) throws Exception {
        Visitor person =
                BROWSING.kept(BROWSING.chromium().keeper())
                        .join("Lorien", "lorien_kept", log)
                        .post("Nobody keeps this.", "1 day");
        String crud = Visitor.uuidOf(person.card("Nobody keeps this."));
        person.awaitWorker();
        for (String path :
                List.of("/", "/@lorien_kept", "/activities/" + crud, "/account", "/about")) {
            person.open(path);
        }
        openUnderItsWorker(person, "/@lorien_kept/status/" + crud);
        assertThat(person.card("Nobody keeps this.")).isVisible();

        List<?> kept =
                (List<?>)
                        person.page.evaluate(
                                """
                                async () => {
                                    const kept = [];
                                    for (const name of await caches.keys()) {
                                        const cache = await caches.open(name);
                                        for (const { url } of await cache.keys())
                                            kept.push(new URL(url).pathname + " "
                                                + await (await cache.match(url)).text());
                                    }
                                    return kept;
                                }\
                                """);
        assertThat(kept)
                .hasSizeGreaterThan(10)
                .allSatisfy(one ->
                        assertThat((String) one)
                                .matches("(?s)/(index\\.html|assets/\\S+) .*")
                                .doesNotContain("Nobody keeps", "lorien_kept", crud));

        person.page.context().setOffline(true);
        person.page.reload();
        assertThat(person.page.getByText("Cruds aren't kept on this device")).isVisible();
        assertThat(person.cards()).hasCount(0);
        person.page.context().setOffline(false);
        assertThat(person.card("Nobody keeps this.")).isVisible();
    }

    @Test
    void an_open_page_keeps_its_release_until_it_is_closed() throws Exception {
        try (ReleasedPages pages = new ReleasedPages();
                Visitor reader = BROWSING.chromium().keeper(pages.address())) {
            reader.open("/");
            reader.awaitWorker();
            openUnderItsWorker(reader, "/");

            pages.releaseNext();
            reader.page.evaluate(
                    "() => navigator.serviceWorker.getRegistration().then(one => one.update())");
            reader.page.waitForFunction(
                    "() => navigator.serviceWorker.getRegistration().then(one => one.waiting != null)");
            assertThat(caches(reader)).hasSize(2);

            // A file that the server no longer has.
            reader.button("More").click();
            reader.page.locator(".menu").getByText("About").click();
            assertThat(reader.heading("About Cruddur")).isVisible();
            reader.page.context().setOffline(true);
            reader.page.reload();
            assertThat(reader.heading("About Cruddur")).isVisible();
            assertThat(reader.page.locator("script[src*='/next']")).hasCount(0);
            reader.page.context().setOffline(false);
            assertThat(reader.faults()).isEmpty();

            reader.page.close();
            try (Visitor again = reader.tab()) {
                Deadline.await(() -> {
                    again.open("/");
                    boolean only = caches(again).size() == 1;
                    if (!only) {
                        again.page.navigate("about:blank");
                    }
                    return only;
                });
                assertThat(caches(again))
                        .allSatisfy(name -> assertThat((String) name).startsWith("shell-next"));
                again.page.context().setOffline(true);
                again.page.reload();
                assertThat(again.page.getByText("Cruds aren't kept on this device")).isVisible();
                assertThat(again.page.locator("script[src*='/next']").first()).isAttached();
                again.page.context().setOffline(false);
            }
            assertThat(reader.faults()).isEmpty();
        }
    }

    /** Where a busy machine lets the browser go on without its worker, it is opened again. */
    private static void openUnderItsWorker(Visitor person, String path) throws Exception {
        Deadline.await(() -> {
            person.open(path);
            return (boolean)
                    person.page.evaluate("() => navigator.serviceWorker.controller !== null");
        });
    }

    private static List<?> caches(Visitor reader) {
        return (List<?>) reader.page.evaluate("() => caches.keys()");
    }

    @Test
    void what_another_app_shares_is_a_draft_and_is_posted_when_its_reader_says_so(
            CapturedOutput log) throws Exception {
        Visitor person =
                BROWSING.kept(BROWSING.chromium().keeper()).join("Rathenn", "rathenn_shares", log);
        person.awaitWorker();
        openUnderItsWorker(person, "/about");

        person.page.evaluate(
                """
                () => {
                    const form = document.createElement("form");
                    form.method = "POST";
                    form.action = "/share";
                    form.enctype = "multipart/form-data";
                    const shared = { title: "Grey", text: "A grey council", url: "https://minbar.example" };
                    for (const [name, value] of Object.entries(shared))
                        form.append(Object.assign(document.createElement("input"), { name, value }));
                    document.body.append(form);
                    form.submit();
                }\
                """);

        assertThat(person.text()).hasValue("Grey\nA grey council\nhttps://minbar.example");
        assertThat(person.page.url()).isEqualTo(server.address() + "/");
        assertThat(person.cards().filter(new Locator.FilterOptions().setHasText("grey council")))
                .hasCount(0);
        person.button("Post").click();
        assertThat(person.card("A grey council")).isVisible();
    }

    @Test
    void an_author_has_a_crud_leave_sooner_and_rewrites_another(CapturedOutput log)
            throws SQLException {
        Visitor author =
                visitor()
                        .join("Lyta Alexander", "lyta_sooner", log)
                        .posted("Not for three days.", "3 days")
                        .posted("With a tpyo.", "12 hours");
        Visitor stranger = visitor().open("/");
        Locator seen = stranger.card("Not for three days.");
        assertThat(seen).containsText("leaves in 3 days");

        Locator crud = author.card("Not for three days.");
        Visitor.buttonOf(crud, "Make it leave sooner").click();
        assertThat(Visitor.buttonOf(crud, "Cancel")).isFocused();
        Visitor.buttonOf(crud, "In an hour").click();

        assertThat(crud).containsText(Pattern.compile("leaves in (1 hour|5\\d minutes)"));
        assertThat(seen.locator(".left time"))
                .hasAttribute("datetime", crud.locator(".left time").getAttribute("datetime"));

        Locator typo = author.card("With a tpyo.");
        Visitor.buttonOf(typo, "Delete").click();
        Visitor.buttonOf(typo, "Delete and rewrite").click();
        assertThat(typo).hasCount(0);
        assertThat(author.text()).isFocused();
        assertThat(author.text()).hasValue("With a tpyo.");
        assertThat(author.page.getByLabel("12 hours").first()).isChecked();

        // Half its life is spent when it was posted two hours before.
        server.sql(
                "UPDATE activities SET created_at = created_at - interval '2 hours'"
                        + " WHERE uuid = '%s'".formatted(Visitor.uuidOf(crud)));
        stranger.button("Leaving soon").click();
        assertThat(seen).isVisible();
        stranger.reload();
        assertThat(stranger.button("Leaving soon")).hasAttribute("aria-pressed", "true");
        assertThat(seen).isVisible();
    }

    @Test
    void an_open_crud_gives_way_to_not_found_at_its_second(CapturedOutput log) throws SQLException {
        Visitor author = visitor().join("Na'Toth", "natoth", log).posted("A short one.", "1 hour");
        Locator link = Visitor.linkOf(author.card("A short one."));
        String uuid = Visitor.uuidOf(author.card("A short one."));

        link.click();

        assertThat(author.heading("Crud by Na'Toth")).isFocused();
        Visitor.buttonOf(author.card("A short one."), "Delete").focus();
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() + interval '4 seconds'"
                        + " WHERE uuid = '%s'".formatted(uuid));
        assertThat(author.heading("This crud is gone")).isFocused();
        assertThat(author.card("A short one.")).hasCount(0);
        author.link("Home").click();
        assertThat(author.heading("Home")).isFocused();
        assertThat(author.card("A short one.")).hasCount(0);
    }

    @Test
    void a_reply_is_counted_and_stands_under_what_it_answers(CapturedOutput log) {
        Visitor author = visitor().join("Sech Turval", "turval", log).posted("A bow.", "1 hour");

        Visitor.replyOf(author.card("A bow."), 0).click();
        author.text().fill("And a smile.");
        author.button("Post").click();

        Visitor.replyOf(author.card("A bow."), 1).waitFor();
        assertThat(author.card("And a smile.")).hasCount(0);
        author.open("/@turval/status/" + Visitor.uuidOf(author.card("A bow.")));
        assertThat(author.heading("Replies")).isVisible();
        assertThat(author.cards()).hasCount(2);
        assertThat(author.cards().nth(1)).containsText("And a smile.");
        look(author, "a thread");
    }

    @Test
    void a_post_that_fails_keeps_its_text(CapturedOutput log) {
        Visitor author = visitor().join("Vir Cotto", "vircotto", log);
        String posting = "**/api/activities";
        author.page.route(
                posting,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(502)
                                        .setContentType("text/html")
                                        .setBody("<h1>Bad gateway</h1>")));

        author.post("Not lost.", "12 hours");

        assertThat(author.alert())
                .hasText("Sorry, something went wrong on our side. Try again in a moment.");
        author.page.unroute(posting);
        author.page.route(posting, Route::abort);
        author.button("Post").click();
        assertThat(author.alert())
                .hasText("Cruddur can't be reached. Check your connection and try again.");
        assertThat(author.text()).hasValue("Not lost.");
        author.page.unroute(posting);
        author.button("Post").click();
        assertThat(author.cards().first()).containsText("Not lost.");
        assertThat(author.cards().first()).containsText("leaves in 12 hours");
    }

    @Test
    void a_text_outlives_a_lost_session_but_not_a_sign_out(CapturedOutput log) {
        Visitor author = visitor().join("Lyta Alexander", "lyta", log);
        // While the post is on its way: before, any other answer may tell the page.
        author.page.route(
                "**/api/activities",
                posting -> {
                    endSessionsOf("lyta");
                    posting.resume();
                });

        author.post("Still mine.", "1 day");

        assertThat(author.alert()).hasText("You aren't signed in any more. Sign in and try again.");
        // The page says so before it has asked who is signed in.
        assertThat(author.button("Account menu")).hasCount(0);
        author.button("New crud").click();
        author.signInInstead("lyta");
        assertThat(author.text()).isFocused();
        assertThat(author.text()).hasValue("Still mine.");
        assertThat(author.alert()).hasCount(0);

        author.signOut();
        assertThat(author.heading("Home")).isFocused();
        author.button("New crud").click();
        author.signInInstead("lyta");
        assertThat(author.text()).isFocused();
        assertThat(author.text()).hasValue("");
    }

    private void endSessionsOf(String handle) {
        sql(
                "DELETE FROM sessions USING users WHERE user_uuid = users.uuid AND handle = '"
                        + handle
                        + "'");
    }

    /** For a route, which may throw nothing that is checked. */
    private void sql(String statement) {
        try {
            server.sql(statement);
        } catch (SQLException problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    void an_own_crud_is_deleted_after_asking_once_and_anothers_is_not_offered(CapturedOutput log) {
        Visitor author =
                visitor().join("Zack Allan", "zack", log).posted("Take it back.", "7 days");
        Locator card = author.card("Take it back.");
        Visitor other = visitor().join("Talia Winters", "talia", log);
        assertThat(other.card("Take it back.")).isVisible();
        assertThat(Visitor.buttonOf(other.card("Take it back."), "Delete")).hasCount(0);

        Visitor.buttonOf(card, "Delete").click();
        assertThat(card).containsText("Delete this crud?");
        assertThat(Visitor.buttonOf(card, "Cancel")).isFocused();
        Visitor.buttonOf(card, "Cancel").click();
        assertThat(Visitor.buttonOf(card, "Delete")).isFocused();
        assertThat(card).not().containsText("Delete this crud?");

        Visitor.buttonOf(card, "Delete").click();
        Visitor.buttonOf(card, "Delete").click();

        assertThat(card).hasCount(0);
        assertThat(author.cards().first()).isFocused();
        other.open("/");
        assertThat(other.card("Take it back.")).hasCount(0);
    }

    @Test
    void a_person_signs_out_and_in_again_by_handle_and_by_email(CapturedOutput log) {
        Visitor person = visitor().join("Stephen Franklin", "franklin", log);

        for (String login : List.of("Franklin", "FRANKLIN@example.com")) {
            person.signOut();
            assertThat(person.heading("Join the party!")).isVisible();
            person.link("Sign in").click();
            person.signIn(login, "a wrong password");
            assertThat(person.alert()).containsText("Wrong email, handle or password.");
            assertThat(person.field("Email or handle")).hasValue(login);
            person.signIn(login, Visitor.PASSWORD);
            assertThat(person.heading("Home")).isFocused();
            assertThat(person.page.getByText("@franklin")).isVisible();
            assertThat(person.heading("Join the party!")).hasCount(0);
        }
        person.reload();
        assertThat(person.page.getByText("@franklin")).isVisible();
    }

    @Test
    void a_lost_browser_is_signed_out_from_the_account_page(CapturedOutput log) {
        Visitor person = visitor().join("Sofie", "sofie", log);
        Visitor lost = visitor().open("/sign-in").signIn("sofie", Visitor.PASSWORD);
        assertThat(lost.heading("Home")).isFocused();

        person.open("/account");
        Locator other = person.page.getByRole(AriaRole.LISTITEM).filter(LAST_USED);
        assertThat(other).containsText("Chrome, Linux");
        Visitor.buttonOf(other, "Sign out: Chrome, Linux").click();
        assertThat(person.page.getByText("Signed out of Chrome, Linux.")).isVisible();
        assertThat(other).hasCount(0);
        lost.reload();
        assertThat(lost.heading("Join the party!")).isVisible();
    }

    @Test
    void a_person_allows_a_program_and_takes_it_back(CapturedOutput log) throws SQLException {
        // Its own address is one of ours, which a browser of the tests may go to.
        ClientApp clock = ClientApp.made(server, "", server.address() + "/about");
        Visitor person = visitor().join("Talia", "talia_asked", log).signOut();
        person.open(clock.address());
        person.signIn("talia_asked", Visitor.PASSWORD);
        assertThat(person.heading("Connect this app?")).isVisible();
        assertThat(person.page.getByText("Clocks & Co would like to act for you, @talia_asked."))
                .isVisible();
        look(person, "a program asks");

        person.button("Don't allow").click();
        person.page.waitForURL("**/about?error=access_denied**");
        person.open(clock.address());
        person.button("Allow").click();
        person.page.waitForURL("**/about?code=**");
        person.open("/account");
        assertThat(person.heading("Connected apps")).isVisible();
        person.button("Revoke access: Clocks & Co").click();
        assertThat(person.page.getByText("Access revoked.")).isVisible();
        assertThat(person.heading("Connected apps")).hasCount(0);
        look(person, "taken back");
    }

    @Test
    void a_session_that_ends_before_a_programs_answer_costs_a_sign_in(CapturedOutput log)
            throws SQLException {
        ClientApp clock = ClientApp.made(server, "", server.address() + "/about");
        Visitor person = visitor().join("Catherine", "catherine_asked", log);
        person.open(clock.address());
        assertThat(person.heading("Connect this app?")).isVisible();
        assertThat(person.button("Allow")).isVisible();
        person.tab().open("/").signOut();
        // The page may know of it already, and have no such button any more.
        person.pressIfThere("Allow");

        person.page
                .locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        person.signIn("catherine_asked", Visitor.PASSWORD);

        assertThat(person.heading("Connect this app?")).isVisible();
        person.button("Allow").click();
        person.page.waitForURL("**/about?code=**");
        person.page.goBack();
        assertThat(person.page.getByText("There's nothing here any more, or there never was."))
                .isVisible();
    }

    @Test
    void a_forgotten_password_is_set_anew_by_a_code(CapturedOutput log) {
        Visitor person = visitor().join("Rathenn", "rathenn", log).signOut();
        person.link("Sign in").first().click();
        person.link("Forgot password?").click();
        assertThat(person.heading("Forgot password?")).isFocused();
        person.button("Send a code").click();
        assertThat(person.field("Email")).isFocused();
        person.field("Email").fill("Rathenn@example.com");
        person.button("Send a code").click();
        assertThat(person.heading("Set a new password")).isFocused();
        look(person, "set a new password");

        person.field("Code").fill(RunningServer.code("rathenn", log));
        person.field("New password").fill("password12");
        person.button("Set password").click();
        assertThat(person.page.getByText("That password is easily guessed.")).isVisible();
        assertThat(person.field("New password")).isFocused();
        person.field("New password").fill("in valen's name");
        person.button("Set password").click();
        assertThat(person.heading("Home")).isFocused();
        assertThat(person.page.getByText("@rathenn")).isVisible();

        person.signOut();
        person.open("/sign-in").signIn("rathenn", Visitor.PASSWORD);
        assertThat(person.alert()).containsText("Wrong email, handle or password.");
        person.signIn("rathenn", "in valen's name");
        assertThat(person.button("Account menu")).isVisible();
    }

    @Test
    void another_code_may_be_asked_for_once_the_seconds_are_over(CapturedOutput log)
            throws SQLException {
        Visitor person = visitor().open("/sign-up");
        person.field("Name").fill("Shaal");
        person.field("Email").fill("shaal@example.com");
        person.field("Handle").fill("shaal");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        Locator again = person.button("Get another code");
        assertThat(again).isDisabled();
        assertThat(person.page.getByText(Pattern.compile("^in [1-5]\\d seconds$"))).isVisible();

        // A page loaded anew knows of no wait; the server does, and says how long.
        server.sql(
                "UPDATE codes SET sent_at = statement_timestamp() + interval '5 minutes'"
                        + " FROM sign_ups WHERE codes.uuid = sign_ups.uuid AND handle = 'shaal'");
        person.reload();
        again.click();
        assertThat(person.alert()).hasText("We just sent a code. Wait a little, then ask again.");
        assertThat(again).isDisabled();

        server.sql(
                "UPDATE codes SET sent_at = sent_at - interval '7 minutes' FROM sign_ups"
                        + " WHERE codes.uuid = sign_ups.uuid AND handle = 'shaal'");
        person.reload();
        again.click();
        assertThat(person.page.getByText("Another code is on its way.")).isVisible();
        assertThat(again).isDisabled();
        assertThat(log.getOut().split("@shaal is ", -1)).hasSize(3);
        person.field("Code").fill(RunningServer.code("shaal", log));
        person.button("Confirm").click();
        assertThat(person.heading("Home")).isVisible();
    }

    @Test
    void a_sign_up_tells_each_mistake_at_its_field_and_a_wrong_code_can_be_mended(
            CapturedOutput log) {
        Visitor person = visitor().open("/sign-up");
        assertThat(person.field("Password")).hasAccessibleDescription("At least 10 characters");
        person.field("Name").fill("Alfred Bester");
        person.field("Handle").fill("no spaces");
        person.field("Password").fill("short");

        person.button("Sign up").click();

        assertThat(person.field("Email")).isFocused();
        assertThat(person.field("Email"))
                .hasAccessibleDescription(
                        Pattern.compile(
                                "^We use your email for codes.*Other members never see it\\. Enter your email\\.$"));
        assertThat(person.field("Handle"))
                .hasAccessibleDescription(
                        Pattern.compile("A handle has 3 to 30 letters a–z, digits or _\\."));
        assertThat(person.field("Password"))
                .hasAccessibleDescription(
                        Pattern.compile("The password needs at least 10 characters\\."));
        assertThat(person.field("Name")).hasValue("Alfred Bester");
        person.field("Email").fill("bester@example.com");
        person.field("Handle").fill("bester");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        assertThat(person.heading("Confirm your email")).isFocused();
        assertThat(person.field("Code")).hasAttribute("autocomplete", "one-time-code");
        assertThat(person.field("Code")).hasAttribute("inputmode", "numeric");
        String code = RunningServer.code("bester", log);
        person.field("Code").fill(code.equals("123456") ? "654321" : "123456");
        person.button("Confirm").click();
        assertThat(person.field("Code"))
                .hasAccessibleDescription(Pattern.compile("That's not the code we sent\\."));
        person.field("Code").fill(" " + code.substring(0, 3) + " " + code.substring(3));
        person.button("Confirm").click();
        assertThat(person.page.getByText("@bester")).isVisible();
    }

    @Test
    void a_mistyped_address_is_seen_and_mended_and_who_came_back_later_is_led_to_their_code(
            CapturedOutput log) {
        Visitor person = visitor().open("/sign-up");
        person.field("Name").fill("Draal");
        person.field("Email").fill("draal_elder@example.con");
        person.field("Handle").fill("@draal_elder");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        assertThat(person.field("Code"))
                .hasAccessibleDescription(
                        Pattern.compile(
                                "the code for draal_elder@example\\.con is in its log\\.$"));

        person.page.goBack();
        assertThat(person.field("Name")).hasValue("Draal");
        assertThat(person.field("Handle")).hasValue("draal_elder");
        person.page.goForward();
        person.link("Another address").click();
        assertThat(person.field("Email")).hasValue("draal_elder@example.con");
        person.field("Email").fill("draal_elder@example.com");
        person.field("Password").fill(Visitor.PASSWORD);
        person.button("Sign up").click();
        assertThat(person.field("Code"))
                .hasAccessibleDescription(
                        Pattern.compile(
                                "the code for draal_elder@example\\.com is in its log\\.$"));

        Visitor later = visitor().open("/sign-in").signIn("@draal_elder", Visitor.PASSWORD);
        assertThat(later.heading("Confirm your email")).isVisible();
        assertThat(later.page.getByText(Pattern.compile("^Confirm your email first"))).isVisible();
        String code = RunningServer.code("draal_elder", log);
        later.field("Code").fill("\u200B" + code.substring(0, 3) + "\u00A0" + code.substring(3));
        later.button("Confirm").click();
        assertThat(later.page.getByText("@draal_elder")).isVisible();
    }

    @Test
    void html_is_shown_as_text_and_runs_nothing(CapturedOutput log) {
        String html =
                "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script><b>bold</b> {{7*7}}";
        Visitor author = visitor().join("<i onclick=x>G'Kar</i>", "gkar", log).post(html, "1 hour");

        Locator card = author.cards().first();

        assertThat(card.locator(".message")).hasText(html);
        assertThat(card.locator(".who-name")).hasText("<i onclick=x>G'Kar</i>");
        assertThat(card.locator("img, script, b, i")).hasCount(0);
        author.reload();
        assertThat(card.locator(".message")).hasText(html);
        assertThat(author.page.evaluate("() => window.ran")).isNull();
    }

    @Test
    void the_content_policy_stops_what_is_not_ours() {
        Visitor visitor = BROWSING.chromium().visitor(1280, 800);
        try (visitor) {
            visitor.open("/");
            visitor.page.evaluate(
                    """
                    () => {
                        const script = document.createElement("script");
                        script.textContent = "window.ran = 1";
                        document.body.append(script);
                    }\
                    """);
            assertThat(visitor.page.evaluate("() => window.ran")).isNull();
            // What every other test relies on: such a thing is noticed.
            assertThat(visitor.faults())
                    .singleElement()
                    .asString()
                    .contains("Content Security Policy");
        }
    }

    @Test
    void the_keyboard_alone_signs_in_and_posts(CapturedOutput log) {
        visitor().join("Londo's Aide", "aide", log);
        Visitor person = visitor().open("/");

        person.page.keyboard().press("Tab");
        assertThat(person.link("Skip to content")).isFocused();
        person.walkTo("Tab", person.button("New crud"));
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Sign up")).isFocused();
        assertThat(person.page.getByText("Join to post your crud.")).isVisible();
        person.walkTo("Tab", person.page.locator("main").getByText("Sign in"));
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Sign in")).isFocused();
        person.walkTo("Tab", person.field("Email or handle"));
        person.page.keyboard().type("aide");
        person.walkTo("Tab", person.field("Password"));
        person.page.keyboard().type("not the password");
        person.page.keyboard().press("Enter");
        assertThat(person.alert()).isVisible();
        assertThat(person.field("Password")).isFocused();
        person.page.keyboard().press("Control+A");
        person.page.keyboard().type(Visitor.PASSWORD);
        person.walkTo("Tab", person.button("Sign in"));
        person.page.keyboard().press("Enter");
        // The form that the person asked for before signing in.
        assertThat(person.text()).isFocused();
        assertThat(person.button("Account menu")).isVisible();

        person.page.keyboard().type("By hand");
        person.walkTo("Tab", person.lifetime("1 day"));
        person.page.keyboard().press("ArrowLeft");
        person.page.keyboard().press("ArrowLeft");
        assertThat(person.lifetime("3 hours")).isChecked();
        person.walkTo("Tab", person.button("Post"));
        person.page.keyboard().press("Enter");
        assertThat(person.cards().first()).containsText("By hand");
        assertThat(person.cards().first()).containsText("leaves in 3 hours");
        assertThat(person.text()).isFocused();
        assertThat(person.text()).hasValue("");

        person.link("Profile").click();
        assertThat(person.heading("Londo's Aide")).isFocused();
        person.walkTo("Shift+Tab", person.button("New crud"));
        person.page.keyboard().press("Space");
        assertThat(person.text()).isFocused();
        assertThat(person.lifetime("3 hours")).isChecked();
        person.page.keyboard().type("Another");
        person.page.keyboard().press("Escape");
        assertThat(person.button("New crud")).isFocused();

        person.walkTo("Tab", person.button("Account menu"));
        person.page.keyboard().press("Enter");
        person.walkTo("Tab", person.button("Sign out"));
        person.page.keyboard().press("Escape");
        assertThat(person.button("Account menu")).isFocused();
        assertThat(person.button("Sign out")).hasCount(0);
    }

    @Test
    void a_text_is_counted_as_a_person_counts_and_refused_before_it_is_sent(CapturedOutput log) {
        Visitor author = visitor().join("Brother Theo", "theo", log);
        author.button("New crud").click();
        author.button("Post").click();
        assertThat(author.alert()).hasText("Write something first.");

        author.text().fill("👩‍👩‍👧‍👦".repeat(2));
        assertThat(author.page.getByText("2 of 280 characters")).isVisible();
        assertThat(author.page.getByText("Anyone can read this, even without an account."))
                .isVisible();
        author.text().fill("x".repeat(281));
        author.button("Post").click();

        assertThat(author.alert()).hasText("That is too long: 280 characters at most.");
        assertThat(author.text()).hasValue("x".repeat(281));
        assertThat(author.text()).isFocused();

        author.text().fill("👩‍👩‍👧‍👦".repeat(170));
        assertThat(author.page.locator(".count.over"))
                .hasText("Those emoji take too much room. Take some of them out.");

        author.text().fill("Shorter,\nin two lines");
        // Enter chooses a word of an input method here, and posts nothing.
        author.text()
                .dispatchEvent(
                        "keydown", Map.of("key", "Enter", "ctrlKey", true, "isComposing", true));
        author.page.keyboard().press("End");
        assertThat(author.text()).hasValue("Shorter,\nin two lines");
        author.page.keyboard().press("Control+Enter");
        Locator text = author.card("Shorter,").locator(".message");
        assertThat(text).hasCSS("white-space", "pre-wrap");
        assertThat(text).hasAttribute("dir", "auto");
    }

    /**
     * A laptop at 200 %, a telephone on its side, half a screen; and what just escapes all rules
     * for those.
     */
    @Test
    void the_menu_is_in_reach_however_short_the_window_is(CapturedOutput log) {
        Visitor person = visitor().join("Michael Garibaldi", "garibaldi_short", log);
        LocatorAssertions.IsInViewportOptions wholly =
                new LocatorAssertions.IsInViewportOptions().setRatio(1);
        for (String size :
                "683x330 720x400 844x340 915x360 960x440 1000x440 1000x600 800x601 568x330 640x321"
                        .split(" ")) {
            String[] sides = size.split("x");
            person.page.setViewportSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            person.page.evaluate("() => scrollTo(0, 150)");
            Locator button = person.button("Account menu");
            Locator entries = button.locator("xpath=following-sibling::*").locator(ENTRIES);
            assertThat(button).isInViewport(wholly);
            button.click();
            assertThat(entries).hasCount(12);
            for (Locator entry : entries.all()) {
                assertThat(entry).isInViewport(wholly);
                entry.click(new Locator.ClickOptions().setTrial(true));
            }
            person.page.keyboard().press("Escape");
            button.press("Enter");
            person.walkTo("Tab", entries.last());
            assertThat(entries.last()).isInViewport(wholly);
            person.page.keyboard().press("Escape");
            assertThat(button).isFocused();
        }
    }

    @Test
    void text_twice_as_large_leaves_a_telephones_page_whole(CapturedOutput log) {
        try (Chromium large = Chromium.ofLargeText();
                Visitor person = large.visitor(360, 740)) {
            person.join("Maria Fernández de la Torre", "maria_large", log).post("Large.", "1 hour");
            Locator card = person.card("Large.");
            assertThat(card).isVisible();

            assertThat(
                            (String)
                                    person.page.evaluate(
                                            "() => getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("32px");
            assertThat((int) person.page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            BoundingBox name = card.locator(".who-name").boundingBox();
            assertThat(name.width).as("some letters").isGreaterThan(3 * 32);
            assertThat(name.height).as("one line").isLessThan(2 * 48);
            assertThat(isWhole(card.locator(".who-handle"))).isTrue();
            assertThat((List<?>) person.page.evaluate(OVERLAPS)).isEmpty();
            assertThat(person.faults()).isEmpty();
        }
    }

    /** What is in the bar below and not wholly in view, or lies on its neighbour. */
    private static final String OVERLAPS =
            """
            () => {
                const boxes = [...document.querySelectorAll("nav :is(.nav-link, .crud-button, .menu-box > button)")]
                    .map(one => one.getBoundingClientRect())
                    .filter(box => box.width > 0)
                    .sort((one, other) => one.left - other.left);
                return [boxes.length < 4 && "too few",
                    ...boxes.map((box, at) =>
                        (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight
                            || at > 0 && boxes[at - 1].right > box.left)
                        && JSON.stringify(box))].filter(Boolean);
            }\
            """;

    /** Whether nothing of a text is cut away. */
    private static boolean isWhole(Locator text) {
        return (boolean) text.evaluate("text => text.scrollWidth <= text.clientWidth");
    }

    @Test
    void a_short_crud_is_low_and_a_long_name_cuts_no_handle_on_a_telephone(CapturedOutput log) {
        Visitor person =
                visitor()
                        .join("Maria Fernández de la Torre", "maria_narrow", log)
                        .post("Hi.", "1 hour");
        Locator card = person.card("Hi.");
        assertThat(card).isVisible();
        assertThat(card.boundingBox().height).isBetween(80.0, 112.0);
        assertThat(person.page.locator(".page-head").boundingBox().height).isBetween(52.0, 54.0);

        person.page.setViewportSize(360, 740);

        assertThat(isWhole(card.locator(".who-handle"))).isTrue();
        assertThat(card.locator(".who-name").boundingBox().width).isGreaterThan(100);
        assertThat(card.boundingBox().height).isLessThan(140);
        assertThat((List<?>) person.page.evaluate(OVERLAPS)).isEmpty();
        assertThat((int) person.page.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(360);
    }

    @Test
    void every_page_tells_a_stranger_with_a_telephone_what_this_is() {
        Visitor stranger = visitor(360, 740);
        Locator bar = stranger.page.locator(".join-bar");
        LocatorAssertions.IsInViewportOptions wholly =
                new LocatorAssertions.IsInViewportOptions().setRatio(1);
        for (String path :
                List.of(
                        "/",
                        "/about",
                        "/sign-in",
                        "/sign-up",
                        "/forgot",
                        "/confirm#code=123456&email=nobody%40example.com")) {
            stranger.open(path);
            assertThat(bar).isInViewport(wholly);
            assertThat(bar).containsText("Posts here vanish. You choose when.");
            assertThat(bar.locator(".logo")).isInViewport(wholly);
            assertThat(stranger.page.locator(".what-this-is").filter(visible())).hasCount(0);
            // Beside a form that signs up or in it would be in the way.
            boolean invites = List.of("/", "/about").contains(path);
            assertThat(bar.getByRole(AriaRole.LINK)).hasCount(invites ? 1 : 0);
        }
        stranger.open("/");
        assertThat(stranger.link("Join")).hasAttribute("href", "/sign-up");

        stranger.page.setViewportSize(1280, 800);
        stranger.open("/sign-in");
        assertThat(bar).isHidden();
        assertThat(stranger.page.locator(".what-this-is"))
                .hasText("Posts here vanish. You choose when.");
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }

    @Test
    void whoever_posts_stays_on_the_page_and_hears_of_it(CapturedOutput log) {
        Visitor author = visitor().join("G'Kar", "gkar_stays", log);
        String said = "Posted. Gone ";
        for (String path : List.of("/@gkar_stays", "/@andrewbrown", "/about", "/")) {
            author.open(path);
            author.post("Written at " + path, "1 hour");
            assertThat(author.page.getByRole(AriaRole.STATUS).filter(containing(said)))
                    .isInViewport();
            assertThat(author.page).hasURL(server.address() + path);
        }
        assertThat(author.cards().first()).containsText("Written at /");
        author.button("New crud").click();
        assertThat(author.page.getByText(said)).hasCount(0);
        author.open("/@gkar_stays").post("In view at once.", "1 hour");
        assertThat(author.cards().first()).containsText("In view at once.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void what_is_said_for_a_moment_covers_no_end_of_a_page(String language, CapturedOutput log) {
        Visitor author = visitor(360, 740).join("Na'Toth", "natoth_" + language, log);
        author.page.evaluate("tag => localStorage.setItem('cruddur:language', tag)", language);
        author.open("/");
        author.page.locator(".crud-button").click();
        author.text().fill("Above the toast, " + language);
        author.page.locator("dialog[open] button[type=submit]").click();
        author.page.locator(".toast p:not(:empty)").waitFor();

        Locator end = author.page.locator("main .end");
        author.page.waitForFunction(
                """
                () => {
                    scrollTo(0, document.documentElement.scrollHeight);
                    return document.querySelector("main .end");
                }\
                """);
        author.page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");

        BoundingBox last = end.boundingBox();
        assertThat(last.y + last.height)
                .isLessThanOrEqualTo(author.page.locator(".toast").boundingBox().y);
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void a_crud_widens_no_page_and_fills_none(CapturedOutput log) throws SQLException {
        server.client().join("zalgo", log);
        // As those of before may be; a new one like the second is refused.
        server.sql(
                "INSERT INTO activities (user_uuid, message, expires_at)"
                        + " SELECT uuid, message, statement_timestamp() + interval '1 hour'"
                        + " FROM users, (VALUES ('Tall' || repeat(chr(10), 270) || 'bottom'),"
                        + " ('Wide Z' || repeat(chr(881) || chr(875) || chr(835), 400)))"
                        + " AS texts (message) WHERE handle = 'zalgo'");
        Visitor reader = visitor(360, 800).open("/@zalgo");
        assertThat(reader.cards()).hasCount(2);
        Locator tall = reader.card("Tall");

        assertThat((int) reader.page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        double folded = tall.boundingBox().height;
        assertThat(folded).isLessThan(600);
        Visitor.buttonOf(tall, "Show more").click();
        assertThat(Visitor.buttonOf(tall, "Show less")).isFocused();
        assertThat(tall.boundingBox().height).isGreaterThan(3_000);
        look(reader, "a crud of many lines");

        reader.open("/@zalgo/status/" + Visitor.uuidOf(tall));
        assertThat(reader.heading("Replies")).isVisible();
        assertThat(reader.cards().first().boundingBox().height).isGreaterThan(3_000);
    }

    @Test
    void the_home_page_says_when_there_are_more_and_loads_them(CapturedOutput log)
            throws Exception {
        server.client().join("refa", log);
        server.sql(
                "INSERT INTO activities (user_uuid, message, expires_at)"
                        + " SELECT uuid, 'One of many ' || number, statement_timestamp() + interval '1 hour'"
                        + " FROM users, generate_series(1, 55) AS number WHERE handle = 'refa'");
        Visitor reader = visitor().open("/");
        reader.page.route(address -> address.contains("max_id"), Route::abort);
        reader.readOn(reader.alert());
        assertThat(reader.alert())
                .hasText("Cruddur can't be reached. Check your connection and try again.");
        assertThat(reader.cards()).hasCount(50);
        reader.page.unrouteAll();

        reader.button("Try again").click();

        assertThat(reader.card("One of many ")).hasCount(55);
        assertThat(reader.alert()).hasCount(0);
        assertThat(reader.cards().nth(50)).isFocused();
        assertThat(reader.button("Show more")).hasCount(0);
        look(reader, "the end of the list");

        Locator deep = reader.cards().nth(52);
        Visitor.linkOf(deep).click();
        assertThat(reader.heading("Replies")).isVisible();
        reader.page.goBack();
        assertThat(reader.card("One of many ")).hasCount(55);
        assertThat(deep).isInViewport();
    }

    @Test
    void a_thread_shows_all_its_replies_as_one_reads_on(CapturedOutput log) throws SQLException {
        RunningServer.Client author = server.client();
        author.join("lyta_two", log);
        String uuid = author.crud("Who has a word?", "1-hour").get("uuid").asString();
        server.sql(
                "INSERT INTO activities (user_uuid, reply_to_activity_uuid, message, expires_at)"
                        + " SELECT user_uuid, uuid, 'Answer ' || number, expires_at"
                        + " FROM activities, generate_series(1, 120) AS number WHERE uuid = '"
                        + uuid
                        + "'");
        Visitor reader = visitor().open("/@lyta_two/status/" + uuid);
        assertThat(reader.card("Answer ")).hasCount(50);
        reader.pressShowMore();
        assertThat(reader.card("Answer ")).hasCount(100);
        assertThat(reader.card("Answer ").nth(50)).isFocused();
        reader.page.keyboard().press("End");
        assertThat(reader.card("Answer ")).hasCount(120);
        assertThat(reader.button("Show more")).hasCount(0);
    }

    @Test
    void a_profile_counts_what_is_there(CapturedOutput log) {
        Visitor author = visitor().join("Elric", "elric_counts", log);
        author.posted("One of two.", "1 hour").posted("Two of two.", "1 hour");
        assertThat(author.card("Two of two.")).isVisible();
        author.open("/@elric_counts");
        Locator count = author.page.locator(".facts span").first();
        assertThat(count).hasText("2 live cruds");
        Locator second = author.card("Two of two.");
        Visitor.buttonOf(second, "Delete").click();
        Visitor.buttonOf(second, "Delete").click();
        assertThat(count).containsText("1 live crud");
        author.tab().open("/").posted("And one more.", "1 hour");
        assertThat(count).containsText("2 live cruds");
        author.button("Edit profile").click();
        author.button("Save").click();
        assertThat(author.button("Edit profile")).isVisible();
        assertThat(count).containsText("2 live cruds");
        author.reload();
        assertThat(count).containsText("2 live cruds");
    }

    @Test
    void an_account_page_is_of_whoever_is_signed_in_now(CapturedOutput log) {
        visitor().join("Morden", "morden_second", log);
        Visitor person = visitor().join("Justin", "justin_first", log).open("/account");
        assertThat(person.field("Name")).hasValue("Justin");
        Visitor tab = person.tab().open("/").signOut().open("/sign-in");
        tab.signIn("morden_second", Visitor.PASSWORD);
        assertThat(tab.heading("Home")).isFocused();

        person.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(person.field("Name")).hasValue("Morden");
    }

    @Test
    void a_page_that_does_not_load_says_so_and_can_be_tried_again() {
        try (Visitor reader = BROWSING.chromium().visitor(1280, 800)) {
            String page = "**/assets/AboutPage*";
            reader.page.route(page, Route::abort);
            reader.open("/about");
            assertThat(reader.alert())
                    .hasText("Cruddur can't be reached. Check your connection and try again.");
            reader.link("Home").first().click();
            assertThat(reader.card("This was imported as seed data!")).isVisible();
            reader.open("/about");
            reader.page.unrouteAll();

            reader.button("Try again").click();

            assertThat(reader.heading("About Cruddur")).isVisible();

            reader.page.route("**/assets/Aside*", Route::abort);
            reader.open("/");
            assertThat(reader.page.locator("aside").getByRole(AriaRole.ALERT)).isVisible();
            assertThat(reader.card("This was imported as seed data!")).isVisible();
            reader.page.unrouteAll();

            reader.button("Try again").click();

            assertThat(reader.page.locator("aside").getByText("Privacy")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "768, 900", "1440, 900"})
    void nothing_jumps_while_a_page_comes(int width, int height, CapturedOutput log) {
        Visitor person = visitor(width, height);
        person.page.addInitScript(
                """
                window.jumped = [];
                new PerformanceObserver(seen => {
                    for (const one of seen.getEntries()) if (!one.hadRecentInput)
                        window.jumped.push(one.value + " " + one.sources.map(({ node }) => node?.className));
                }).observe({ type: "layout-shift", buffered: true });\
                """);
        comesWithoutAJump(person);
        person.join("Alfredo", "alfredo_" + width, log);
        comesWithoutAJump(person);
    }

    /** Who is signed in is known only once the page has been seen without it. */
    private static void comesWithoutAJump(Visitor person) {
        AtomicReference<@Nullable Route> held = new AtomicReference<>();
        person.page.route("**/api/session", held::set);
        person.page.navigate("/");
        assertThat(person.page.getByText("Loading…")).isVisible();
        person.page.evaluate(FRAMES);
        person.page.unrouteAll();
        Objects.requireNonNull(held.get()).resume();
        assertThat(person.cards().first()).isVisible();
        person.page.waitForLoadState(LoadState.LOAD);
        person.page.evaluate(FRAMES);
        assertThat((List<?>) person.page.evaluate("() => window.jumped")).isEmpty();
    }

    /** Until what is there now has been painted. */
    private static final String FRAMES =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    /**
     * The reply ends with what it answers, in seconds; the crud that lives has nothing to check.
     */
    @Test
    void a_receipt_is_kept_with_a_post_and_checked_after_the_end(CapturedOutput log)
            throws SQLException {
        Visitor author = visitor().join("Lyta", "lyta_keeps", log).open("/account");
        author.field("Keep a receipt of each crud I post in this browser").check();
        author.open("/").post("Held for an hour.", "1 hour");
        // The stream may show the card before the answer with its receipt is here.
        Locator posted = author.page.getByText("Posted. Gone");
        assertThat(posted).isVisible();
        Locator card = author.card("Held for an hour.");
        author.open("/account");
        Locator receipts = author.page.getByText("For a crud that leaves");
        assertThat(receipts).hasCount(1);
        assertThat(author.button("Download as text")).hasCount(1);
        assertThat(author.button("Check this receipt")).hasCount(0);

        author.open("/");
        Visitor.replyOf(card, 0).click();
        author.text().fill("Held for seconds.");
        String soonGone =
                """
                UPDATE activities SET expires_at = statement_timestamp() + interval '30 seconds'
                WHERE uuid = '%s'\
                """
                        .formatted(Visitor.uuidOf(card));
        // While the reply is on its way, so that it is in time however late it was sent.
        author.page.route(
                "**/reply",
                posting -> {
                    sql(soonGone);
                    posting.resume();
                });
        author.button("Post").click();
        assertThat(posted).isVisible();
        server.await(
                "0",
                "SELECT count(*)::text FROM activities JOIN users ON users.uuid = user_uuid WHERE handle = 'lyta_keeps'",
                Deadline.PATIENCE);

        author.open("/account");
        author.button("Check this receipt").click();

        assertThat(author.page.getByText("It was not among the cruds")).containsText("Its key");
        assertThat(receipts).hasCount(1);
        assertThat(author.button("Download as text")).hasCount(2);
        author.reload();
        assertThat(author.page.getByText("It was not among the cruds")).isVisible();
    }

    @Test
    void a_browser_that_keeps_nothing_shows_the_pages(CapturedOutput log) {
        Visitor reader = visitor();
        reader.page.addInitScript(
                """
                for (const name of ["localStorage", "sessionStorage"])
                    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });\
                """);
        reader.join("Ulkesh", "ulkesh", log).posted("Kept nowhere.", "1 hour");
        assertThat(reader.card("Kept nowhere.")).isVisible();
        reader.signOut();
    }

    @Test
    void the_time_left_is_told_by_the_servers_clock(CapturedOutput log) {
        RunningServer.Client poster = server.joined("draal", log);
        Visitor late = visitor();
        late.page
                .clock()
                .install(
                        new Clock.InstallOptions()
                                .setTime(
                                        System.currentTimeMillis()
                                                + Duration.ofDays(2).toMillis()));

        poster.crud("Great machine.", "3-hours");
        late.open("/");

        Locator card = late.card("Great machine.");
        assertThat(card).containsText("leaves in 3 hours");
        assertThat(Visitor.linkOf(card)).hasText(Pattern.compile("^(now|\\d+m)$"));
    }

    /** In a wide window axe looks too; in one magnified to 400 %, 320 by 256, sizes are told. */
    @ParameterizedTest
    @CsvSource({"1440, 900", "320, 256"})
    void nothing_stands_in_the_way_of_anybody(int width, int height, CapturedOutput log)
            throws SQLException {
        new Tour(
                        visitor(width, height),
                        BrowserTest::look,
                        "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff",
                        "hubert_of_babylon_" + width,
                        log)
                .walk();
    }

    @Test
    void a_page_keeps_still_and_shows_itself_in_forced_colours() {
        Visitor person = visitor(360, 740);
        person.page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setForcedColors(ForcedColors.ACTIVE));
        person.page.route("**/api/activities/home*", waiting -> {});
        person.page.navigate("/");
        Locator skeleton = person.page.locator(".skeleton > span").first();
        assertThat(skeleton).hasCSS("animation-name", "none");
        person.page.unrouteAll();
        person.open("/");
        // What is told apart by its fill alone would vanish.
        assertThat(person.button("New crud")).hasCSS("border-top-style", "solid");
        assertThat(person.page.locator(".avatar").first()).hasCSS("border-top-style", "solid");
        person.button("More").focus();
        person.page.keyboard().press("Enter");
        Locator sheet = person.button("Keyboard shortcuts");
        person.walkTo("Tab", sheet);
        assertThat(sheet).hasCSS("outline-style", "solid");
        assertThat(sheet).hasCSS("outline-width", "3px");
        // Of forced colours axe reads the author's half; without them it looks at the bar below.
        person.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        assertThat(person.lookFaults()).as("the open menu").isEmpty();
        person.page.keyboard().press("Enter");
        assertThat(person.heading("Keyboard shortcuts")).isVisible();
        assertThat(person.lookFaults()).as("the sheet").isEmpty();
        person.page.keyboard().press("Escape");
        assertThat(person.button("More")).isFocused();
    }

    @Test
    void keys_lead_through_the_feed_and_a_sheet_tells_which(CapturedOutput log) {
        Visitor person = visitor().open("/");
        person.cards().nth(1).waitFor();
        Keyboard keys = person.page.keyboard();
        keys.press("j");
        assertThat(person.cards().first()).isFocused();
        assertThat(person.cards().first())
                .hasAccessibleDescription(Pattern.compile(".+ leaves in .+", Pattern.DOTALL));
        keys.press("j");
        assertThat(person.cards().nth(1)).isFocused();
        keys.press("k");
        assertThat(person.cards().first()).isFocused();
        keys.press("PageDown");
        assertThat(person.cards().nth(1)).isFocused();
        keys.press("PageUp");
        assertThat(person.cards().first()).isFocused();
        keys.press("?");
        assertThat(person.heading("Keyboard shortcuts")).isVisible();
        person.field("Single-key shortcuts on").uncheck();
        keys.press("Escape");
        keys.press("j");
        keys.press("?");
        assertThat(person.heading("Keyboard shortcuts")).hasCount(0);
        assertThat(person.cards().first()).isFocused();
    }

    @Test
    void a_reply_is_still_there_after_its_crud_has_gone_and_the_page_was_loaded_anew(
            CapturedOutput log) throws SQLException {
        Visitor author = visitor().join("Cailyn", "cailyn", log).posted("Soon gone.", "1 hour");
        Locator card = author.card("Soon gone.");
        String uuid = Visitor.uuidOf(card);
        Visitor.replyOf(card, 0).click();
        author.text().fill("Worth keeping.");
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() + interval '3 seconds'"
                        + " WHERE uuid = '%s'".formatted(uuid));
        assertThat(author.page.getByText("What you were replying to is gone.")).isVisible();
        author.reload();
        assertThat(card).hasCount(0);

        author.button("New crud").click();

        assertThat(author.text()).hasValue("Worth keeping.");
    }

    /** What is aimed at and is no 44 pixels high and wide, but for links amid a text. */
    private static final String TOO_SMALL =
            """
            () => [...document.querySelectorAll("a, button, input, textarea, summary")]
                .map(one => one.type === "checkbox" ? one.closest("label") : one)
                .filter(one => one.checkVisibility() && getComputedStyle(one).display !== "inline")
                .filter(one => !one.matches(".skip"))
                .filter(one => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 43.5)
                .map(one => one.outerHTML.slice(0, 120))\
            """;

    /** No accessibility fault that axe knows, nothing wider than the window, nothing too small. */
    private static void look(Visitor person, String state) {
        if (person.page.viewportSize().width >= 640) {
            assertThat(person.lookFaults()).as(state).isEmpty();
            return;
        }
        assertThat(person.page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("%s: pixels beyond the window", state)
                .isEqualTo(0);
        assertThat((List<?>) person.page.evaluate(TOO_SMALL)).as("%s: too small", state).isEmpty();
    }

    @Test
    void without_a_chromium_the_tests_say_what_to_do() {
        assertThatThrownBy(() -> Chromium.find(Map.of("PATH", "/nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bin/test")
                .hasMessageContaining("CHROMIUM");
        assertThatThrownBy(() -> Chromium.find(Map.of("PATH", "/usr/bin", "CHROMIUM", "/nowhere")))
                .isInstanceOf(IllegalStateException.class);
    }
}
