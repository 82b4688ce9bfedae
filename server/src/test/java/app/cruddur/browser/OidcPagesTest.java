package app.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.OidcServer;
import app.cruddur.testing.server.OpenIdProvider;
import app.cruddur.testing.server.OpenIdProvider.Person;
import app.cruddur.testing.server.RunningServer;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pages of a server whose people sign in at an issuer, in a real Chromium. */
class OidcPagesTest {

    private static final OpenIdProvider issuer = OidcServer.ISSUER;
    private static final RunningServer server = OidcServer.SERVER;

    private static Chromium chromium;
    private Visitor visitor;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void visit() {
        visitor = chromium.visitor(server.address(), List.of(issuer.issuer() + "/"), 1280, 800);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void a_person_signs_in_at_the_issuer_posts_and_signs_out_of_both() {
        issuer.person = new Person("sub-morn", "Morn", "morn", "morn@example.com", true);
        visitor.open("/").link("Sign in").first().click();
        assertThat(visitor.heading("Sign in")).isFocused();
        assertThat(visitor.page.locator("main input")).hasCount(0);
        look("on the way to the issuer");

        visitor.link("Sign in").click();
        assertThat(visitor.page.getByText("@morn")).isVisible();
        visitor.post("I say much.", "1 hour");
        assertThat(visitor.card("I say much.")).isVisible();

        visitor.open("/account");
        assertThat(visitor.heading("Your profile")).isVisible();
        assertThat(visitor.page.locator("input[type=password], input[type=email]")).hasCount(0);
        look("account");

        visitor.open("/").button("New crud").click();
        visitor.text().fill("Not for the next one here.");
        signOutOfBoth();
        visitor.open("/sign-in").link("Sign in").click();
        visitor.button("Account menu").waitFor();
        visitor.button("New crud").click();
        assertThat(visitor.text()).hasValue("");
        assertThat(visitor.faults()).isEmpty();
    }

    @Test
    void a_handle_that_is_taken_is_chosen_anew() {
        issuer.person = new Person("sub-leeta", "Leeta", "leeta", "leeta@example.com", true);
        visitor.open("/sign-up");
        assertThat(visitor.page.locator("main input")).hasCount(0);
        look("on the way to signing up");
        visitor.link("Sign up").click();
        assertThat(visitor.page.getByText("@leeta")).isVisible();
        signOutOfBoth();

        issuer.person = new Person("sub-leeta-2", "Leeta Too", "Leeta", "", false);
        visitor.open("/sign-in").link("Sign in").click();
        assertThat(visitor.heading("Choose a handle")).isVisible();
        look("choose a handle");
        visitor.field("Handle").fill("leeta");
        visitor.button("Choose").click();
        assertThat(visitor.field("Handle"))
                .hasAccessibleDescription(
                        Pattern.compile("That handle is taken\\. Choose another\\."));
        assertThat(visitor.field("Handle")).isFocused();
        visitor.field("Handle").fill("dabo");
        visitor.button("Choose").click();
        assertThat(visitor.heading("Home")).isFocused();
        assertThat(visitor.page.getByText("@dabo")).isVisible();

        // The second click of a double click answers nothing.
        visitor.open("/account").button("Delete account").dblclick();
        assertThat(visitor.button("Yes, delete my account")).isVisible();
        visitor.button("Yes, delete my account").click();
        assertThat(visitor.heading("Join the party!")).isVisible();
        assertThat(visitor.faults()).isEmpty();
    }

    @Test
    void what_is_embedded_is_not_there_and_a_failed_sign_in_says_so() {
        for (String path : List.of("/forgot", "/confirm")) {
            visitor.open(path);
            assertThat(visitor.heading("No such page")).isVisible();
        }
        visitor.open("/sign-in?failed=account_disabled");
        assertThat(visitor.alert()).isVisible();
        visitor.open("/sign-in?failed=sign_in_failed");
        assertThat(visitor.alert()).hasText("Signing in did not work. Please try again.");
        look("a sign-in that failed");
        assertThat(visitor.faults()).isEmpty();
    }

    /**
     * The calls of the original's own front end, in its words; the browser sends the preflights.
     */
    @Test
    void the_originals_front_end_on_another_origin_reads_and_writes() {
        Person person = new Person("sub-rumla", "Rumla", "rumla", "rumla@example.com", true);
        try (Visitor there =
                chromium.visitor(
                        OidcServer.FRONTEND.address(),
                        List.of(server.address() + "/"),
                        1280,
                        800)) {
            there.page.navigate("/");
            Object answers =
                    there.page.evaluate(
                            """
                            async ([api, token]) => {
                              const call = async (method, path, token, body) => {
                                const headers = { Accept: "application/json" };
                                if (token) headers.Authorization = `Bearer ${token}`;
                                if (body) headers["Content-Type"] = "application/json";
                                const response = await fetch(api + path, {
                                  method, headers, body: body && JSON.stringify(body),
                                });
                                const text = await response.text();
                                return { status: response.status, json: text && JSON.parse(text),
                                  id: response.headers.get("X-Request-Id") };
                              };
                              const crud = await call("POST", "/api/activities", token,
                                { message: "From another origin.", ttl: "3-hours" });
                              const uuid = crud.json.uuid;
                              return {
                                crud,
                                signedOut: await call("GET", "/api/activities/home", null),
                                wrongToken: await call("GET", "/api/activities/home", "null"),
                                home: await call("GET", "/api/activities/home", token),
                                reply: await call("POST", `/api/activities/${uuid}/reply`, token,
                                  { activity_uuid: uuid, message: "No lifetime." }),
                                profile: await call("PUT", "/api/profile/update", token,
                                  { display_name: "Rumla", bio: "Seen from afar." }),
                                user: await call("GET", "/api/activities/@rumla", token),
                                thread: await call("GET", `/api/activities/@rumla/status/${uuid}`, token),
                                card: await call("GET", "/api/users/@rumla/short", token),
                                asAnybody: await call("POST", "/api/activities", null,
                                  { message: "As anybody.", ttl: "1-hour", user_handle: "rumla" }),
                                notYet: await call("GET", "/api/nothing/of/the/kind", token),
                                removed: await call("DELETE", `/api/activities/${uuid}`, token),
                                patch: await call("PATCH", "/api/profile/update", token, {})
                                  .catch((blocked) => ({ status: 0, json: String(blocked) })),
                              };
                            }\
                            """,
                            List.of(server.address(), issuer.accessToken(person)));
            JsonNode said = RunningServer.JSON.valueToTree(answers);
            Map<String, Integer> statuses = new TreeMap<>();
            said.propertyStream()
                    .forEach(one ->
                            statuses.put(one.getKey(), one.getValue().get("status").asInt()));
            assertThat(statuses)
                    .as(said.toString())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.ofEntries(
                                    Map.entry("crud", 200),
                                    Map.entry("signedOut", 200),
                                    Map.entry("wrongToken", 200),
                                    Map.entry("home", 200),
                                    Map.entry("reply", 200),
                                    Map.entry("profile", 200),
                                    Map.entry("user", 200),
                                    Map.entry("thread", 200),
                                    Map.entry("card", 200),
                                    Map.entry("asAnybody", 401),
                                    Map.entry("notYet", 404),
                                    Map.entry("removed", 204),
                                    Map.entry("patch", 0)));
            String uuid = said.at("/crud/json/uuid").asString();
            for (String read : List.of("signedOut", "wrongToken", "home")) {
                assertThat(said.at("/" + read + "/json").toString()).as(read).contains(uuid);
                assertThat(said.at("/" + read + "/id").asString("")).as(read).isNotEmpty();
            }
            assertThat(said.at("/reply/json/expires_at"))
                    .isEqualTo(said.at("/crud/json/expires_at"));
            assertThat(said.at("/asAnybody/json/code").asString()).isEqualTo("not_signed_in");
            assertThat(there.page.context().cookies()).isEmpty();
        }
    }

    /** Here and there, and back again. */
    private void signOutOfBoth() {
        int before = issuer.ends.get();
        Response home =
                visitor.page.waitForResponse(
                        response ->
                                response.url().equals(server.address() + "/")
                                        && issuer.ends.get() == before + 1,
                        visitor::signOut);
        assertThat(home.status()).isEqualTo(200);
        assertThat(visitor.heading("Join the party!")).isVisible();
    }

    private void look(String state) {
        assertThat(visitor.lookFaults()).as(state).isEmpty();
    }
}
