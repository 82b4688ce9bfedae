package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An open page: what it hears while it is looked at, and what it shows after it was not. */
@ExtendWith(OutputCaptureExtension.class)
class LivePageTest {

    private static final String STREAM = "/api/activities/stream";

    @RegisterExtension static final BrowserExtension BROWSING = new BrowserExtension();

    private final RunningServer server = RunningServer.get();

    private static Visitor visitor() {
        return BROWSING.visitor();
    }

    @Test
    void new_cruds_announce_themselves_in_every_tab_by_one_stream(CapturedOutput log) {
        Client poster = server.joined("announcer", log);
        Visitor first = visitor();
        List<Request> streams = streamsOf(first);
        first.open("/");
        Visitor second = first.tab();
        List<Request> others = streamsOf(second);
        second.open("/");
        Locator top = second.cards().first();
        String before = Visitor.uuidOf(top);
        double place = top.boundingBox().y;

        String gone = poster.crud("News, soon gone.", "1-hour").get("uuid").asString();
        poster.crud("Good news.", "1-hour");
        poster.crud("Bad news.", "1-hour");

        for (Visitor tab : List.of(first, second)) {
            assertThat(tab.button("3 new cruds")).isVisible();
            assertThat(tab.page.getByText("There are new cruds above.")).hasCount(1);
        }
        assertThat(Visitor.uuidOf(top)).isEqualTo(before);
        assertThat(top.boundingBox().y).isEqualTo(place);
        assertThat(second.analyzed(new AxeBuilder(second.page)).getViolations()).isEmpty();
        poster.delete("/api/activities/" + gone);
        assertThat(first.button("2 new cruds")).isVisible();

        second.button("2 new cruds").click();

        assertThat(second.cards().nth(0)).containsText("Bad news.");
        assertThat(second.cards().nth(1)).containsText("Good news.");
        assertThat(second.card("News, soon gone.")).hasCount(0);
        assertThat(second.heading("Home")).isFocused();
        assertThat(second.page.locator(".fresh-button")).hasCount(0);
        assertOneStream(streams);
        assertThat(others).isEmpty();

        // The tab that has the stream closes: the other goes on from where it was.
        first.page.close();
        poster.crud("Told to whoever is left.", "1-hour");
        assertThat(second.button("1 new crud")).isVisible();
        assertThat(others).isNotEmpty().allSatisfy(LivePageTest::assertGoesOn);
    }

    @Test
    void what_is_deleted_elsewhere_leaves_at_once_and_counts_follow(CapturedOutput log) {
        Client poster = server.joined("fickle", log);
        poster.crud("It stays.", "1-hour");
        String uuid = poster.crud("It goes.", "1-hour").get("uuid").asString();
        String stays = poster.crud("It is answered.", "1-hour").get("uuid").asString();
        Visitor reader = visitor().open("/");
        reader.card("It goes.").focus();

        poster.delete("/api/activities/" + uuid);
        poster.reply(stays, "An answer.", "1-hour");

        assertThat(reader.card("It goes.")).hasCount(0);
        assertThat(reader.card("It stays.")).isFocused();
        assertThat(Visitor.replyOf(reader.card("It is answered."), 1)).isVisible();
        Visitor.linkOf(reader.card("It is answered.")).click();
        assertThat(reader.card("An answer.")).isVisible();
        poster.reply(stays, "Another answer.", "1-hour");
        assertThat(reader.card("Another answer.")).isVisible();
        poster.delete("/api/activities/" + stays);
        assertThat(reader.heading("This crud is gone")).isVisible();
        assertThat(reader.cards()).hasCount(0);
    }

    @Test
    void an_own_crud_is_drawn_in_ones_other_tab_and_a_stream_ends_with_its_session(
            CapturedOutput log) {
        Visitor author = visitor().join("Susan Ivanova", "ivanova_live", log);
        List<Request> streams = streamsOf(author);
        // From its answer on, the stream misses nothing.
        author.page.waitForResponse("**" + STREAM, () -> author.open("/"));
        Visitor other = author.tab().open("/");

        author.posted("Mine.", "1 hour");

        assertThat(other.cards().first()).containsText("Mine.");
        assertThat(author.cards().first()).containsText("Mine.");
        for (Visitor tab : List.of(author, other)) {
            assertThat(tab.card("Mine.")).hasCount(1);
            assertThat(tab.page.locator(".fresh-button")).hasCount(0);
        }
        assertOneStream(streams);
        assertThat(streams.getFirst().allHeaders().get("cookie")).contains("SESSION=");

        author.page.waitForRequest("**" + STREAM, author::signOut);

        // More than one more where the server has not ended the first yet.
        assertThat(streams).hasSizeGreaterThan(1);
        assertThat(streams.getLast().allHeaders().getOrDefault("cookie", ""))
                .doesNotContain("SESSION=");
        assertThat(author.card("Mine.")).isVisible();
    }

