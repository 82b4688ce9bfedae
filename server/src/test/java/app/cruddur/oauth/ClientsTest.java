package app.cruddur.oauth;

import static app.cruddur.testing.server.ClientApp.value;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.crypto.SecretKey;
import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.identity.OperatorPasswordReset;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Programs that act for people: how they get their tokens, and what an attacker would try. */
@ExtendWith(OutputCaptureExtension.class)
class ClientsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final RunningServer SERVER = RunningServer.get();

    private static ClientApp onMachine;
    private static ClientApp onServer;

    @BeforeAll
    static void two_clients() throws SQLException {
        onMachine = ClientApp.made(SERVER, "", "http://127.0.0.1/done");
        onServer = ClientApp.made(SERVER, SECRET, "https://clocks.example/done");
    }

    private static Client person(String handle, CapturedOutput log) {
        Client person = SERVER.client();
        person.join(handle, log);
        return person;
    }

    private static HttpResponse<String> bearer(String token, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(SERVER.address() + path))
                        .header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return SERVER.client().send(request);
    }

    private static int account(String token) {
        return bearer(token, "/api/account", "").statusCode();
    }

    private static String error(HttpResponse<String> answer) {
        return json(answer).path("error").asString(answer.body());
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void a_client_finds_its_way_by_discovery_alone() {
        for (String document : List.of("openid-configuration", "oauth-authorization-server")) {
            JsonNode told = json(SERVER.client().get("/.well-known/" + document));
            assertThat(told.get("issuer").asString()).isEqualTo(SERVER.address());
            assertThat(told.get("authorization_endpoint").asString())
                    .isEqualTo(SERVER.address() + "/oauth2/authorize");
            assertThat(told.get("code_challenge_methods_supported").toString())
                    .isEqualTo("[\"S256\"]");
            assertThat(told.has("introspection_endpoint")).isFalse();
        }
        JsonNode keys = json(SERVER.client().get("/oauth2/jwks")).get("keys");
        assertThat(keys.size()).isPositive();
        assertThat(keys.get(0).propertyNames()).contains("n", "kid").doesNotContain("d", "p", "q");
    }

    @Test
    void a_person_says_yes_and_the_client_acts_for_them(CapturedOutput log) throws Exception {
        Client person = SERVER.client();
        String back = to(person.get(onMachine.address()));
        assertThat(back).startsWith("/sign-in?next=%2Foauth2%2Fauthorize%3F");
        person.join("clock_fan", log);

        String question = to(person.get(value(back, "next")));
        assertThat(question).startsWith(SERVER.address() + "/allow?").contains(onMachine.id);
        String end = onMachine.answer(person, question, "openid profile");
        assertThat(end).startsWith("http://127.0.0.1/done?code=");
        assertThat(value(end, "state")).isEqualTo(ClientApp.STATE);

        HttpResponse<String> answer = onMachine.tokens(value(end, "code"));
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode tokens = json(answer);
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(tokens.has("refresh_token")).isFalse();
        String access = tokens.get("access_token").asString();
        assertThat(
                        bearer(
                                        access,
                                        "/api/activities",
                                        "{\"message\": \"By a clock.\", \"ttl\": \"1-hour\"}")
                                .statusCode())
                .isEqualTo(200);
        JsonNode crud = json(SERVER.client().get("/api/activities/@clock_fan")).at("/activities/0");
        assertThat(crud.path("message").asString("")).isEqualTo("By a clock.");
        HttpRequest.Builder sooner =
                HttpRequest.newBuilder(
                                URI.create(
                                        "%s/api/activities/%s/ttl"
                                                .formatted(
                                                        SERVER.address(),
                                                        crud.get("uuid").asString())))
                        .header("Authorization", "Bearer " + access)
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"expires_at\": \""
                                                + Instant.now().plusSeconds(600)
                                                + "\"}"));
        assertThat(SERVER.client().send(sooner).statusCode()).isEqualTo(200);

        HttpRequest.Builder push =
                HttpRequest.newBuilder(URI.create(SERVER.address() + "/api/account/push"))
                        .header("Authorization", "Bearer " + access)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{}"));
        assertThat(json(SERVER.client().send(push)).get("code").asString())
                .isEqualTo("sign_in_again");

        SERVER.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, 'admin' FROM users WHERE handle = 'clock_fan'");
        assertThat(json(bearer(access, "/api/moderation/reports", "")).get("code").asString())
                .isEqualTo("moderators_only");
        SERVER.sql("DELETE FROM user_roles");

        String sub = SERVER.ask("SELECT cognito_user_id FROM users WHERE handle = 'clock_fan'");
        SignedJWT told = SignedJWT.parse(access);
        assertThat(told.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(told.getJWTClaimsSet().getClaims())
                .containsEntry("token_use", "access")
                .containsEntry("client_id", onMachine.id)
                .containsEntry("scope", "openid profile")
                .containsEntry("iss", SERVER.address())
                .containsEntry("sub", sub);
        assertThat(SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet().getClaims())
                .containsEntry("nonce", "a nonce")
                .containsEntry("aud", List.of(onMachine.id))
                .containsEntry("sub", sub);
        JsonNode claims = json(bearer(access, "/api/account/userinfo", ""));
        assertThat(claims.get("sub").asString()).isEqualTo(sub);
        assertThat(claims.get("preferred_username").asString()).isEqualTo("clock_fan");
        assertThat(claims.get("email_verified").asBoolean()).isTrue();
        // An earlier release sent the code for such an address to another mailbox.
        SERVER.sql("UPDATE users SET email = 'fan@škoda.example' WHERE handle = 'clock_fan'");
        claims = json(bearer(access, "/api/account/userinfo", ""));
        assertThat(claims.get("email_verified").asBoolean()).isFalse();
    }

    @Test
    void no_is_told_to_the_client_and_allows_nothing(CapturedOutput log) {
        Client person = person("clock_foe", log);
        String question = to(person.get(onServer.address()));
        assertThat(onServer.answer(person, question, ""))
                .startsWith("https://clocks.example/done?error=access_denied");
        assertThat(onServer.code(person)).isNotEmpty();
        // Somebody who has said yes before, and is asked for more, may say no as well.
        String more = to(person.get(onServer.address().replace("profile", "email")));
        assertThat(onServer.answer(person, more, ""))
                .startsWith("https://clocks.example/done?error=access_denied");
    }

    @Test
    void a_yes_is_remembered_where_the_address_proves_the_client(CapturedOutput log) {
        Client person = person("clock_owner", log);
        assertThat(onServer.code(person)).isNotEmpty();
        assertThat(to(person.get(onServer.address())))
                .startsWith("https://clocks.example/done?code=");
        assertThat(to(person.get(onServer.address() + "&prompt=consent"))).contains("/allow?");
        assertThat(to(person.get(onServer.address().replace("profile", "email"))))
                .contains("/allow?");
        assertThat(onMachine.code(person)).isNotEmpty();
        assertThat(to(person.get(onMachine.address()))).contains("/allow?");
    }

    @Test
    void a_question_that_is_not_right_leads_nowhere_or_back_with_an_error(CapturedOutput log)
            throws SQLException {
        Client person = person("clock_tester", log);
        String asked = onServer.address();
        for (String wrong :
                List.of(
                        asked.replace("clocks.example", "evil.example"),
                        asked.replace("done", "done%2Fmore"),
                        asked.replaceFirst("redirect_uri=[^&]*&", ""),
                        asked.replace(onServer.id, "nobody"),
                        asked.replace(onServer.id, "00000000-0000-7000-8000-000000000000"))) {
            assertThat(person.get(wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        Map<String, String> errors =
                Map.of(
                        asked.replaceFirst("code_challenge=[^&]*&", ""), "invalid_request",
                        asked.replace("S256", "plain"), "invalid_request",
                        asked.replaceFirst("openid\\+", ""), "invalid_scope",
                        asked.replace("profile", "everything"), "invalid_scope",
                        asked.replace("nonce=a", "nonce=%00a"), "invalid_request",
                        asked.replace("nonce=a", "nonce=" + "a".repeat(2001)), "invalid_request");
        errors.forEach((wrong, error) ->
                assertThat(to(person.get(wrong)))
                        .as(wrong)
                        .startsWith("https://clocks.example/done?error=" + error));
        assertThat(SERVER.ask("SELECT count(*) FROM client_grants WHERE nonce LIKE 'aa%'"))
                .isEqualTo("0");
    }

    @Test
    void a_code_serves_once_its_client_alone_and_with_its_verifier(CapturedOutput log)
            throws SQLException {
        Client person = person("clock_maker", log);
        String code = onServer.code(person);
        assertThat(error(onServer.tokens(code, ClientApp.VERIFIER + "x")))
                .isEqualTo("invalid_grant");
        assertThat(error(onMachine.tokens(code))).isEqualTo("invalid_grant");
        String again = onServer.code(person);
        JsonNode tokens = json(onServer.tokens(again));
        String access = tokens.get("access_token").asString();
        assertThat(account(access)).isEqualTo(200);

        // Two have the code; nobody knows which of them is the client.
        assertThat(error(onServer.tokens(again))).isEqualTo("invalid_grant");
        assertThat(account(access)).isEqualTo(401);
        assertThat(error(onServer.refresh(tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");

        String late = onServer.code(person);
        SERVER.sql(
                "UPDATE client_grants SET expires_at = statement_timestamp() WHERE stage = 'allowed'");
        assertThat(error(onServer.tokens(late))).isEqualTo("invalid_grant");
        assertThat(error(ClientApp.made(SERVER, "another", onServer.redirect).tokens(late)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void of_two_who_bring_a_code_together_one_at_most_is_served(CapturedOutput log)
            throws Exception {
        Client person = person("clock_twins", log);
        String code = onServer.code(person);
        List<Callable<Integer>> both = new ArrayList<>();
        for (int one = 0; one < 4; one++) {
            both.add(() -> onServer.tokens(code).statusCode());
        }
        int served = 0;
        try (ExecutorService together = Executors.newFixedThreadPool(both.size())) {
            for (Future<Integer> status : together.invokeAll(both)) {
                served += status.get() == 200 ? 1 : 0;
                assertThat(status.get()).isIn(200, 400);
            }
        }
        assertThat(served).isLessThanOrEqualTo(1);
    }

    @Test
    void a_refresh_token_is_replaced_at_each_use_and_ends_all_when_shown_again(CapturedOutput log)
            throws SQLException {
        Client person = person("clock_winder", log);
        JsonNode first = onServer.signIn(person);
        JsonNode second = json(onServer.refresh(first.get("refresh_token").asString()));
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(second.has("id_token")).isTrue();
        String access = second.get("access_token").asString();
        assertThat(account(access)).isEqualTo(200);
        assertThat(account(first.get("access_token").asString())).isEqualTo(200);
        assertThat(
                        SERVER.ask(
                                "SELECT count(*) FROM client_grants WHERE client_grants::text LIKE '%"
                                        + second.get("refresh_token").asString()
                                        + "%'"))
                .isEqualTo("0");

        assertThat(error(onServer.refresh(first.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        assertThat(error(onServer.refresh(second.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        assertThat(account(access)).isEqualTo(401);
    }

    @Test
    void a_ticket_spent_long_ago_ends_what_a_thief_went_on_with(CapturedOutput log) {
        Client person = person("clock_robbed", log);
        String code = onServer.code(person);
        JsonNode first = json(onServer.tokens(code));
        JsonNode second = json(onServer.refresh(first.get("refresh_token").asString()));
        JsonNode third = json(onServer.refresh(second.get("refresh_token").asString()));
        assertThat(account(third.get("access_token").asString())).isEqualTo(200);
        assertThat(error(onServer.refresh(first.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        assertThat(account(third.get("access_token").asString())).isEqualTo(401);
        assertThat(error(onServer.refresh(third.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");

        String replayed = onServer.code(person);
        JsonNode tokens = json(onServer.tokens(replayed));
        JsonNode later = json(onServer.refresh(tokens.get("refresh_token").asString()));
        assertThat(error(onServer.tokens(replayed))).isEqualTo("invalid_grant");
        assertThat(account(later.get("access_token").asString())).isEqualTo(401);
        // Also where the person was not asked, and the code is the grant's first ticket.
        assertThat(to(person.get(onServer.address()))).contains("code=");
    }

    @Test
    void a_ticket_of_anothers_making_ends_nothing(CapturedOutput log) {
        JsonNode tokens = onServer.signIn(person("clock_target", log));
        String refresh = tokens.get("refresh_token").asString();
        String seal = refresh.substring(refresh.indexOf('.'));
        String named = refresh.substring(0, refresh.indexOf('.'));
        String another = (named.charAt(40) == 'A' ? "B" : "A") + named.substring(41);
        for (String forged :
                List.of(
                        named,
                        named + ".",
                        named + ".0",
                        named.substring(0, 40) + another + seal,
                        ".",
                        "..",
                        "\u00e4.\u00e4")) {
            assertThat(error(onServer.refresh(forged))).as(forged).isEqualTo("invalid_grant");
            assertThat(error(onServer.tokens(forged))).as(forged).isEqualTo("invalid_grant");
        }
        assertThat(error(onServer.tokens(refresh))).isEqualTo("invalid_grant");
        assertThat(account(tokens.get("access_token").asString())).isEqualTo(200);
        assertThat(onServer.refresh(refresh).statusCode()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_of_the_release_before_serves_once(CapturedOutput log) throws SQLException {
        Client person = person("clock_keen", log);
        onServer.signIn(person);
        String old = "without-a-grant-in-it";
        SERVER.sql(
                "UPDATE client_grants SET ticket_hmac = decode('%s', 'hex') WHERE user_uuid ="
                                .formatted(
                                        SERVER.bean(SecretKey.class)
                                                .hmac("client ticket running", old))
                        + " (SELECT uuid FROM users WHERE handle = 'clock_keen')");
        JsonNode next = json(onServer.refresh(old));
        assertThat(account(next.get("access_token").asString())).isEqualTo(200);
        assertThat(error(onServer.refresh(old))).isEqualTo("invalid_grant");
        assertThat(account(next.get("access_token").asString())).isEqualTo(401);
    }

    @Test
    void a_client_without_its_secret_gets_nothing(CapturedOutput log) throws SQLException {
        Client person = person("clock_keeper", log);
        String code = onServer.code(person);
        Map<String, String> form =
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", onServer.redirect,
                        "client_id", onServer.id,
                        "code_verifier", ClientApp.VERIFIER);
        HttpResponse<String> without =
                SERVER.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(SERVER.address() + "/oauth2/token"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(ClientApp.form(form))));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(error(without)).isEqualTo("invalid_client");
        assertThat(
                        onServer.post(
                                        "/oauth2/token",
                                        new HashMap<>(Map.of("grant_type", "client_credentials")))
                                .body())
                .contains("unauthorized_client");
    }

    @Test
    void revoking_a_token_ends_all_of_that_sign_in(CapturedOutput log) {
        Client person = person("clock_breaker", log);
        JsonNode tokens = onServer.signIn(person);
        assertThat(onServer.revoke("nothing").statusCode()).isEqualTo(200);
        assertThat(account(tokens.get("access_token").asString())).isEqualTo(200);
        assertThat(onServer.revoke(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
        assertThat(account(tokens.get("access_token").asString())).isEqualTo(401);
        assertThat(error(onServer.refresh(tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
    }

    @Test
    void an_access_token_is_revoked_by_its_client_public_or_not_and_by_no_other(CapturedOutput log)
            throws SQLException {
        Client person = person("clock_revoker", log);
        ClientApp stranger = ClientApp.made(SERVER, "another", onServer.redirect);
        for (ClientApp client : List.of(onServer, onMachine)) {
            JsonNode tokens = client.signIn(person);
            String access = tokens.get("access_token").asString();
            assertThat(error(stranger.revoke(access))).isEqualTo("invalid_client");
            assertThat(account(access)).isEqualTo(200);
            assertThat(client.revoke(access).statusCode()).isEqualTo(200);
            assertThat(account(access)).isEqualTo(401);
            assertThat(client.revoke(access).statusCode()).isEqualTo(200);
            if (tokens.has("refresh_token")) {
                assertThat(error(client.refresh(tokens.get("refresh_token").asString())))
                        .isEqualTo("invalid_grant");
            }
        }
        // A confidential client does not pass for a public one.
        String access = onServer.signIn(person).get("access_token").asString();
        for (String form :
                List.of("token=" + access, "token=" + access + "&client_id=" + onServer.id)) {
            for (String path : List.of("/oauth2/revoke", "/oauth2/token")) {
                HttpResponse<String> refused =
                        SERVER.client()
                                .send(
                                        HttpRequest.newBuilder(URI.create(SERVER.address() + path))
                                                .header(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded")
                                                .POST(BodyPublishers.ofString(form)));
                assertThat(refused.statusCode()).as(path).isEqualTo(401);
                assertThat(error(refused)).as(path).isEqualTo("invalid_client");
            }
        }
        assertThat(account(access)).isEqualTo(200);
    }

    @Test
    void what_a_client_may_not_ask_for_is_refused_and_never_passed_over(CapturedOutput log)
            throws Exception {
        Client person = person("clock_asker", log);
        assertThat(onServer.code(person)).isNotEmpty();
        Map<String, String> refused =
                Map.ofEntries(
                        Map.entry("prompt=login", "login_required"),
                        Map.entry("prompt=consent+login", "login_required"),
                        Map.entry("prompt=select_account", "account_selection_required"),
                        Map.entry("prompt=everything", "invalid_request"),
                        Map.entry("max_age=0", "login_required"),
                        Map.entry("max_age=-1", "invalid_request"),
                        Map.entry("request=e30.e30.", "request_not_supported"),
                        Map.entry("registration=%7B%7D", "registration_not_supported"));
        refused.forEach((asked, error) ->
                assertThat(to(person.get(onServer.address() + "&" + asked)))
                        .as(asked)
                        .startsWith("https://clocks.example/done?error=" + error));
        for (String asked :
                List.of(
                        "request_uri=https%3A%2F%2Fx.example",
                        "prompt=consent&prompt=none", "max_age=1&max_age=2")) {
            HttpResponse<String> no = person.get(onServer.address() + "&" + asked);
            String led = no.headers().firstValue("Location").orElse("");
            assertThat(no.statusCode() == 400 || led.contains("/done?error=invalid_request"))
                    .as(asked + " " + no.statusCode() + led)
                    .isTrue();
            String evil = onServer.address().replace("clocks.example", "evil.example");
            assertThat(person.get(evil + "&" + asked).statusCode()).as(asked).isEqualTo(400);
        }

        long before = System.currentTimeMillis() / 1000;
        String there = to(person.get(onServer.address() + "&max_age=86400"));
        JsonNode tokens = json(onServer.tokens(value(there, "code")));
        JsonNode refreshed = json(onServer.refresh(tokens.get("refresh_token").asString()));
        for (JsonNode one : List.of(tokens, refreshed)) {
            assertThat(
                            SignedJWT.parse(one.get("id_token").asString())
                                    .getJWTClaimsSet()
                                    .getLongClaim("auth_time"))
                    .isBetween(before - 600, before + 1);
        }
    }

    /** Allow is pressed in two tabs: one goes on to the client, the other hears that it is over. */
    @Test
    void of_two_answers_at_once_one_counts(CapturedOutput log) throws Exception {
        Client person = person("clock_twice", log);
        String question = to(person.get(onServer.address()));
        assertThat(question).contains("/allow?");
        try (Connection holder = Database.single(SERVER.database()).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM client_grants WHERE stage = 'asked' FOR UPDATE");
            List<CompletableFuture<Integer>> both = new ArrayList<>();
            for (int tab = 0; tab < 2; tab++) {
                both.add(
                        CompletableFuture.supplyAsync(() ->
                                onServer.answered(person, question, "openid profile")
                                        .statusCode()));
            }
            SERVER.await(
                    "t",
                    "SELECT count(*) >= 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
                    Deadline.PATIENCE);
            holder.commit();
            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void nobody_is_shown_a_page_where_a_client_wants_none(CapturedOutput log) throws SQLException {
        Client stranger = SERVER.client();
        String asked = onServer.address() + "&prompt=none";
        String told = to(stranger.get(asked));
        assertThat(told).startsWith("https://clocks.example/done?error=login_required");
        assertThat(value(told, "state")).isEqualTo(ClientApp.STATE);
        assertThat(stranger.get(asked.replace("clocks.example", "evil.example")).statusCode())
                .isEqualTo(400);
        assertThat(to(person("clock_quiet", log).get(asked)))
                .startsWith("https://clocks.example/done?error=consent_required");
    }

    @Test
    void a_client_whose_address_leads_nowhere_is_none_and_breaks_nothing(CapturedOutput log)
            throws SQLException {
        String rule =
                SERVER.ask(
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname ="
                                + " 'clients_redirect_uri_safe'");
        SERVER.sql("ALTER TABLE clients DROP CONSTRAINT clients_redirect_uri_safe");
        try {
            Client person = person("clock_lost", log);
            for (String address :
                    List.of("https://a.example/\u007f", "https://a.example/?y=\"><script>")) {
                ClientApp broken = ClientApp.made(SERVER, SECRET, address);
                assertThat(person.get(broken.address()).statusCode()).isEqualTo(400);
                assertThat(error(broken.tokens("any"))).isEqualTo("invalid_client");
                assertThat(error(broken.revoke("any"))).isEqualTo("invalid_client");
                SERVER.sql("DELETE FROM clients WHERE uuid = '%s'".formatted(broken.id));
            }
        } finally {
            SERVER.sql("ALTER TABLE clients ADD CONSTRAINT clients_redirect_uri_safe " + rule);
        }
    }

    @Test
    void a_token_counts_only_while_its_person_and_its_client_are_there(CapturedOutput log)
            throws SQLException {
        Client person = person("clock_stopper", log);
        JsonNode tokens = onServer.signIn(person);
        String access = tokens.get("access_token").asString();
        SERVER.sql(
                "INSERT INTO disabled_users SELECT uuid FROM users WHERE handle = 'clock_stopper'");
        assertThat(bearer(access, "/api/activities", "{}").statusCode()).isEqualTo(403);
        assertThat(error(onServer.refresh(tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        SERVER.sql("DELETE FROM disabled_users");
        assertThat(account(access)).isEqualTo(200);

        ClientApp brief = ClientApp.made(SERVER, SECRET, onServer.redirect);
        String of = brief.signIn(person).get("access_token").asString();
        SERVER.sql("DELETE FROM clients WHERE uuid = '%s'".formatted(brief.id));
        assertThat(account(of)).isEqualTo(401);

        person.post("/api/account/delete", "{\"password\": \"correct horse\"}");
        assertThat(account(access)).isEqualTo(401);
    }

    @Test
    void a_person_sees_whom_they_allowed_and_takes_it_back(CapturedOutput log) {
        Client person = person("clock_seer", log);
        assertThat(json(person.get("/api/account/clients")).size()).isZero();
        String question = to(person.get(onServer.address()));
        String asking = "/api/account/clients/asking?" + question.replaceFirst(".*[?]", "");
        JsonNode asked = json(person.get(asking));
        assertThat(asked.get("name").asString()).isEqualTo("Clocks & Co");
        assertThat(asked.get("redirect_uri").asString()).isEqualTo(onServer.redirect);
        Client other = person("clock_peer", log);
        assertThat(other.get(asking).statusCode()).isEqualTo(404);
        assertThat(onServer.answer(other, question, "openid")).startsWith("400");

        JsonNode tokens = onServer.signIn(person);
        assertThat(json(person.get("/api/account/clients")).get(0).get("uuid").asString())
                .isEqualTo(onServer.id);
        assertThat(other.delete("/api/account/clients/" + onServer.id).statusCode()).isEqualTo(404);
        assertThat(person.delete("/api/account/clients/" + onServer.id).statusCode())
                .isEqualTo(204);
        assertThat(json(person.get("/api/account/clients")).size()).isZero();
        assertThat(account(tokens.get("access_token").asString())).isEqualTo(401);
        assertThat(error(onServer.refresh(tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        assertThat(to(person.get(onServer.address()))).contains("/allow?");
    }

    @Test
    void signing_out_everywhere_ends_what_clients_have_too(CapturedOutput log) {
        Client person = person("clock_leaver", log);
        String access = onServer.signIn(person).get("access_token").asString();
        person.post("/api/account/sign-out-everywhere", "");
        assertThat(account(access)).isEqualTo(401);
    }

    @Test
    void a_new_password_ends_what_clients_have_too(CapturedOutput log) {
        Client person = person("clock_locker", log);
        String access = onServer.signIn(person).get("access_token").asString();
        String same = "{\"password\": \"correct horse\", \"new_password\": \"correct horse\"}";
        assertThat(person.put("/api/account/password", same).statusCode()).isEqualTo(204);
        assertThat(account(access)).isEqualTo(401);

        String again = onServer.signIn(person).get("access_token").asString();
        assertThat(
                        OperatorPasswordReset.run(
                                new Db(Database.single(SERVER.database())), "clock_locker"))
                .isNotEmpty();
        assertThat(account(again)).isEqualTo(401);
    }

    @Test
    void a_client_changes_nothing_of_an_account(CapturedOutput log) throws Exception {
        Client person = person("clock_minder", log);
        String access = onServer.signIn(person).get("access_token").asString();
        HttpResponse<String> takenBack =
                SERVER.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        SERVER.address()
                                                                + "/api/account/clients/"
                                                                + onServer.id))
                                        .header("Authorization", "Bearer " + access)
                                        .DELETE());
        for (HttpResponse<String> refused :
                List.of(
                        takenBack,
                        bearer(access, "/api/account/sign-out-everywhere", "{}"),
                        bearer(access, "/%61pi/account/delete", "{}"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).get("code").asString()).isEqualTo("sign_in_again");
        }
        assertThat(person.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(account(access)).isEqualTo(200);
    }

    @Test
    void a_bearers_cookies_count_for_nothing_and_no_csrf_token_is_needed(CapturedOutput log) {
        Client person = person("clock_cookie", log);
        String access = onServer.signIn(person("clock_bearer", log)).get("access_token").asString();
        HttpResponse<String> crud =
                person.send(
                        HttpRequest.newBuilder(URI.create(SERVER.address() + "/api/activities"))
                                .header("Authorization", "Bearer " + access)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"message\": \"Mine.\", \"ttl\": \"1-hour\"}")));
        assertThat(json(crud).get("handle").asString()).isEqualTo("clock_bearer");
        assertThat(crud.headers().allValues("Set-Cookie")).isEmpty();
        HttpResponse<String> wrong =
                person.send(
                        HttpRequest.newBuilder(URI.create(SERVER.address() + "/api/account"))
                                .header("Authorization", "Bearer nonsense"));
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_no_access_token_of_ours_opens_nothing(CapturedOutput log) throws Exception {
        JsonNode tokens = onServer.signIn(person("clock_thief", log));
        SignedJWT access = SignedJWT.parse(tokens.get("access_token").asString());
        JWTClaimsSet claims = access.getJWTClaimsSet();
        RSAKey foreign = new RSAKeyGenerator(2048).generate();
        JOSEObjectType type = access.getHeader().getType();
        SignedJWT signed =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(type)
                                .keyID(access.getHeader().getKeyID())
                                .build(),
                        claims);
        signed.sign(new RSASSASigner(foreign));
        SignedJWT shared =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .type(type)
                                .keyID(access.getHeader().getKeyID())
                                .build(),
                        claims);
        shared.sign(new MACSigner(SERVER.client().get("/oauth2/jwks").body()));
        String[] parts = access.serialize().split("\\.");
        String others =
                SignedJWT.parse(tokens.get("id_token").asString()).serialize().split("\\.")[1];
        for (String wrong :
                List.of(
                        tokens.get("id_token").asString(),
                        tokens.get("refresh_token").asString(),
                        new PlainJWT(claims).serialize(),
                        signed.serialize(),
                        shared.serialize(),
                        parts[0] + "." + others + "." + parts[2],
                        parts[0] + "." + parts[1] + ".")) {
            HttpResponse<String> answer = bearer(wrong, "/api/account", "");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(json(answer).get("code").asString()).isEqualTo("token_invalid");
        }
        assertThat(account(access.serialize())).isEqualTo(200);
    }

    @Test
    void another_server_and_so_a_restarted_one_knows_the_same_keys_and_grants(CapturedOutput log)
            throws Exception {
        JsonNode tokens = onServer.signIn(person("clock_mover", log));
        assertThat(SERVER.ask("SELECT count(*) FROM signing_keys")).isEqualTo("1");
        assertThat(SERVER.ask("SELECT encode(encrypted, 'escape') LIKE '%kty%' FROM signing_keys"))
                .isEqualTo("f");
        // Read before there is another: a minute later it is not the first any more.
        JsonNode first = json(SERVER.client().get("/oauth2/jwks")).get("keys").get(0);
        // Ninety days later another key signs; what the first has signed still counts.
        SERVER.sql("UPDATE signing_keys SET created_at = created_at - interval '90 days'");
        try (RunningServer other =
                RunningServer.another(
                        Map.of(
                                "CONNECTION_URL",
                                Files.readString(SERVER.home.resolve("url")).strip(),
                                "SECRET_KEY",
                                Files.readString(SERVER.home.resolve("secret-key")).strip(),
                                "PUBLIC_URL",
                                SERVER.address()))) {
            JsonNode keys = json(other.client().get("/oauth2/jwks")).get("keys");
            assertThat(keys.size()).isEqualTo(2);
            assertThat(keys.get(1)).isEqualTo(first);
            JsonNode next =
                    json(onServer.at(other).refresh(tokens.get("refresh_token").asString()));
            for (JsonNode issued : List.of(tokens, next)) {
                String access = issued.get("access_token").asString();
                assertThat(account(access)).isEqualTo(200);
                assertThat(
                                other.client()
                                        .send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        other.address()
                                                                                + "/api/account"))
                                                        .header(
                                                                "Authorization",
                                                                "Bearer " + access))
                                        .statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
