package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.JsonNode;

/**
 * One person before a browser of their own: acts by the words on the page, and notes every fault.
 */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "correct horse";

    final Page page;
    private final BrowserContext context;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** What has been asked for and has not ended. */
    private final Set<Request> underWay = ConcurrentHashMap.newKeySet();

    private Visitor(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    Visitor(BrowserContext context, String origin, List<String> others) {
        this(context, context.newPage());
        context.onRequestFinished(underWay::remove);
        context.onRequestFailed(underWay::remove);
        context.onRequest(request -> {
            underWay.add(request);
            if (!request.url().startsWith(origin)
                    && others.stream().noneMatch(request.url()::startsWith)) {
                faults.add("A request left the origin: " + request.url());
            }
        });
        context.onResponse(response -> {
            // The page itself says when there is nothing at its address.
            boolean page = response.request().isNavigationRequest() && response.status() == 404;
            if (response.status() >= 400 && !page && !response.url().startsWith(origin + "api/")) {
                faults.add(response.status() + " at " + response.url());
            }
        });
        context.onConsoleMessage(message -> {
            // The browser notes each answer of 400 and above; whether one is right, each test says.
            boolean refusedAnswer = message.text().startsWith("Failed to load resource:");
            // Chromium.visitor has it blocked.
            boolean noWorker =
                    message.text().equals("Service Worker registration blocked by Playwright");
            if (List.of("error", "warning").contains(message.type())
                    && !refusedAnswer
                    && !noWorker) {
                faults.add("The console says: " + message.text());
            }
        });
        context.onWebError(error -> faults.add("The page threw: " + error.error()));
    }

    /** Another tab of the same browser; what is wrong in it, this one notes. */
    Visitor tab() {
        return new Visitor(context, context.newPage());
    }

    /** Requests to other origins, broken content policy, exceptions, and console errors so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Goes there. */
    Visitor open(String path) {
        return loaded(path, () -> page.navigate(path));
    }

    /** Loads the page anew. */
    Visitor reload() {
        return loaded(page.url(), page::reload);
    }

    /**
     * Once in some hundred runs on a busy machine Chromium never ended a navigation: what was under
     * way is printed, and the page is asked for once more.
     */
    private Visitor loaded(String address, Runnable load) {
        try {
            load.run();
        } catch (TimeoutError late) {
            System.err.printf(
                    "%s did not load; under way: %s%n",
                    address, underWay.stream().map(Request::url).toList());
            load.run();
        }
        // The page's own skeleton first, and then what waits for an answer.
        assertThat(page.locator("#root > [aria-hidden]")).hasCount(0);
        assertThat(page.getByText("Loading…")).hasCount(0);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses the button in the very moment in which it is found; says whether it was there. */
    boolean pressIfThere(String name) {
        return (boolean)
                button(name)
                        .evaluateAll(
                                "buttons => { buttons[0]?.click(); return buttons.length > 0; }");
    }

    /**
     * Turns the wheel, as who reads on does, until this is drawn. Says whether a page was asked for
     * once more, which moves the focus.
     */
    boolean readOn(Locator until) throws Exception {
        AtomicBoolean again = new AtomicBoolean();
        cards().first().hover();
        try {
            Deadline.await(() -> {
                if (until.count() > 0) {
                    return true;
                }
                page.mouse().wheel(0, 10_000);
                // A busy server may have refused a page; who reads on asks once more. With the
                // button goes what it refused, which may be what is awaited.
                if (until.count() == 0 && pressIfThere("Try again")) {
                    again.set(true);
                }
                return false;
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + " The page ends: " + end(), late);
        }
        // The last turn of the wheel may not be over yet.
        page.evaluate(
                """
                async () => {
                    for (let still = 0, before = -1; still < 10; before = scrollY) {
                        await new Promise(done => requestAnimationFrame(done));
                        still = scrollY === before ? still + 1 : 0;
                    }
                }\
                """);
        return again.get();
    }

    /** How many cards there are, how far the window is above the end, and the last words. */
    private Object end() {
        return page.evaluate(
                """
                () => [
                    document.querySelectorAll("article").length + " cards",
                    document.documentElement.scrollHeight - innerHeight - scrollY + " pixels",
                    document.querySelector("main")?.innerText.slice(-100).replace(/\\s+/g, " "),
                ].join(", ")\
                """);
    }

    /**
     * Without a mouse, which would have to scroll there: that alone loads more, and the button may
     * go.
     */
    void pressShowMore() {
        button("Show more").dispatchEvent("click");
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A heading of the page, and not that of a card, which is its author's name. */
    Locator heading(String name) {
        return page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true))
                .and(page.locator(":not(.crud-name)"));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator cards() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    Locator card(String message) {
        return cards().filter(new Locator.FilterOptions().setHasText(message));
    }

    static Locator buttonOf(Locator card, String name) {
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /**
     * Has signed up, in this very browser but without its pages, and is signed in on the home page.
     */
    Visitor join(String name, String handle, CapturedOutput log) {
        String signUp =
                answer(
                                "sign-up",
                                Map.of(
                                        "name", name,
                                        "email", handle + "@example.com",
                                        "preferred_username", handle,
                                        "password", PASSWORD))
                        .get("sign_up")
                        .asString();
        answer("confirm", Map.of("sign_up", signUp, "code", RunningServer.code(handle, log)));
        return open("/").atHome();
    }

    private JsonNode answer(String act, Map<String, String> body) {
        APIRequestContext api = context.request();
        api.get("/api/session");
        String guard =
                context.cookies().stream()
                        .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                        .findFirst()
                        .orElseThrow()
                        .value;
        APIResponse answer =
                api.post(
                        "/api/identity/" + act,
                        RequestOptions.create().setHeader("X-XSRF-TOKEN", guard).setData(body));
        if (!answer.ok()) {
            throw new AssertionError(answer.text());
        }
        return RunningServer.JSON.readTree(answer.body());
    }

    /**
     * Signs up on the page with the code from the server's log, and is signed in on the home page.
     */
    Visitor joinOnThePage(String name, String handle, CapturedOutput log) {
        open("/sign-up");
        field("Name").fill(name);
        field("Email").fill(handle + "@example.com");
        field("Handle").fill(handle);
        field("Password").fill(PASSWORD);
        button("Sign up").click();
        assertThat(heading("Confirm your email")).isVisible();
        field("Code").fill(RunningServer.code(handle, log));
        button("Confirm").click();
        return atHome();
    }

    private Visitor atHome() {
        assertThat(heading("Home")).isVisible();
        assertThat(button("Account menu")).isVisible();
        return this;
    }

    /** Waits for the service worker, which begins with the next page that is opened. */
    void awaitWorker() {
        page.waitForFunction(
                "() => navigator.serviceWorker.getRegistration().then(one => one?.active?.state === 'activated')");
    }

    /** What axe says once all is in its place: half faded in, a text has half its contrast. */
    AxeResults analyzed(AxeBuilder axe) {
        page.evaluate(
                """
                () => Promise.allSettled(document.getAnimations()
                    .filter(one => one.effect.getComputedTiming().endTime !== Infinity)
                    .map(one => one.finished))\
                """);
        // The other mode opens a page for each look, for the sake of frames, of which there are
        // none.
        return axe.setLegacyMode(true).analyze();
    }

    /** What axe finds, and whether the page is wider than the window. */
    List<String> lookFaults() {
        List<String> found = new ArrayList<>();
        // Of WCAG 2.2, and off unless asked for.
        AxeRuleOptions targets = new AxeRuleOptions();
        targets.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("target-size", targets));
        // Of rules that are kept axe reports one place.
        options.setResultTypes(List.of("violations"));
        analyzed(new AxeBuilder(page).options(options))
                .getViolations()
                .forEach(rule -> found.add(rule.getId() + ": " + rule.getNodes()));
        Object beyond = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        if (!Integer.valueOf(0).equals(beyond)) {
            found.add(beyond + " pixels beyond the window");
        }
        return found;
    }

    Visitor signIn(String login, String password) {
        field("Email or handle").fill(login);
        field("Password").fill(password);
        button("Sign in").click();
        return this;
    }

    /** From the page to sign up, where one has an account already. */
    Visitor signInInstead(String login) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        return signIn(login, PASSWORD);
    }

    Visitor signOut() {
        button("Account menu").click();
        button("Sign out").click();
        assertThat(button("Account menu")).hasCount(0);
        return this;
    }

    /** Where one writes: the form over the page where one is open, else the one on it. */
    Locator text() {
        return page.locator("dialog[open] textarea, .compose-inline textarea").last();
    }

    /** The chip with this lifetime. */
    Locator lifetime(String lifetime) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(lifetime).setExact(true));
    }

    /** The button of this card that replies, which says how many have. */
    static Locator replyOf(Locator card, int replies) {
        String said =
                switch (replies) {
                    case 0 -> "^Reply to [^,]+$";
                    case 1 -> "^Reply to .+, 1 reply$";
                    default -> "^Reply to .+, " + replies + " replies$";
                };
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(said)));
    }

    /** Writes and posts; whether it went through, the caller looks. */
    Visitor post(String message, String lifetime) {
        button("New crud").click();
        text().fill(message);
        lifetime(lifetime).check();
        button("Post").click();
        return this;
    }

    /**
     * Posts, and the page has its answer: before that the stream may have drawn the card already,
     * while the form is still to be cleared.
     */
    Visitor posted(String message, String lifetime) {
        post(message, lifetime);
        return answered();
    }

    /**
     * Waits until the form is cleared or closed, which comes with the answer to what was posted.
     */
    Visitor answered() {
        page.waitForFunction(
                """
                () => ![...document.querySelectorAll("dialog[open] textarea, .compose-inline textarea")]
                    .some(one => one.value)\
                """);
        return this;
    }

    /** The link to the page of the crud in this card: how old it is. */
    static Locator linkOf(Locator card) {
        return card.locator("a[href*='/status/']");
    }

    /** The id of the crud in this card, from its link. */
    static String uuidOf(Locator card) {
        String address = linkOf(card).getAttribute("href");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /**
     * Presses the key (Tab or Shift+Tab) until this has the focus, and sees that focus is visible.
     */
    void walkTo(String key, Locator target) {
        for (int presses = 0; presses < 40; presses++) {
            page.keyboard().press(key);
            Object outline =
                    page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle");
            if (isFocused(target)) {
                if ("none".equals(outline)) {
                    throw new AssertionError("The focus cannot be seen on " + target);
                }
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + target);
    }

    private static boolean isFocused(Locator target) {
        return (boolean) target.evaluate("element => element === document.activeElement");
    }

    @Override
    public void close() {
        context.close();
    }
}
