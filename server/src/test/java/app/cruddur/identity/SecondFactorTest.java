package app.cruddur.identity;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Authenticator;
import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Setting up a second factor, signing in with it, and losing it. */
@ExtendWith(OutputCaptureExtension.class)
class SecondFactorTest {

    private static final String PASSWORD = "correct horse";

    private final RunningServer server = RunningServer.get();

    /** Somebody whose second factor is on, with the step before this one used. */
    private record Owner(Client client, Authenticator app, List<String> recoveryCodes) {}

    private Owner owner(String handle, CapturedOutput log) {
        Client client = server.joined(handle, log);
        HttpResponse<String> begun = client.post("/api/account/factor", body("password", PASSWORD));
        Authenticator app = new Authenticator(json(begun).get("secret").asString());
        HttpResponse<String> on =
                client.post("/api/account/factor/confirm", body("code", app.code(0)));
        assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
        unused(handle);
        List<String> codes =
                json(on).get("recovery_codes").valueStream().map(JsonNode::asString).toList();
        return new Owner(client, app, codes);
    }

    /** The code of this half minute counts again, for which one would else have to wait. */
    private void unused(String handle) {
        try {
            server.sql(
                    "UPDATE second_factors SET last_step = last_step - 2 FROM users"
                            + " WHERE users.uuid = user_uuid AND handle = '%s'".formatted(handle));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String body(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return RunningServer.JSON.writeValueAsString(fields);
    }

    /** The step that the right password leads to. */
    private static String step(Client browser, String handle) {
        HttpResponse<String> asked = browser.signIn(handle, PASSWORD);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(403);
        assertThat(codeOf(asked)).isEqualTo("factor_needed");
        assertThat(browser.cookie("SESSION")).isEmpty();
        return stepOf(asked);
    }

    private static String stepOf(HttpResponse<String> asked) {
        String location = asked.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/sign-in/code#step=");
        return location.substring(location.indexOf('=') + 1);
    }

    private static HttpResponse<String> give(Client browser, String step, String code) {
        return browser.post("/api/identity/sign-in/code", body("step", step, "code", code));
    }

    private static String codeOf(HttpResponse<String> refused) {
        return json(refused).get("code").asString();
    }

    private static String viewer(Client client) {
        return json(client.get("/api/session")).at("/viewer/handle").asString("");
    }

    @Test
    void signing_in_takes_the_password_and_then_a_code(CapturedOutput log) {
        Owner owner = owner("factor_one", log);
        Client browser = server.client();
        assertThat(codeOf(browser.signIn("factor_one", "wrong")))
                .as("nothing tells that there is a second factor before the right password")
                .isEqualTo("sign_in_failed");
        String step = step(browser, "factor_one");
        assertThat(viewer(browser)).isEmpty();
        assertThat(codeOf(give(browser, step, " "))).isEqualTo("factor_code_blank");

        HttpResponse<String> in = give(browser, step, owner.app().code(0));

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(json(in).get("handle").asString()).isEqualTo("factor_one");
        assertThat(viewer(browser)).isEqualTo("factor_one");
        assertThat(json(browser.get("/api/account")).at("/second_factor/recovery_codes").asInt())
                .isEqualTo(10);
        assertThat(json(browser.get("/api/account/export")).at("/second_factor/since").asString())
                .endsWith("Z");
        assertThat(log).contains("@factor_one has a second factor");
    }

    @Test
    void a_code_counts_once_also_for_two_who_give_it_at_the_same_time(CapturedOutput log)
            throws Exception {
        Owner owner = owner("factor_two", log);
        Client first = server.client();
        Client second = server.client();
        String ofFirst = step(first, "factor_two");
        String ofSecond = step(second, "factor_two");
        String code = owner.app().code(1);

        assertThat(atOnce(() -> give(first, ofFirst, code), () -> give(second, ofSecond, code)))
                .containsExactlyInAnyOrder(200, 422);
        assertThat(codeOf(give(server.client(), ofFirst, code))).isEqualTo("factor_code_wrong");
        // No code of an earlier step counts after it.
        assertThat(codeOf(give(server.client(), ofFirst, owner.app().code(0))))
                .isEqualTo("factor_code_wrong");
    }

    @Test
    void the_code_that_set_it_up_signs_nobody_in(CapturedOutput log) {
        Client client = server.joined("factor_three", log);
        HttpResponse<String> begun = client.post("/api/account/factor", body("password", PASSWORD));
        Authenticator app = new Authenticator(json(begun).get("secret").asString());
        assertThat(json(begun).get("address").asString())
                .startsWith("otpauth://totp/")
                .contains(":factor_three?secret=" + json(begun).get("secret").asString());
        String code = app.code(0);
        client.post("/api/account/factor/confirm", body("code", code));
        Client browser = server.client();

        assertThat(codeOf(give(browser, step(browser, "factor_three"), code)))
                .isEqualTo("factor_code_wrong");
    }

    @Test
    void a_recovery_code_lets_in_once_however_it_is_typed(CapturedOutput log) throws Exception {
        Owner owner = owner("factor_four", log);
        assertThat(owner.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(owner.recoveryCodes())
                .allMatch(code -> code.matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}"));
        String code = owner.recoveryCodes().getFirst();
        String typed = " " + code.replace("-", "").toUpperCase(Locale.ROOT).replace('0', 'O');
        Client first = server.client();
        Client second = server.client();
        String ofFirst = step(first, "factor_four");
        String ofSecond = step(second, "factor_four");

        assertThat(atOnce(() -> give(first, ofFirst, typed), () -> give(second, ofSecond, code)))
                .containsExactlyInAnyOrder(200, 422);
        assertThat(
                        json(owner.client().get("/api/account"))
                                .at("/second_factor/recovery_codes")
                                .asInt())
                .isEqualTo(9);
        // Nobody else's account knows it.
        Owner other = owner("factor_five", log);
        Client browser = server.client();
        assertThat(
                        codeOf(
                                give(
                                        browser,
                                        step(browser, "factor_five"),
                                        owner.recoveryCodes().get(1))))
                .isEqualTo("factor_code_wrong");
        assertThat(other.recoveryCodes()).doesNotContainAnyElementsOf(owner.recoveryCodes());
    }

    @Test
    void guessing_is_slowed_over_all_steps_and_a_right_password_forgives_nothing(CapturedOutput log)
            throws SQLException {
        Owner owner = owner("factor_six", log);
        for (int guess = 0; guess < 5; guess++) {
            Client thief = server.client();
            assertThat(codeOf(give(thief, step(thief, "factor_six"), "00000" + guess)))
                    .isEqualTo("factor_code_wrong");
        }
        assertThat(server.ask("SELECT count(*) FROM failed_attempts WHERE failures = 5"))
                .as("at this address, and anywhere")
                .isEqualTo("2");
        // However long this test takes, somebody has to wait now.
        server.sql(
                "UPDATE failed_attempts SET failures = 11, last_failure_at = statement_timestamp()"
                        + " WHERE failures = 5");
        Client thief = server.client();
        HttpResponse<String> slowed = give(thief, step(thief, "factor_six"), owner.app().code(0));
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(codeOf(slowed)).isEqualTo("too_many_attempts");
        // From the twentieth wrong code on an hour lies between two.
        server.sql(
                "UPDATE failed_attempts SET failures = 20, last_failure_at = statement_timestamp()"
                        + " - interval '3500 seconds' WHERE failures = 11");
        HttpResponse<String> still = give(thief, step(thief, "factor_six"), owner.app().code(0));
        assertThat(still.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(still.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 100);
        // An hour of quiet does not begin the count anew, nor is it swept.
        server.sql(
                "UPDATE failed_attempts SET last_failure_at = statement_timestamp()"
                        + " - interval '3700 seconds' WHERE failures = 20");
        server.keepHouse();
        assertThat(codeOf(give(thief, step(thief, "factor_six"), "000009")))
                .isEqualTo("factor_code_wrong");
        assertThat(give(thief, step(thief, "factor_six"), "000010").statusCode()).isEqualTo(429);
        server.sql(
                "UPDATE failed_attempts SET last_failure_at = statement_timestamp()"
                        + " - interval '25 hours' WHERE failures = 21");
        server.keepHouse();
        assertThat(server.ask("SELECT count(*) FROM failed_attempts WHERE failures = 21"))
                .as("a day does")
                .isEqualTo("0");
        // The owner's own session is not concerned.
        assertThat(proof(owner.client(), owner.app().code(1)).statusCode()).isEqualTo(204);
    }

    @Test
    void the_owner_is_told_once_of_many_wrong_codes(CapturedOutput log) throws SQLException {
        Owner owner = owner("factor_sixteen", log);
        String told = "many wrong codes of the second factor of @factor_sixteen";
        server.sql("DELETE FROM failed_attempts");
        assertThat(codeOf(proof(owner.client(), "000000"))).isEqualTo("factor_code_wrong");
        failedTenMinutesAgo(9);
        for (HttpResponse<String> blank :
                List.of(
                        proof(owner.client(), " "),
                        anew(owner, PASSWORD, " "),
                        off(owner, PASSWORD, " "))) {
            assertThat(codeOf(blank)).isEqualTo("factor_code_blank");
        }
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM failed_attempts"
                                        + " WHERE last_failure_at > statement_timestamp() - interval '9 minutes'"))
                .as("a blank code makes nobody wait longer")
                .isEqualTo("0");
        assertThat(log.getOut()).doesNotContain(told);
        assertThat(codeOf(off(owner, PASSWORD, "000000"))).isEqualTo("factor_code_wrong");
        for (int failures = 10; failures <= 11; failures++) {
            failedTenMinutesAgo(failures);
            assertThat(codeOf(proof(owner.client(), "000000"))).isEqualTo("factor_code_wrong");
        }
        assertThat(log.getOut()).containsOnlyOnce(told);
        failedTenMinutesAgo(9);
        assertThat(codeOf(anew(owner, PASSWORD, "000000"))).isEqualTo("factor_code_wrong");
        failedTenMinutesAgo(9);
        assertThat(codeOf(proof(owner.client(), "000000"))).isEqualTo("factor_code_wrong");
        assertThat(log.getOut().split(told, -1)).as("wherever the tenth is typed").hasSize(4);
    }

    @Test
    void a_wrong_password_is_no_wrong_code(CapturedOutput log) throws SQLException {
        Owner owner = owner("factor_twentysix", log);
        server.sql("DELETE FROM failed_attempts");
        for (int guess = 0; guess < 11; guess++) {
            HttpResponse<String> refused =
                    guess % 2 == 0
                            ? off(owner, "a guess", "000000")
                            : anew(owner, "a guess", "000000");
            assertThat(codeOf(refused)).isEqualTo("password_wrong");
            server.sql(
                    "UPDATE failed_attempts SET last_failure_at = statement_timestamp() - interval '10 minutes'");
        }
        assertThat(server.ask("SELECT max(failures) FROM failed_attempts WHERE kept_hours = 1"))
                .isEqualTo("11");
        assertThat(server.ask("SELECT count(*) FROM failed_attempts WHERE kept_hours <> 1"))
                .isEqualTo("0");
        assertThat(proof(owner.client(), owner.app().code(0)).statusCode()).isEqualTo(204);
        assertThat(log.getOut())
                .doesNotContain("many wrong codes of the second factor of @factor_twentysix");
        assertThat(codeOf(off(owner, PASSWORD, "000000"))).isEqualTo("factor_code_wrong");
        assertThat(
                        server.ask(
                                "SELECT string_agg(failures::text, ' ') FROM failed_attempts WHERE failures < 11"))
                .as("the code alone, and nothing against the password or the address")
                .isEqualTo("1");
    }

    @Test
    void a_secret_under_another_key_that_waits_for_its_code_is_set_up_again(CapturedOutput log)
            throws SQLException {
        Client client = server.joined("factor_twentythree", log);
        client.post("/api/account/factor", body("password", PASSWORD));
        server.sql(
                "UPDATE factor_setups SET secret_encrypted = sha256(secret_encrypted) FROM users"
                        + " WHERE uuid = user_uuid AND handle = 'factor_twentythree'");
        assertThat(confirm(client, "123456")).isEqualTo("factor_setup_expired");
    }

    @Test
    void the_hours_that_a_count_is_kept_are_those_of_its_last_failure(CapturedOutput log)
            throws SQLException {
        Owner owner = owner("factor_twentyfour", log);
        server.sql("DELETE FROM failed_attempts");
        proof(owner.client(), "000000");
        server.sql("UPDATE failed_attempts SET kept_hours = 1");
        proof(owner.client(), "000000");
        assertThat(server.ask("SELECT string_agg(kept_hours::text, ' ') FROM failed_attempts"))
                .isEqualTo("24");
    }

    private void failedTenMinutesAgo(int failures) throws SQLException {
        server.sql(
                "UPDATE failed_attempts SET failures = "
                        + failures
                        + ", last_failure_at = statement_timestamp() - interval '10 minutes'");
    }

    @Test
    void what_was_signed_in_before_ends_when_it_is_set_up_and_when_it_is_turned_off(
            CapturedOutput log) throws SQLException {
        Client owner = server.joined("factor_seventeen", log);
        Client thief = server.client();
        thief.signIn("factor_seventeen", PASSWORD);
        ClientApp program = ClientApp.made(server, "", "https://program.example/before");
        assertThat(program.tokens(program.code(thief)).statusCode()).isEqualTo(200);
        assertThat(grants("factor_seventeen")).isEqualTo("1");
        String before = owner.cookie("SESSION");
        Authenticator app =
                new Authenticator(
                        json(owner.post("/api/account/factor", body("password", PASSWORD)))
                                .get("secret")
                                .asString());

        HttpResponse<String> on =
                owner.post("/api/account/factor/confirm", body("code", app.code(0)));

        assertThat(on.statusCode()).isEqualTo(200);
        unused("factor_seventeen");
        assertThat(viewer(owner)).isEqualTo("factor_seventeen");
        assertThat(owner.cookie("SESSION")).isNotEqualTo(before);
        assertThat(viewer(thief)).isEmpty();
        assertThat(grants("factor_seventeen")).isEqualTo("0");

        give(thief, step(thief, "factor_seventeen"), app.code(0));
        assertThat(viewer(thief)).isEqualTo("factor_seventeen");
        assertThat(
                        owner.post(
                                        "/api/account/factor/off",
                                        body("password", PASSWORD, "code", app.code(1)))
                                .statusCode())
                .isEqualTo(204);
        assertThat(viewer(owner)).isEqualTo("factor_seventeen");
        assertThat(viewer(thief)).isEmpty();
    }

    private String grants(String handle) throws SQLException {
        return server.ask(
                "SELECT count(*) FROM client_grants JOIN users ON users.uuid = user_uuid WHERE handle = '"
                        + handle
                        + "'");
    }

    @Test
    void a_sign_in_that_is_overtaken_by_the_second_factor_begins_no_session(CapturedOutput log)
            throws Exception {
        server.joined("factor_eighteen", log);
        Client thief = server.client();
        List<HttpResponse<String>> signIn =
                overtaken(
                        "factor_eighteen",
                        "INSERT INTO second_factors (user_uuid, secret_encrypted, last_step)"
                                + " SELECT uuid, '', 0 FROM users WHERE handle = 'factor_eighteen'",
                        List.of(() -> thief.signIn("factor_eighteen", PASSWORD)));
        assertThat(codeOf(signIn.getFirst())).isEqualTo("sign_in_failed");
        assertThat(viewer(thief)).isEmpty();
    }

    @Test
    void a_session_that_ends_meanwhile_neither_changes_the_password_nor_sets_it_up(
            CapturedOutput log) throws Exception {
        Client thief = server.joined("factor_twentyone", log);
        String end =
                "DELETE FROM sessions USING users"
                        + " WHERE user_uuid = users.uuid AND handle = 'factor_twentyone'";
        List<HttpResponse<String>> change =
                overtaken(
                        "factor_twentyone",
                        end,
                        List.of(() ->
                                thief.put(
                                        "/api/account/password",
                                        body(
                                                "password",
                                                PASSWORD,
                                                "new_password",
                                                "another horse"))));
        assertThat(codeOf(change.getFirst())).isEqualTo("not_signed_in");

        Client again = server.client();
        assertThat(again.signIn("factor_twentyone", PASSWORD).statusCode())
                .as("the password is the one of before")
                .isEqualTo(200);
        Authenticator app =
                new Authenticator(
                        json(again.post("/api/account/factor", body("password", PASSWORD)))
                                .get("secret")
                                .asString());
        List<HttpResponse<String>> setup =
                overtaken(
                        "factor_twentyone",
                        end,
                        List.of(() ->
                                again.post(
                                        "/api/account/factor/confirm", body("code", app.code(0)))));
        assertThat(codeOf(setup.getFirst())).isEqualTo("not_signed_in");
        assertThat(server.client().signIn("factor_twentyone", PASSWORD).statusCode())
                .as("there is no second factor")
                .isEqualTo(200);
    }

    @Test
    void a_program_that_asks_while_the_session_ends_gets_no_access(CapturedOutput log)
            throws Exception {
        Client thief = server.joined("factor_twentyfive", log);
        ClientApp program = ClientApp.made(server, "", "https://program.example/overtaken");
        List<HttpResponse<String>> asked =
                overtaken(
                        "factor_twentyfive",
                        "DELETE FROM sessions USING users"
                                + " WHERE user_uuid = users.uuid AND handle = 'factor_twentyfive'",
                        List.of(() -> thief.get(program.address())));
        assertThat(asked.getFirst().statusCode()).isEqualTo(400);
        assertThat(grants("factor_twentyfive")).isEqualTo("0");
    }

    @Test
    void of_two_who_make_recovery_codes_anew_at_once_each_puts_ten_in_their_place(
            CapturedOutput log) throws Exception {
        Owner owner = owner("factor_twentytwo", log);
        List<HttpResponse<String>> made =
                overtaken(
                        "factor_twentytwo",
                        "SELECT 1",
                        List.of(
                                () -> anew(owner, PASSWORD, owner.recoveryCodes().getFirst()),
                                () -> anew(owner, PASSWORD, owner.recoveryCodes().getLast())));
        assertThat(made.stream().map(HttpResponse::statusCode))
                .as("the first has made the other's code void")
                .containsExactlyInAnyOrder(200, 422);
        assertThat(
                        json(owner.client().get("/api/account"))
                                .at("/second_factor/recovery_codes")
                                .asInt())
                .isEqualTo(10);
    }

    /**
     * The answers to requests that wait while a transaction holds their user, and go on after its
     * change.
     */
    private List<HttpResponse<String>> overtaken(
            String handle, String change, List<Callable<HttpResponse<String>>> requests)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size());
                Connection before = Database.single(server.database()).getConnection();
                Statement statement = before.createStatement()) {
            before.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM users WHERE handle = '" + handle + "' FOR NO KEY UPDATE");
            List<Future<HttpResponse<String>>> answers =
                    requests.stream().map(threads::submit).toList();
            server.await(
                    Integer.toString(requests.size()),
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND query LIKE '%FROM users WHERE uuid = % FOR %'",
                    Deadline.PATIENCE);
            statement.execute(change);
            before.commit();
            List<HttpResponse<String>> answered = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                answered.add(answer.get());
            }
            return answered;
        }
    }

    @Test
    void a_secret_under_another_key_is_said_to_be_so_and_no_code_counts(CapturedOutput log)
            throws SQLException {
        Owner owner = owner("factor_nineteen", log);
        Client browser = server.client();
        String step = step(browser, "factor_nineteen");
        server.sql(
                "UPDATE second_factors SET secret_encrypted = sha256(secret_encrypted) FROM users"
                        + " WHERE uuid = user_uuid AND handle = 'factor_nineteen'");

        for (String code : List.of(owner.app().code(0), owner.recoveryCodes().getFirst())) {
            HttpResponse<String> refused = give(browser, step, code);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(codeOf(refused)).isEqualTo("factor_unreadable");
            assertThat(codeOf(proof(owner.client(), code))).isEqualTo("factor_unreadable");
        }
        assertThat(log.getOut())
                .containsOnlyOnce("SECRET_KEY is another than when it was set up")
                .contains("bin/user-factor-off HANDLE");
    }

    @Test
    void recovery_codes_are_made_anew_by_password_and_code(CapturedOutput log) {
        Owner owner = owner("factor_twenty", log);
        assertThat(codeOf(anew(owner, "a guess", owner.app().code(0)))).isEqualTo("password_wrong");
        assertThat(codeOf(anew(owner, PASSWORD, "000000"))).isEqualTo("factor_code_wrong");

        HttpResponse<String> made = anew(owner, PASSWORD, owner.recoveryCodes().get(3));

        List<String> codes =
                json(made).get("recovery_codes").valueStream().map(JsonNode::asString).toList();
        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(owner.recoveryCodes());
        assertThat(codeOf(proof(owner.client(), owner.recoveryCodes().getFirst())))
                .isEqualTo("factor_code_wrong");
        assertThat(proof(owner.client(), codes.getFirst()).statusCode()).isEqualTo(204);
        assertThat(
                        codeOf(
                                anew(
                                        new Owner(
                                                server.joined("factor_none", log),
                                                owner.app(),
                                                codes),
                                        PASSWORD,
                                        "1")))
                .isEqualTo("factor_off");
    }

    private static HttpResponse<String> anew(Owner owner, String password, String code) {
        return owner.client()
                .post(
                        "/api/account/factor/recovery-codes",
                        body("password", password, "code", code));
    }

    private static HttpResponse<String> proof(Client client, String code) {
        return client.post("/api/account/factor/proof", body("code", code));
    }

    @Test
    void a_step_is_void_once_the_password_is_another_and_so_is_one_that_is_made_up(
            CapturedOutput log) {
        Owner owner = owner("factor_seven", log);
        Client thief = server.client();
        String step = step(thief, "factor_seven");
        owner.client()
                .put(
                        "/api/account/password",
                        body("password", PASSWORD, "new_password", "another horse"));

        assertThat(codeOf(give(thief, step, owner.app().code(0)))).isEqualTo("factor_step_expired");
        for (String madeUp : List.of("", "AAAA", step.substring(1), "a".repeat(400), "ä")) {
            assertThat(codeOf(give(thief, madeUp, owner.app().code(0))))
                    .isEqualTo("factor_step_expired");
        }
    }

    @Test
    void a_disabled_account_stays_shut(CapturedOutput log) throws SQLException {
        Owner owner = owner("factor_eight", log);
        Client browser = server.client();
        String step = step(browser, "factor_eight");
        server.sql(
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'factor_eight'");

        assertThat(codeOf(give(browser, step, owner.app().code(0))))
                .isEqualTo("factor_step_expired");
        assertThat(viewer(browser)).isEmpty();
        assertThat(codeOf(browser.signIn("factor_eight", PASSWORD))).isEqualTo("account_disabled");
    }

    @Test
    void a_forgotten_password_does_not_take_it_away(CapturedOutput log) {
        Owner owner = owner("factor_nine", log);
        Client browser = server.client();
        HttpResponse<String> forgot =
                browser.post("/api/identity/forgot", body("email", "factor_nine@example.com"));
        HttpResponse<String> reset =
                browser.post(
                        "/api/identity/reset",
                        body(
                                "reset",
                                json(forgot).get("reset").asString(),
                                "code",
                                code("factor_nine", log),
                                "password",
                                "another horse"));

        assertThat(codeOf(reset)).isEqualTo("factor_needed");
        assertThat(viewer(browser)).isEmpty();
        assertThat(viewer(owner.client())).as("all sessions are ended").isEmpty();
        assertThat(give(browser, stepOf(reset), owner.app().code(0)).statusCode()).isEqualTo(200);
        assertThat(viewer(browser)).isEqualTo("factor_nine");
    }

    @Test
    void a_stolen_session_can_neither_set_it_up_nor_turn_it_off(CapturedOutput log) {
        Client thief = server.joined("factor_ten", log);
        assertThat(codeOf(thief.post("/api/account/factor", body("password", "a guess"))))
                .isEqualTo("password_wrong");
        assertThat(codeOf(thief.post("/api/account/factor/confirm", body("code", "123456"))))
                .isEqualTo("factor_setup_expired");
        assertThat(codeOf(proof(thief, "123456"))).isEqualTo("factor_off");
        Owner owner = owner("factor_eleven", log);
        assertThat(codeOf(owner.client().post("/api/account/factor", body("password", PASSWORD))))
                .isEqualTo("factor_on");
        assertThat(codeOf(off(owner, "a guess", owner.app().code(0)))).isEqualTo("password_wrong");
        assertThat(codeOf(off(owner, PASSWORD, "12345"))).isEqualTo("factor_code_wrong");
        assertThat(viewer(server.client())).isEmpty();

        assertThat(off(owner, PASSWORD, owner.recoveryCodes().getLast()).statusCode())
                .isEqualTo(204);

        assertThat(log).contains("@factor_eleven has no second factor any more");
        Client browser = server.client();
        assertThat(browser.signIn("factor_eleven", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(json(browser.get("/api/account")).get("second_factor").isNull()).isTrue();
    }

    private static HttpResponse<String> off(Owner owner, String password, String code) {
        return owner.client()
                .post("/api/account/factor/off", body("password", password, "code", code));
    }

    @Test
    void a_secret_waits_ten_minutes_for_its_first_code(CapturedOutput log) throws SQLException {
        Client client = server.joined("factor_twelve", log);
        String first =
                json(client.post("/api/account/factor", body("password", PASSWORD)))
                        .get("secret")
                        .asString();
        String second =
                json(client.post("/api/account/factor", body("password", PASSWORD)))
                        .get("secret")
                        .asString();
        assertThat(confirm(client, new Authenticator(first).code(0)))
                .as("the later secret counts")
                .isEqualTo("factor_code_wrong");
        server.sql(
                "UPDATE factor_setups SET expires_at = statement_timestamp() WHERE user_uuid ="
                        + " (SELECT uuid FROM users WHERE handle = 'factor_twelve')");
        assertThat(confirm(client, new Authenticator(second).code(0)))
                .isEqualTo("factor_setup_expired");
        server.keepHouse();
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM factor_setups JOIN users ON uuid = user_uuid WHERE handle = 'factor_twelve'"))
                .isEqualTo("0");
        assertThat(client.get("/api/account").body()).contains("\"second_factor\" : null");
    }

    private static String confirm(Client client, String code) {
        return codeOf(client.post("/api/account/factor/confirm", body("code", code)));
    }

    @Test
    void the_session_notes_when_a_code_was_given_in_it(CapturedOutput log) throws SQLException {
        Owner owner = owner("factor_thirteen", log);
        assertThat(noted("factor_thirteen")).as("the one that set it up").isEqualTo("1 of 1");
        server.sql(
                "UPDATE sessions SET factor_at = NULL WHERE user_uuid ="
                        + " (SELECT uuid FROM users WHERE handle = 'factor_thirteen')");
        assertThat(proof(owner.client(), owner.app().code(0)).statusCode()).isEqualTo(204);
        assertThat(noted("factor_thirteen")).isEqualTo("1 of 1");
        Client browser = server.client();
        give(browser, step(browser, "factor_thirteen"), owner.app().code(1));
        assertThat(noted("factor_thirteen")).isEqualTo("2 of 2");
        off(owner, PASSWORD, owner.recoveryCodes().getFirst());
        assertThat(noted("factor_thirteen")).isEqualTo("0 of 1");
    }

    private String noted(String handle) throws SQLException {
        return server.ask(
                "SELECT count(factor_at) || ' of ' || count(*) FROM sessions JOIN users ON users.uuid = user_uuid WHERE handle = '"
                        + handle
                        + "'");
    }

    @Test
    void neither_secret_nor_codes_are_readable_in_the_database_or_told_again(CapturedOutput log)
            throws SQLException {
        Client client = server.joined("factor_fourteen", log);
        String secret =
                json(client.post("/api/account/factor", body("password", PASSWORD)))
                        .get("secret")
                        .asString();
        HttpResponse<String> on =
                client.post(
                        "/api/account/factor/confirm",
                        body("code", new Authenticator(secret).code(0)));
        String recovery = json(on).get("recovery_codes").get(0).asString();

        String rows =
                server.ask(
                        "SELECT (SELECT string_agg(second_factors::text, ' ') FROM second_factors)"
                                + " || (SELECT string_agg(recovery_codes::text, ' ') FROM recovery_codes)");
        HexFormat hex = HexFormat.of();
        assertThat(rows).doesNotContain(new Authenticator(secret).hex());
        for (String clear : List.of(secret, recovery, recovery.replace("-", ""))) {
            assertThat(rows)
                    .doesNotContain(clear)
                    .doesNotContain(hex.formatHex(clear.getBytes(StandardCharsets.US_ASCII)));
            assertThat(log.getAll()).doesNotContain(clear);
            assertThat(client.get("/api/account/export").body()).doesNotContain(clear);
            assertThat(client.get("/api/account").body()).doesNotContain(clear);
        }
        assertThat(client.post("/api/account/delete", body("password", PASSWORD)).statusCode())
                .isEqualTo(204);
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM second_factors WHERE user_uuid NOT IN (SELECT uuid FROM users)"))
                .isEqualTo("0");
    }

    @Test
    void a_program_gets_its_yes_from_who_has_given_a_code_alone(CapturedOutput log)
            throws SQLException {
        Owner owner = owner("factor_fifteen", log);
        ClientApp program = ClientApp.made(server, "", "https://program.example/factor");
        Client browser = server.client();
        String step = step(browser, "factor_fifteen");
        assertThat(asked(browser, program)).startsWith("/sign-in?next=");
        give(browser, step, owner.app().code(0));
        assertThat(asked(browser, program)).contains("/allow?");

        String token = json(program.tokens(program.code(browser))).get("access_token").asString();
        HttpResponse<String> off =
                server.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        server.address()
                                                                + "/api/account/factor/proof"))
                                        .header("Authorization", "Bearer " + token)
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        body("code", owner.app().code(1)))));
        assertThat(codeOf(off)).isEqualTo("sign_in_again");
    }

    private static String asked(Client browser, ClientApp program) {
        return browser.get(program.address()).headers().firstValue("Location").orElseThrow();
    }

    private static List<Integer> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other)
            throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<HttpResponse<String>> first = both.submit(one);
            Future<HttpResponse<String>> second = both.submit(other);
            return List.of(first.get().statusCode(), second.get().statusCode());
        }
    }
}
