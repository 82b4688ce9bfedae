package app.cruddur.browser;

import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    /** The same engine in half the processor's time. */
    private static final String SHELL = "chromium-headless-shell";

    private static final List<String> ALWAYS =
            List.of(
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** How long a page may take to show what is expected: only a failure takes this long. */
    private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        this(findQuick(System.getenv()), List.of(), List.of());
    }

    /**
     * @param without options that Playwright would give the browser
     * @param with options that it would not
     */
    private Chromium(Path program, List<String> without, List<String> with) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setIgnoreDefaultArgs(without)
                                        .setArgs(
                                                Stream.concat(ALWAYS.stream(), with.stream())
                                                        .toList()));
    }

    /**
     * The whole browser, which shows notices, and keeps a page that its reader leaves, to bring it
     * back as it was. The shell does neither.
     */
    static Chromium whole() {
        return new Chromium(
                find(System.getenv()), List.of("--disable-back-forward-cache"), List.of());
    }

    /**
     * Of somebody whose text is twice as large: the browser's own, which is what pages measure
     * their width by. The rest of the option is Playwright's, which this one takes the place of.
     */
    static Chromium ofLargeText() {
        return new Chromium(
                findQuick(System.getenv()),
                List.of(),
                List.of(
                        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4,defaultFontSize=32"));
    }

    /** Somebody with cookies of their own, before a window of this size in pixels. */
    Visitor visitor(int width, int height) {
        return visitor(RunningServer.get().address(), List.of(), width, height);
    }

    /** The same before a server of the test's own, whose pages lead to others too. */
    Visitor visitor(String address, List<String> others, int width, int height) {
        return visitor(
                address, others, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** Somebody with a telephone, who taps. */
    Visitor telephone() {
        return visitor(
                RunningServer.get().address(),
                List.of(),
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setIsMobile(true)
                        .setHasTouch(true));
    }

    /** Somebody whose browser runs the service worker; routes of a test do not see what it asks. */
    Visitor keeper() {
        return keeper(RunningServer.get().address());
    }

    /** The same before a server of the test's own. */
    Visitor keeper(String address) {
        return visitor(
                address,
                List.of(),
                new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
    }

    private Visitor visitor(String address, List<String> others, Browser.NewContextOptions screen) {
        if (screen.serviceWorkers == null) {
            screen.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        BrowserContext context = browser.newContext(screen.setBaseURL(address).setLocale("en-US"));
        context.setDefaultTimeout(PATIENCE);
        // The pages' own patience with a request, and the nine or ten seconds for which they say
        // that something was posted and take it back, are for people: on a busy machine tests have
        // more.
        context.addInitScript(
                """
                {
                    const after = AbortSignal.timeout;
                    AbortSignal.timeout = (time) => after.call(AbortSignal, 3 * time);
                    const later = window.setTimeout;
                    window.setTimeout = (task, time, ...rest) =>
                        later(task, time > 8000 && time <= 10_000 ? 60_000 : time, ...rest);
                }\
                """);
        return new Visitor(context, address + "/", others);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One that CHROMIUM names is used for every page. */
    private static Path findQuick(Map<String, String> environment) {
        Optional<Path> shell =
                environment.getOrDefault("CHROMIUM", "").isEmpty()
                        ? onPath(SHELL, environment).filter(Files::isExecutable).findFirst()
                        : Optional.empty();
        return shell.orElseGet(() -> find(environment));
    }

    /**
     * The program that CHROMIUM names, or else the first on the PATH.
     *
     * @throws IllegalStateException when there is none, saying how to get one
     */
    static Path find(Map<String, String> environment) {
        String named = environment.getOrDefault("CHROMIUM", "");
        Stream<Path> candidates =
                named.isEmpty()
                        ? NAMES.stream().flatMap(name -> onPath(name, environment))
                        : Stream.of(Path.of(named));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The browser tests need Chromium and found none: run bin/test, which"
                                        + " installs Debian's where it may, or set CHROMIUM to one."));
    }

    private static Stream<Path> onPath(String name, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name));
    }
}