    @Test
    void a_refused_stream_is_asked_for_again_and_what_was_missed_is_read(CapturedOutput log) {
        Client poster = server.joined("unheard", log);
        String deleted = poster.crud("Deleted unheard.", "1-hour").get("uuid").asString();
        Visitor reader = visitor();
        List<Request> streams = streamsOf(reader);
        reader.page.route(
                "**" + STREAM,
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(429)
                                        .setHeaders(Map.of("Retry-After", "1"))));
        reader.open("/");
        assertThat(reader.card("Deleted unheard.")).isVisible();
        assertThat(reader.alert()).hasCount(0);

        poster.delete("/api/activities/" + deleted);
        poster.crud("Posted unheard.", "1-hour");
        reader.page.unrouteAll();

        assertThat(reader.button("1 new crud")).isVisible();
        assertThat(reader.card("Deleted unheard.")).hasCount(0);
        assertThat(streams.size()).isGreaterThan(1);
    }

    @Test
    void a_page_that_leads_but_says_nothing_is_relieved(CapturedOutput log) {
        Client poster = server.joined("reliever", log);
        Visitor dumb = visitor().open("/about");
        dumb.page.evaluate(
                "() => void navigator.locks.request('cruddur:live', { steal: true },"
                        + " () => new Promise(() => {})).catch(() => {})");
        Visitor awake = dumb.tab();
        List<Request> streams = streamsOf(awake);
        awake.page.clock().install();
        awake.open("/");
        assertThat(awake.cards().first()).isVisible();
        assertThat(streams).isEmpty();

        awake.page.waitForRequest("**" + STREAM, () -> awake.page.clock().fastForward(45_000));

        poster.crud("Heard all the same.", "1-hour");
        assertThat(awake.button("1 new crud")).isVisible();
    }

    @Test
    void a_frozen_page_shows_nothing_expired_when_it_is_brought_back(CapturedOutput log)
            throws SQLException {
        String uuid = server.joined("frozen", log).crud("Ice.", "1-hour").get("uuid").asString();
        Visitor reader = visitor().open("/");
        assertThat(reader.card("Ice.")).isVisible();
        noteWhenSeen(reader.page, "Ice.");
        endsSoon(reader.page, uuid);
        CDPSession devtools = reader.page.context().newCDPSession(reader.page);
        lifecycle(devtools, "frozen");
        awaitExpired(uuid);

        lifecycle(devtools, "active");

        assertThat(reader.page.locator("html")).hasClass("");
        assertThat(reader.card("Ice.")).hasCount(0);
        assertThat(reader.cards().first()).isVisible();
        seenOnlyBeforeItsEnd(reader.page);
    }

    @Test
    void going_back_shows_nothing_that_is_gone_since(CapturedOutput log) throws SQLException {
        Client poster = server.joined("backward", log);
        String deleted = poster.crud("Deleted since.", "1-hour").get("uuid").asString();
        String uuid = poster.crud("Expired since.", "1-hour").get("uuid").asString();
        try (Chromium whole = Chromium.whole();
                Visitor reader = whole.visitor(1280, 800)) {
            // Our pages say no-store, and so are not kept; but that is for each browser to decide.
            reader.page.route("**/", LivePageTest::allowKeeping);
            reader.open("/");
            Visitor other = reader.tab().open("/about");
            assertThat(reader.card("Expired since.")).isVisible();
            noteWhenSeen(reader.page, "Expired since.");
            endsSoon(reader.page, uuid);
            // Playwright loses a page that the browser brings back, so it tells by another tab.
            // What it showed before it was put away is no matter here.
            reader.page.evaluate(
                    """
                    () => {
                        addEventListener("pagehide", () => window.seen = []);
                        addEventListener("pageshow", event => setInterval(() => {
                            localStorage.setItem("back", JSON.stringify({
                                kept: event.persisted,
                                late: window.seen.filter(at => at > window.ends),
                                veiled: document.documentElement.className,
                                text: document.querySelector("main").innerText,
                            }));
                        }, 50));
                    }\
                    """);
            reader.open("/privacy");
            poster.delete("/api/activities/" + deleted);
            awaitExpired(uuid);

            reader.page.evaluate("() => void setTimeout(() => history.back(), 0)");

            String back = "const back = JSON.parse(localStorage.getItem('back') ?? '{}');";
            other.page.waitForFunction(
                    "() => { %s return back.kept && back.veiled === '' && !back.text.includes('since.'); }"
                            .formatted(back));
            poster.crud("Posted afterwards.", "1-hour");
            other.page.waitForFunction(
                    "() => { %s return back.text.includes('1 new crud'); }".formatted(back));
            assertThat(other.page.evaluate("() => { %s return back.late; }".formatted(back)))
                    .isEqualTo(List.of());
            assertThat(reader.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"visibilitychange", "focus", "pageshow", "resume"})
    void after_a_sleep_the_first_look_finds_what_has_expired(String wake, CapturedOutput log) {
        server.joined("sleeper_" + wake, log).crud("Slept through.", "1-hour");
        Visitor reader = visitor();
        reader.page.clock().install();
        reader.open("/");
        assertThat(reader.card("Slept through.")).isVisible();

        // The clock goes on, and no timer was run: as when a laptop was closed.
        reader.page.clock().setSystemTime(System.currentTimeMillis() + 7_200_000);
        Object seen =
                reader.page.evaluate(
                        """
                        async wake => {
                            const target = ["focus", "pageshow"].includes(wake) ? window : document;
                            target.dispatchEvent(new Event(wake));
                            await null;
                            return document.body.innerText.includes("Slept through.");
                        }\
                        """,
                        wake);

        assertThat(seen).isEqualTo(false);
    }

    @Test
    void a_reply_being_written_outlives_what_it_answers(CapturedOutput log) throws SQLException {
        Client poster = server.joined("answered", log);
        String uuid = poster.crud("Deleted under the pen.", "1-hour").get("uuid").asString();
        Visitor writer = visitor().join("Vir Cotto", "vir_live", log);
        Visitor.replyOf(writer.card("Deleted under the pen."), 0).click();
        writer.text().fill("Written in vain?");

        poster.delete("/api/activities/" + uuid);

        assertThat(writer.page.getByText("What you were replying to is gone.")).isVisible();
        assertThat(writer.page.getByText("Deleted under the pen.")).hasCount(0);
        assertThat(writer.text()).hasValue("Written in vain?");
        assertThat(writer.text()).isFocused();
        writer.button("Post as a crud").click();
        assertThat(writer.cards().first()).containsText("Written in vain?");
        writer.answered();

        // The same when its time has come; closed now, the text waits in the next form.
        uuid = poster.crud("Expired under the pen.", "1-hour").get("uuid").asString();
        writer.reload();
        Visitor.replyOf(writer.card("Expired under the pen."), 0).click();
        writer.text().fill("Once more.");
        shorten(uuid, 6);
        awaitExpired(uuid);
        assertThat(writer.page.getByText("What you were replying to is gone.")).isVisible();
        assertThat(writer.page.getByText("Expired under the pen.")).hasCount(0);
        writer.button("Close").click();
        writer.button("New crud").click();
        assertThat(writer.text()).hasValue("Once more.");
    }

    @Test
    void a_page_loaded_again_and_again_is_refused_no_stream(CapturedOutput log) {
        Client poster = server.joined("patient", log);
        Visitor person = visitor().join("Marcus", "marcus_reloads", log);
        poster.crud("There before the last.", "1-hour");
        List<Integer> answers = new CopyOnWriteArrayList<>();
        person.page.onResponse(answer -> {
            if (answer.url().endsWith(STREAM)) {
                answers.add(answer.status());
            }
        });
        for (int load = 1; load <= 8; load++) {
            person.page.waitForResponse("**" + STREAM, () -> person.page.navigate("/"));
        }
        // The stream may open before home is read; a crud of in between would be drawn with it.
        assertThat(person.card("There before the last.")).isVisible();

        poster.crud("Heard by the last.", "1-hour");

        assertThat(person.button("1 new crud")).isVisible();
        assertThat(answers).hasSizeGreaterThanOrEqualTo(8).containsOnly(200);
    }

    @Test
    void a_reply_that_comes_meanwhile_stands_behind_those_that_are_not_read_yet(CapturedOutput log)
            throws SQLException {
        Client poster = server.joined("asked_live", log);
        String uuid = poster.crud("Who has a word?", "1-hour").get("uuid").asString();
        server.sql(
                "INSERT INTO activities (user_uuid, reply_to_activity_uuid, message, expires_at)"
                        + " SELECT user_uuid, uuid, 'Answer ' || number, expires_at"
                        + " FROM activities, generate_series(1, 70) AS number WHERE uuid = '%s'"
                                .formatted(uuid));
        Visitor reader = visitor().open("/@asked_live/status/" + uuid);
        assertThat(reader.card("Answer ")).hasCount(50);
        poster.reply(uuid, "The latest word.", "1-hour");
        assertThat(Visitor.replyOf(reader.card("Who has a word?"), 71)).isVisible();
        assertThat(reader.card("The latest word.")).hasCount(0);

        reader.pressShowMore();

        assertThat(reader.cards()).hasCount(72);
        assertThat(reader.cards().nth(51)).isFocused();
        assertThat(reader.cards().nth(51)).not().containsText("The latest word.");
        assertThat(reader.cards().nth(71)).containsText("The latest word.");
    }

    private static void allowKeeping(Route route) {
        APIResponse page = route.fetch();
        Map<String, String> headers = new HashMap<>(page.headers());
        headers.put("cache-control", "no-cache");
        route.fulfill(new Route.FulfillOptions().setResponse(page).setHeaders(headers));
    }

    /**
     * Has a crud end within seconds, as the page that shows it knows then: so many that a busy
     * server's word of it comes before the end.
     */
    private void endsSoon(Page page, String uuid) throws SQLException {
        Object end = page.evaluate("() => window.ends");
        shorten(uuid, 20);
        page.waitForFunction("end => window.ends < end", end);
    }

    private void shorten(String uuid, int seconds) throws SQLException {
        server.sql(
                """
                UPDATE activities SET expires_at = statement_timestamp() + interval '%d seconds'
                WHERE uuid = '%s'\
                """
                        .formatted(seconds, uuid));
    }

    private void awaitExpired(String uuid) throws SQLException {
        server.await(
                "0",
                "SELECT count(*) FROM live_activities WHERE uuid = '%s'".formatted(uuid),
                Deadline.PATIENCE);
    }

    private static void lifecycle(CDPSession devtools, String state) {
        JsonObject to = new JsonObject();
        to.addProperty("state", state);
        devtools.send("Page.setWebLifecycleState", to);
    }

    /** Notes at each frame that the page draws whether this crud can be seen, and its end. */
    private static void noteWhenSeen(Page page, String message) {
        page.evaluate(
                """
                message => {
                    const find = () => [...document.querySelectorAll("article")]
                        .find(card => card.innerText.includes(message));
                    window.seen = [];
                    const look = () => {
                        const card = find();
                        if (card) window.ends = Date.parse(card.querySelector(".left time").dateTime);
                        if (card && getComputedStyle(card).opacity !== "0") window.seen.push(Date.now());
                        requestAnimationFrame(look);
                    };
                    look();
                }\
                """,
                message);
    }

    private static void seenOnlyBeforeItsEnd(Page page) {
        assertThat(page.evaluate("() => window.seen.length > 0")).isEqualTo(true);
        // A quarter of a second for what the page's reckoning of the server's clock is off by.
        assertThat(page.evaluate("() => window.seen.filter(at => at > window.ends + 250)"))
                .isEqualTo(List.of());
    }

    /** The server may end a stream that falls behind; the next one goes on from there. */
    private static void assertOneStream(List<Request> streams) {
        assertThat(streams).isNotEmpty();
        assertThat(streams.stream().skip(1)).allSatisfy(LivePageTest::assertGoesOn);
    }

    private static void assertGoesOn(Request stream) {
        assertThat(stream.allHeaders()).containsKey("last-event-id");
    }

    private static List<Request> streamsOf(Visitor visitor) {
        List<Request> streams = new CopyOnWriteArrayList<>();
        visitor.page.onRequest(request -> {
            if (request.url().endsWith(STREAM)) {
                streams.add(request);
            }
        });
        return streams;
    }
}
