package app.cruddur.oidc;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.Cruddur;
import app.cruddur.boot.CommandRunner;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.OidcServer;
import app.cruddur.testing.server.OpenIdProvider;
import app.cruddur.testing.server.OpenIdProvider.Person;
import app.cruddur.testing.server.RunningServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in at an issuer, its bearer tokens, and what an attacker would try. */
class OidcTest {

    private static final OpenIdProvider issuer = OidcServer.ISSUER;
    private static final RunningServer server = OidcServer.SERVER;

    private static Person person(String handle) {
        return new Person("sub-" + handle, handle + " Name", handle, handle + "@example.com", true);
    }

    /** Keeps cookies and follows nothing by itself. */
    private static final class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> go(String address) {
            return send(
                    HttpRequest.newBuilder(
                            URI.create(
                                    address.startsWith("/")
                                            ? server.address() + address
                                            : address)));
        }

        HttpResponse<String> post(String path, String body) {
            go("/api/session");
            return send(
                    HttpRequest.newBuilder(URI.create(server.address() + path))
                            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        /** To the issuer and as far as its answer: where the browser is sent back to. */
        String away(String wish) {
            return to(go(to(go("/api/identity/issuer/sign-in" + wish))));
        }

        /** Signs in; where one ends up. */
        String signIn(Person person, String wish) {
            issuer.person = person;
            return to(go(away(wish)));
        }

        String viewer() {
            return json(go("/api/session")).at("/viewer/handle").asString("");
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> bearer(String token, String path, String body) {
        return bearer(token, body.isEmpty() ? "GET" : "POST", server.address() + path, body);
    }

    private static HttpResponse<String> bearer(
            String token, String method, String address, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpResponse<String> crud(String token) {
        return bearer(
                token, "/api/activities", "{\"message\": \"By token.\", \"ttl\": \"1-hour\"}");
    }

    private static String codeOf(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    @Test
    void signing_in_leads_there_and_back_and_no_token_can_be_read_here() throws SQLException {
        Browser browser = new Browser();
        issuer.person = person("dax");
        String there = to(browser.go("/api/identity/issuer/sign-in?return=/activities/1"));
        assertThat(there)
                .startsWith(issuer.issuer() + "/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=");
        String before = browser.cookie("SESSION");
        String back = to(browser.go(there));

        assertThat(to(browser.go(back))).endsWith("/activities/1");
        assertThat(browser.viewer()).isEqualTo("dax");
        assertThat(browser.cookie("SESSION")).isNotEqualTo(before);
        assertThat(
                        server.ask(
                                "SELECT count(*) FILTER (WHERE position('refresh-'::bytea IN renewal_token) > 0"
                                        + " OR position('eyJ'::bytea IN renewal_token) > 0)"
                                        + " || ' of ' || (count(renewal_token) > 0) FROM sessions"))
                .isEqualTo("0 of true");
        assertThat(json(browser.go("/api/session")).get("identity").asString()).isEqualTo("oidc");
        assertThat(browser.post("/api/activities", "{\"message\":\"Hi.\",\"ttl\":\"1-hour\"}"))
                .returns(200, HttpResponse::statusCode);
        assertThat(browser.post("/api/identity/sign-out", "{}").statusCode()).isEqualTo(204);
        assertThat(to(browser.go("/api/identity/issuer/sign-out")))
                .startsWith(issuer.issuer() + "/end?client_id=cruddur-test&post_logout_redirect");
        assertThat(browser.viewer()).isEmpty();
    }

    @Test
    void signing_up_asks_the_issuer_to_create() {
        assertThat(to(new Browser().go("/api/identity/issuer/sign-up"))).endsWith("&prompt=create");
    }

    @Test
    void only_addresses_of_ours_are_gone_back_to() {
        for (String wish :
                List.of(
                        "//evil.example",
                        "/\\evil.example",
                        "\\\\evil.example",
                        "%2f%2fevil.example",
                        "https://evil.example/",
                        "javascript:alert(1)",
                        "/\t/evil.example",
                        "/ /evil.example",
                        "/.//evil.example",
                        "/..//evil.example",
                        "/x/..//evil.example",
                        "/%2e%2e//evil.example",
                        "/x//evil.example",
                        "/x/..",
                        "/%2f%2fevil.example",
                        "/%5cevil.example",
                        "/%0d%0aX: y",
                        "/%0d%0aX",
                        "/%zz",
                        "evil.example")) {
            String end =
                    new Browser()
                            .signIn(
                                    person("jadzia"),
                                    "?return=" + URLEncoder.encode(wish, StandardCharsets.UTF_8));
            assertThat(URI.create(server.address()).resolve(end))
                    .as(wish)
                    .isEqualTo(URI.create(server.address() + "/"));
        }
        String ours = "/@jadzia/status/1?max_id=2&to=https://x.example//y#end";
        assertThat(
                        new Browser()
                                .signIn(
                                        person("jadzia"),
                                        "?return="
                                                + URLEncoder.encode(ours, StandardCharsets.UTF_8)))
                .isEqualTo(ours);
    }

    @Test
    void a_sign_in_that_another_browser_began_signs_in_nobody() {
        Browser attacker = new Browser();
        issuer.person = person("attacker");
        String back = attacker.away("");
        Browser victim = new Browser();
        assertThat(to(victim.go(back))).endsWith("/sign-in?failed=sign_in_failed");
        assertThat(victim.viewer()).isEmpty();

        // Nor one whose state is another than that of this browser's own.
        victim.away("");
        assertThat(to(victim.go(back))).endsWith("/sign-in?failed=sign_in_failed");
        assertThat(victim.viewer()).isEmpty();
    }

    @Test
    void beginning_to_sign_in_keeps_nothing_here_and_its_cookie_serves_its_own_answer_alone()
            throws SQLException {
        String sessions =
                "SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM newcomers)";
        String before = server.ask(sessions);
        Browser browser = new Browser();
        issuer.person = person("ziyal");
        String back = browser.away("?return=/about");
        browser.away("");
        assertThat(server.ask(sessions)).isEqualTo(before);
        assertThat(browser.cookie("SESSION")).isEmpty();
        assertThat(browser.cookie("SIGN_IN")).doesNotContain("about").hasSizeLessThan(3500);
        assertThat(to(browser.go(back))).endsWith("/sign-in?failed=sign_in_failed");

        String far = "/about?" + "x".repeat(1990);
        assertThat(browser.signIn(person("ziyal"), "?return=" + far)).isEqualTo(far);
        assertThat(browser.cookie("SIGN_IN")).isEmpty();

        Browser forger = new Browser();
        String answer = forger.away("");
        String kept = forger.cookie("SIGN_IN");
        HttpCookie forged =
                new HttpCookie("SIGN_IN", (kept.startsWith("A") ? "B" : "A") + kept.substring(1));
        forged.setPath("/");
        forged.setVersion(0);
        forger.cookies.getCookieStore().removeAll();
        forger.cookies.getCookieStore().add(URI.create(server.address()), forged);
        assertThat(to(forger.go(answer))).endsWith("/sign-in?failed=sign_in_failed");
    }

    @Test
    void a_session_planted_before_signing_in_stays_a_strangers() {
        Browser attacker = new Browser();
        attacker.signIn(new Person("sub-planter", "P", "no handle!", "", false), "");
        String planted = attacker.cookie("NEWCOMER");
        assertThat(planted).isNotEmpty();
        Browser victim = new Browser();
        HttpCookie cookie = new HttpCookie("NEWCOMER", planted);
        // The same cookie as ours, so that signing in replaces it: two that differ are nobody's.
        cookie.setDomain(URI.create(server.address()).getHost());
        cookie.setPath("/");
        cookie.setVersion(0);
        victim.cookies.getCookieStore().add(URI.create(server.address()), cookie);
        victim.signIn(person("kira"), "");
        assertThat(victim.viewer()).isEqualTo("kira");
        assertThat(attacker.viewer()).isEmpty();
    }

    @Test
    void an_access_token_posts_without_cookies() {
        String token = issuer.accessToken(person("obrien"));
        HttpResponse<String> posted = crud(token);
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        assertThat(json(posted).get("handle").asString()).isEqualTo("obrien");
        assertThat(posted.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(json(bearer(token, "/api/session", "")).at("/viewer/handle").asString())
                .isEqualTo("obrien");
    }

    @Test
    void people_of_an_issuer_follow_mention_and_block_as_people_who_sign_up_here() {
        String weyoun = issuer.accessToken(person("weyoun"));
        String damar = issuer.accessToken(person("damar"));
        assertThat(bearer(damar, "/api/session", "").statusCode()).isEqualTo(200);
        JsonNode crud =
                json(
                        bearer(
                                weyoun,
                                "/api/activities",
                                "{\"message\": \"A word, @damar.\", \"ttl\": \"1-hour\","
                                        + " \"audience\": \"members\"}"));
        assertThat(crud.at("/mentions/0/handle").asString()).isEqualTo("damar");
        String uuid = crud.get("uuid").asString();
        String path = "/api/activities/" + uuid;
        assertThat(server.client().get(path).statusCode()).isEqualTo(404);
        assertThat(bearer(damar, path, "").statusCode()).isEqualTo(200);

        assertThat(related(damar, "PUT", "follow")).isEqualTo(204);
        assertThat(bearer(damar, "/api/activities/following", "").body()).contains(uuid);
        assertThat(bearer(damar, "/api/account/following", "").body()).contains("\"weyoun\"");
        assertThat(related(damar, "PUT", "mute")).isEqualTo(204);
        assertThat(bearer(damar, path, "").statusCode()).isEqualTo(404);
        assertThat(bearer(damar, "/api/account/mutes", "").body()).contains("\"weyoun\"");
        assertThat(related(damar, "DELETE", "mute")).isEqualTo(204);
        assertThat(related(damar, "PUT", "block")).isEqualTo(204);
        assertThat(bearer(damar, path, "").statusCode()).isEqualTo(404);
        assertThat(bearer(damar, "/api/account/blocks", "").body()).contains("\"weyoun\"");
        assertThat(bearer(damar, "/api/account/following", "").body()).isEqualTo("[]");
        assertThat(json(bearer(weyoun, path, "")).get("mentions").isEmpty()).isTrue();
    }

    private static int related(String token, String method, String relation) {
        String address = server.address() + "/api/users/@weyoun/" + relation;
        return bearer(token, method, address, method.equals("PUT") ? "{}" : "").statusCode();
    }

    @Test
    void members_of_an_issuer_alone_read_where_there_are_no_visitors() throws IOException {
        Map<String, String> settings = new HashMap<>(OidcServer.settings());
        settings.putAll(server.sameDatabase());
        settings.put("VISITORS", "none");
        try (RunningServer club = RunningServer.another(settings)) {
            String home = "/api/activities/home";
            assertThat(club.client().get(home).statusCode()).isEqualTo(401);
            String token = issuer.accessToken(person("winn"));
            assertThat(bearer(token, "GET", club.address() + home, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_is_no_access_token_of_ours_is_refused() throws Exception {
        Person garak = person("garak");
        JWTClaimsSet claims = issuer.claims(garak, some -> some.claim("scope", "openid")).build();
        String good = issuer.accessToken(garak);
        SignedJWT shared =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(issuer.key.getKeyID())
                                .build(),
                        claims);
        shared.sign(new MACSigner(issuer.key.toRSAPublicKey().getEncoded()));
        Map<String, String> wrong =
                Map.ofEntries(
                        Map.entry(
                                "another's claims under a good signature",
                                good.replaceFirst(
                                        "\\.[^.]+\\.",
                                        "."
                                                + issuer.accessToken(person("quark"))
                                                        .split("\\.")[1]
                                                + ".")),
                        Map.entry(
                                "expired",
                                issuer.accessToken(
                                        garak,
                                        some ->
                                                some.expirationTime(
                                                        Date.from(
                                                                Instant.now().minusSeconds(120))))),
                        Map.entry(
                                "without an end",
                                issuer.accessToken(garak, some -> some.expirationTime(null))),
                        Map.entry(
                                "of another issuer",
                                issuer.accessToken(garak, some -> some.issuer("https://evil"))),
                        Map.entry(
                                "for another client",
                                issuer.accessToken(
                                        garak, some -> some.claim("client_id", "another"))),
                        Map.entry(
                                "by a key of the attacker's",
                                OpenIdProvider.sign(claims, OpenIdProvider.freshKey())),
                        Map.entry("alg none", new PlainJWT(claims).serialize()),
                        Map.entry("by the public key as a secret", shared.serialize()),
                        Map.entry("an ID token", issuer.idToken(garak, "nonce")),
                        Map.entry("no token at all", "abc"),
                        Map.entry("not even that", "a b"));
        wrong.forEach((why, token) -> {
            HttpResponse<String> answer = crud(token);
            assertThat(answer.statusCode()).as(why).isEqualTo(401);
            assertThat(codeOf(answer)).as(why).isEqualTo("token_invalid");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        });
        assertThat(crud(good).statusCode()).isEqualTo(200);
    }

    @Test
    void a_cookie_beside_a_wrong_token_counts_for_nothing() {
        Browser browser = new Browser();
        browser.signIn(person("nog"), "");
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/api/account"))
                                .header("Authorization", "Bearer abc"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(browser.viewer()).isEqualTo("nog");
    }

    @Test
    void a_new_key_is_found_and_the_old_one_forgotten() {
        String before = issuer.accessToken(person("rom"));
        assertThat(crud(before).statusCode()).isEqualTo(200);
        issuer.key = OpenIdProvider.freshKey();
        String after = issuer.accessToken(person("rom"));
        // Keys that nobody knows, of another test, have it wait a few seconds between two looks.
        long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
        while (crud(after).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        assertThat(crud(before).statusCode()).isEqualTo(401);
    }

    @Test
    void a_handle_that_cannot_be_had_is_chosen_by_the_person() throws Exception {
        crud(issuer.accessToken(person("odo")));
        Person second = new Person("sub-odo-2", "Odo", "ODO", "odo@example.com", true);
        String token = issuer.accessToken(second);
        assertThat(codeOf(crud(token))).isEqualTo("handle_needed");
        assertThat(codeOf(bearer(token, "/api/identity/handle", choice("odo"))))
                .isEqualTo("preferred_username_taken");
        assertThat(codeOf(bearer(token, "/api/identity/handle", choice("admin"))))
                .isEqualTo("preferred_username_reserved");
        assertThat(bearer(token, "/api/identity/handle", choice("constable")).statusCode())
                .isEqualTo(200);
        assertThat(json(crud(token)).get("handle").asString()).isEqualTo("constable");

        Browser browser = new Browser();
        Person third = new Person("sub-odo-3", "Odo", "no handle!", "odo@example.com", true);
        assertThat(browser.signIn(third, "")).endsWith("/choose-handle");
        assertThat(browser.viewer()).isEmpty();
        assertThat(codeOf(browser.post("/api/activities", "{}"))).isEqualTo("not_signed_in");
        assertThat(browser.post("/api/identity/handle", choice("changeling")).statusCode())
                .isEqualTo(200);
        assertThat(browser.viewer()).isEqualTo("changeling");
        assertThat(server.ask("SELECT count(*) FROM users WHERE email = 'odo@example.com'"))
                .isEqualTo("3");
    }

    /** As after SECRET_KEY was changed; in half an hour it would be forgotten anyway. */
    @Test
    void a_person_kept_under_another_key_signs_in_again_to_choose_a_handle() throws SQLException {
        Browser browser = new Browser();
        Person quark = new Person("sub-quark", "Quark", "no handle!", "quark@example.com", true);
        assertThat(browser.signIn(quark, "")).endsWith("/choose-handle");
        server.sql("UPDATE newcomers SET told = set_byte(told, 20, get_byte(told, 20) # 1)");

        assertThat(codeOf(browser.post("/api/identity/handle", choice("quark_bar"))))
                .isEqualTo("not_signed_in");

        assertThat(browser.signIn(quark, "")).endsWith("/choose-handle");
        assertThat(browser.post("/api/identity/handle", choice("quark_bar")).statusCode())
                .isEqualTo(200);
        assertThat(browser.viewer()).isEqualTo("quark_bar");
    }

    private static String choice(String handle) {
        return "{\"preferred_username\": \"%s\"}".formatted(handle);
    }

    @Test
    void of_many_who_want_one_handle_at_once_one_has_it() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 6; number++) {
                Person rival = new Person("sub-rival-" + number, "Rival", "kai", "", false);
                answers.add(atOnce.submit(() -> codeOf(crud(issuer.accessToken(rival)))));
            }
        }
        List<String> codes = new ArrayList<>();
        for (Future<String> answer : answers) {
            codes.add(answer.get());
        }
        assertThat(codes).containsOnlyOnce("").contains("handle_needed");
        assertThat(server.ask("SELECT count(*) FROM users WHERE handle = 'kai'")).isEqualTo("1");
    }

    @Test
    void name_and_proved_address_follow_the_issuer_and_the_handle_does_not() throws SQLException {
        String about =
                "SELECT handle || ' ' || email || ' ' || display_name FROM users WHERE"
                        + " cognito_user_id = 'sub-ezri'";
        Browser browser = new Browser();
        browser.signIn(new Person("sub-ezri", "Ezri", "ezri", "a@example.com", false), "");
        assertThat(server.ask(about)).isEqualTo("ezri  Ezri");
        browser.signIn(new Person("sub-ezri", "Ezri Dax", "other", "b@example.com", true), "");
        assertThat(server.ask(about)).isEqualTo("ezri b@example.com Ezri Dax");
        server.sql("UPDATE users SET display_name = 'Mine' WHERE cognito_user_id = 'sub-ezri'");
        browser.signIn(new Person("sub-ezri", "Ezri Dax", "other", "c@example.com", false), "");
        assertThat(server.ask(about)).isEqualTo("ezri b@example.com Mine");
        browser.signIn(new Person("sub-ezri", "Ezri Dax", "other", "d..d@example.com", true), "");
        assertThat(server.ask(about)).isEqualTo("ezri b@example.com Mine");
        browser.signIn(new Person("sub-ezri", "Ezri Dax", "other", "e@ŠKODA.example", true), "");
        assertThat(server.ask(about)).isEqualTo("ezri e@xn--koda-f6a.example Mine");
    }

    @Test
    void a_deleted_users_tokens_are_void_and_the_handle_is_free() throws Exception {
        Person gowron = person("gowron");
        String old = issuer.accessToken(gowron);
        assertThat(crud(old).statusCode()).isEqualTo(200);
        server.sql(
                Files.readString(Path.of("..", "db", "operations", "user-delete.sql"))
                        .replace(":'handle'", "'gowron'")
                        .replace(" \\g /dev/null", ";"));
        assertThat(codeOf(crud(old))).isEqualTo("token_invalid");

        Person namesake = new Person("sub-another", "Gowron", "gowron", "g@example.com", true);
        assertThat(json(crud(issuer.accessToken(namesake))).get("handle").asString())
                .isEqualTo("gowron");
        // Signed in anew, the deleted one may come again, under another handle.
        String anew =
                issuer.accessToken(
                        gowron,
                        some -> some.claim("auth_time", Instant.now().getEpochSecond() + 5));
        assertThat(codeOf(crud(anew))).isEqualTo("handle_needed");
        assertThat(codeOf(crud(old))).isEqualTo("token_invalid");
    }

    @Test
    void a_disabled_user_is_told_so() throws SQLException {
        String token = issuer.accessToken(person("dukat"));
        crud(token);
        server.sql(
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'dukat'");
        assertThat(codeOf(crud(token))).isEqualTo("account_disabled");
        assertThat(new Browser().signIn(person("dukat"), ""))
                .endsWith("/sign-in?failed=account_disabled");
    }

    @Test
    void a_session_is_renewed_at_the_issuer_and_ends_when_it_says_no() {
        issuer.lifetime = 1;
        Browser browser = new Browser();
        try {
            browser.signIn(person("worf2"), "");
            int before = issuer.renewals.get();
            while (issuer.renewals.get() < before + 2) {
                assertThat(browser.viewer()).isEqualTo("worf2");
            }
            issuer.forgets = true;
            long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
            while (!browser.viewer().isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        } finally {
            issuer.forgets = false;
            issuer.lifetime = 3600;
        }
    }

    @Test
    void a_session_is_renewed_however_the_path_is_written() {
        issuer.lifetime = 1;
        try {
            for (String path : List.of("/%61pi/account", "/api/account", "/api/%73ession")) {
                Browser browser = new Browser();
                browser.signIn(person("bareil"), "");
                int before = issuer.renewals.get();
                long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
                while (issuer.renewals.get() == before) {
                    assertThat(browser.go(path).statusCode()).as(path).isEqualTo(200);
                    assertThat(System.nanoTime()).as(path).isLessThan(deadline);
                }
            }
            issuer.forgets = true;
            Browser disabled = new Browser();
            disabled.signIn(person("bareil"), "");
            long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
            while (disabled.go("/%61pi/account").statusCode() == 200) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(disabled.viewer()).isEmpty();
        } finally {
            issuer.forgets = false;
            issuer.lifetime = 3600;
        }
    }

    @Test
    void two_servers_that_renew_one_session_at_once_ask_the_issuer_once() throws Exception {
        Map<String, String> settings = new HashMap<>(OidcServer.settings());
        settings.put("CONNECTION_URL", Files.readString(server.home.resolve("url")).strip());
        settings.put("SECRET_KEY", Files.readString(server.home.resolve("secret-key")).strip());
        issuer.lifetime = 1;
        try (RunningServer other = RunningServer.another(settings);
                ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            Browser browser = new Browser();
            browser.signIn(person("jake"), "");
            int before = issuer.renewals.get();
            // The issuer takes each refresh token once: a second asking would end the session.
            while (issuer.renewals.get() < before + 3) {
                List<Future<String>> viewers = new ArrayList<>();
                for (int number = 0; number < 8; number++) {
                    String address = (number % 2 == 0 ? server : other).address();
                    viewers.add(
                            atOnce.submit(() ->
                                    json(browser.go(address + "/api/session"))
                                            .at("/viewer/handle")
                                            .asString("")));
                }
                for (Future<String> viewer : viewers) {
                    assertThat(viewer.get()).isEqualTo("jake");
                }
            }
        } finally {
            issuer.lifetime = 3600;
        }
    }

    @Test
    void an_own_account_is_deleted_after_a_sign_in_of_late_and_by_no_token() throws Exception {
        Person nilva = person("nilva");
        String token = issuer.accessToken(nilva);
        assertThat(crud(token).statusCode()).isEqualTo(200);
        assertThat(codeOf(bearer(token, "/api/account/delete", "{}"))).isEqualTo("sign_in_again");

        Browser browser = new Browser();
        browser.signIn(nilva, "");
        server.sql(
                "UPDATE sessions SET created_at = created_at - interval '601 seconds'"
                        + " WHERE user_uuid = (SELECT uuid FROM users WHERE handle = 'nilva')");
        assertThat(codeOf(browser.post("/api/account/delete", "{}"))).isEqualTo("sign_in_again");
        assertThat(server.ask("SELECT count(*) FROM users WHERE handle = 'nilva'")).isEqualTo("1");

        browser.signIn(nilva, "");
        assertThat(browser.post("/api/account/delete", "{}").statusCode()).isEqualTo(204);
        assertThat(browser.viewer()).isEmpty();
        assertThat(server.ask("SELECT count(*) FROM users WHERE handle = 'nilva'")).isEqualTo("0");
        assertThat(codeOf(crud(token))).isEqualTo("token_invalid");
    }

    /** The second factor is the issuer's. */
    @Test
    void a_moderator_acts_after_a_sign_in_of_late() throws Exception {
        String queue = "/api/moderation/reports";
        String act = queue + "/00000000-0000-0000-0000-000000000000/evidence";
        Browser browser = new Browser();
        browser.signIn(person("leeta"), "");
        server.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, 'moderator' FROM users WHERE handle = 'leeta'");
        try {
            assertThat(browser.post(act, "").statusCode()).isEqualTo(404);
            server.sql(
                    "UPDATE sessions SET created_at = created_at - interval '601 seconds'"
                            + " WHERE user_uuid = (SELECT uuid FROM users WHERE handle = 'leeta')");
            assertThat(browser.go(queue).statusCode()).isEqualTo(200);
            assertThat(codeOf(browser.post(act, ""))).isEqualTo("sign_in_again");
            browser.signIn(person("leeta"), "");
            assertThat(browser.post(act, "").statusCode()).isEqualTo(404);
        } finally {
            server.sql("DELETE FROM user_roles");
        }
    }

    @Test
    void what_takes_a_password_is_not_there() {
        Browser browser = new Browser();
        for (String path : List.of("sign-in", "sign-up", "confirm", "forgot", "reset", "resend")) {
            assertThat(browser.post("/api/identity/" + path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void another_issuer_on_the_same_database_does_not_start() throws IOException {
        Map<String, String> another =
                Map.of(
                        "IDENTITY", "oidc",
                        "OIDC_ISSUER", "https://another.example",
                        "OIDC_CLIENT_ID", "x",
                        "PORT", "0",
                        "CRUDDUR_HOME", server.home.toString(),
                        "CONNECTION_URL", Files.readString(server.home.resolve("url")).strip());
        assertThatThrownBy(() -> CommandRunner.run(Cruddur.class, List.of(), another))
                .hasMessageContaining("come from the issuer '" + issuer.issuer() + "'")
                .hasMessageContaining("https://another.example");
    }
}
