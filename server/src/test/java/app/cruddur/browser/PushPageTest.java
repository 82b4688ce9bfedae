package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Notices in a real Chromium, as far as it goes without its maker: the subscription is a stub's,
 * and the message comes by its developer tools.
 */
@ExtendWith(OutputCaptureExtension.class)
class PushPageTest {

    @RegisterExtension
    static final BrowserExtension BROWSING = new BrowserExtension(Chromium::whole);

    private static final String STUB =
            """
            const kept = (key) => ({
                options: { applicationServerKey: Uint8Array.from(
                    atob(key.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)) },
                unsubscribe: async () => { localStorage.removeItem("stub"); return true; },
                toJSON: () => ({ endpoint: "https://pages.push.example/pages", keys: {
                    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    auth: "BTBZMqHH6r4Tts7J_aSIgg" } }),
            });
            PushManager.prototype.getSubscription = async () =>
                localStorage.getItem("stub") && kept(localStorage.getItem("stub"));
            PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
                localStorage.setItem("stub", applicationServerKey);
                return kept(applicationServerKey);
            };\
            """;

    private static final String SHOWN =
            """
            async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                return (await registration.getNotifications()).map(({ title, body }) => title + body);
            }\
            """;

    private final RunningServer server = RunningServer.get();

    @Test
    void a_reader_turns_notices_on_sees_one_by_its_kind_and_none_after_sign_out(CapturedOutput log)
            throws Exception {
        Visitor person =
                BROWSING.kept(BROWSING.chromium().keeper()).join("Susan", "pushpage_susan", log);
        person.page.context().grantPermissions(List.of("notifications"));
        person.page.context().addInitScript(STUB);
        person.awaitWorker();
        person.open("/notifications");
        Locator choices = person.page.locator("section[aria-labelledby=push-kinds]");
        assertThat(choices)
                .containsText("It learns that one came, when, and roughly how long it's good for.");
        assertThat(choices.getByLabel("Replies")).not().isChecked();
        choices.getByLabel("Replies").check();
        String replied =
                "SELECT count(*) FROM push_subscriptions JOIN users ON users.uuid = user_uuid"
                        + " WHERE handle = 'pushpage_susan' AND replied AND NOT liked";
        server.await("1", replied, Deadline.PATIENCE);
        person.open("/notifications");
        assertThat(choices.getByLabel("Replies")).isChecked();

        choices.getByLabel("Replies").uncheck();
        server.await("0", replied, Deadline.PATIENCE);
        // The browser's own end follows the server's.
        person.page.waitForFunction("() => localStorage.getItem('stub') === null");
        person.open("/notifications");
        assertThat(choices.getByLabel("Replies")).not().isChecked();
        assertThat(person.page.evaluate("() => localStorage.getItem('stub')")).isNull();
        choices.getByLabel("Replies").check();
        server.await("1", replied, Deadline.PATIENCE);

        CDPSession devtools = person.page.context().newCDPSession(person.page);
        AtomicReference<String> registration = new AtomicReference<>();
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event ->
                        event.getAsJsonArray("registrations")
                                .forEach(one ->
                                        registration.set(
                                                one.getAsJsonObject()
                                                        .get("registrationId")
                                                        .getAsString())));
        devtools.send("ServiceWorker.enable");
        Deadline.await(() -> {
            person.page.evaluate("() => 1");
            return registration.get() != null;
        });
        // Nothing is shown while a page is in view, and the page that looks is one: a message that
        // was handled after it opened is sent again.
        Deadline.await(() -> {
            person.page.navigate("about:blank");
            deliver(devtools, registration.get(), "replied");
            person.open("/");
            return person.page.evaluate(SHOWN).equals(List.of("Somebody replied to you"));
        });
        person.signOut();
        Deadline.await(() -> person.page.evaluate(SHOWN).equals(List.of()));
        Deadline.await(() -> person.page.evaluate("() => localStorage.getItem('stub')") == null);
    }

    private static void deliver(CDPSession devtools, String registration, String kind) {
        JsonObject message = new JsonObject();
        message.addProperty("origin", RunningServer.get().address());
        message.addProperty("registrationId", registration);
        message.addProperty(
                "data",
                """
                {"kind": "%s", "notification_uuid": "01990000-0000-7000-8000-0000000000b1",
                 "activity_uuid": "01990000-0000-7000-8000-0000000000a1",
                 "expires_at": "2100-01-01T00:00:00Z"}\
                """
                        .formatted(kind));
        devtools.send("ServiceWorker.deliverPushMessage", message);
    }
}
