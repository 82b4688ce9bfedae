package app.cruddur.identity;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Signing up, confirming, signing in and out, and what an attacker would try. */
@ExtendWith(OutputCaptureExtension.class)
class IdentityTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void signing_out_and_in_again_by_handle_or_email(CapturedOutput log) {
        Client person = server.client();
        person.join("lennier", log);
        String firstSession = person.cookie("SESSION");
        assertThat(person.post("/api/identity/sign-out", "{}").statusCode()).isEqualTo(204);
        assertThat(json(person.get("/api/session")).get("viewer").isNull()).isTrue();
        for (String login : List.of("LENNIER", "Lennier@Example.com")) {
            assertThat(person.signIn(login, "correct horse").statusCode()).isEqualTo(200);
        }
        assertThat(person.cookie("SESSION")).isNotEmpty().isNotEqualTo(firstSession);
        assertThat(json(person.get("/api/session")).at("/viewer/handle").asString())
                .isEqualTo("lennier");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "kosh_new, kosh_new, free, none",
                "@Kosh_New, kosh_new, free, none",
                "ANDREWBROWN, andrewbrown, taken, andrewbrown2",
                "admin, admin, reserved, none",
                "'', '', invalid, none",
                "ko, '', invalid, none",
                "kosh naranek, '', invalid, none"
            })
    void a_form_learns_of_a_handle_whether_it_can_be_had(
            String wanted, String handle, String state, String offer) {
        JsonNode answer =
                json(
                        server.client()
                                .get(
                                        "/api/users/handle?wanted="
                                                + URLEncoder.encode(
                                                        wanted, StandardCharsets.UTF_8)));
        assertThat(answer.get("handle").asString()).isEqualTo(handle);
        assertThat(answer.get("state").asString()).isEqualTo(state);
        assertThat(answer.get("offer").asString(null)).isEqualTo(offer);
    }

    @Test
    void of_a_long_handle_that_is_taken_a_number_takes_the_place_of_its_end(CapturedOutput log) {
        String longest = "z".repeat(30);
        server.joined(longest, log);
        server.joined("z".repeat(29) + "2", log);
        assertThat(
                        json(server.client().get("/api/users/handle?wanted=" + longest))
                                .get("offer")
                                .asString())
                .isEqualTo("z".repeat(29) + "3");
    }

    /** A page says where the code is only where that is so. */
    @Test
    void the_session_says_that_codes_are_in_the_log_where_there_is_no_mail_server() {
        assertThat(json(server.client().get("/api/session")).get("mails").asBoolean()).isFalse();
    }

    @Test
    void a_session_that_was_signed_out_opens_nothing(CapturedOutput log) {
        Client person = server.client();
        person.join("ivanova2", log);
        String stolen = person.cookie("SESSION");
        person.post("/api/identity/sign-out", "{}");
        HttpResponse<String> answer =
                server.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(server.address() + "/api/session"))
                                        .header("Cookie", "SESSION=" + stolen));
        assertThat(json(answer).get("viewer").isNull()).isTrue();
    }

    @Test
    void a_code_serves_once(CapturedOutput log) {
        Client person = server.client();
        String signUp = person.signUp("sinclair", "sinclair@example.com");
        String code = code("sinclair", log);
        assertThat(person.confirm(signUp, code).statusCode()).isEqualTo(200);
        assertThat(json(person.confirm(signUp, code)).get("code").asString())
                .isEqualTo("code_expired");
    }

    @Test
    void a_code_has_five_tries(CapturedOutput log) {
        Client person = server.client();
        String signUp = person.signUp("talia2", "talia2@example.com");
        String right = code("talia2", log);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(json(person.confirm(signUp, wrong)).get("code").asString())
                    .isEqualTo("code_invalid");
        }
        assertThat(json(person.confirm(signUp, right)).get("code").asString())
                .isEqualTo("code_tries_exceeded");
    }

    @Test
    void a_code_lapses_after_ten_minutes(CapturedOutput log) throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("lyta2", "lyta2@example.com");
        server.sql(
                "UPDATE codes SET expires_at = expires_at - interval '10 minutes' WHERE uuid = '"
                        + signUp
                        + "'");
        assertThat(json(person.confirm(signUp, code("lyta2", log))).get("code").asString())
                .isEqualTo("code_expired");
    }

    @Test
    void a_code_is_bound_to_its_sign_up(CapturedOutput log) {
        Client person = server.client();
        person.signUp("bester2", "bester2@example.com");
        String bestersCode = code("bester2", log);
        String other = person.signUp("byron2", "byron2@example.com");
        if (!bestersCode.equals(code("byron2", log))) {
            assertThat(json(person.confirm(other, bestersCode)).get("code").asString())
                    .isEqualTo("code_invalid");
        }
    }

    @Test
    void the_first_to_confirm_has_the_handle_and_nothing_is_half_done(CapturedOutput log) {
        Client first = server.client();
        Client second = server.client();
        String firstSignUp = first.signUp("morden", "first@example.com");
        String firstCode = code("morden", log);
        String secondSignUp = second.signUp("MORDEN", "second@example.com");
        String secondCode = code("morden", log);
        assertThat(first.confirm(firstSignUp, firstCode).statusCode()).isEqualTo(200);
        assertThat(json(second.confirm(secondSignUp, secondCode)).get("code").asString())
                .isEqualTo("preferred_username_taken");
        assertThat(second.signIn("second@example.com", "correct horse").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_sign_in_without_its_fields_is_told_so_and_not_that_they_are_wrong() throws Exception {
        for (String body :
                List.of("{\"email\": \"a\", \"password\": \"b\"}", "{\"login\": \"a\"}", "{}")) {
            HttpResponse<String> refused = server.client().post("/api/identity/sign-in", body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(json(refused).get("code").asString()).isEqualTo("body_malformed");
        }
    }

    @Test
    void guessing_passwords_is_slowed_but_the_owner_elsewhere_is_not(CapturedOutput log)
            throws SQLException {
        Client owner = server.client();
        owner.join("refa2", log);
        Client attacker = server.client();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(json(attacker.signIn("refa2", "wrong wrong")).get("code").asString())
                    .isEqualTo("sign_in_failed");
        }
        // A longer wait than the first second, for a slow machine.
        server.sql("UPDATE failed_attempts SET failures = failures + 7 WHERE failures = 5");
        HttpResponse<String> slowed = attacker.signIn("refa2", "correct horse");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        server.sql(
                "UPDATE failed_attempts SET last_failure_at = last_failure_at - interval '61 seconds'");
        assertThat(owner.signIn("refa2", "correct horse").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_account_is_answered_like_a_wrong_password(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.join("natoth2", log);
        HttpResponse<String> wrong = person.signIn("natoth2", "wrong wrong");
        HttpResponse<String> unknown = person.signIn("nobody_at_all", "wrong wrong");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(json(unknown).get("code")).isEqualTo(json(wrong).get("code"));
    }

    /** Medians of turns, since a hash takes far longer than all else and the machine is noisy. */
    @Test
    void an_unknown_account_takes_as_long_as_a_wrong_password(CapturedOutput log)
            throws SQLException {
        server.client().join("natoth3", log);
        // Without a hash it is twenty times as fast each time; a busy machine is fair at last.
        double ratio = 0;
        for (int round = 0; round < 5 && (ratio < 0.5 || ratio > 2.0); round++) {
            List<Long> known = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (int turn = 0; turn < 9; turn++) {
                known.add(nanosOfWrongSignIn("natoth3"));
                unknown.add(nanosOfWrongSignIn("nobody_at_all"));
            }
            Collections.sort(known);
            Collections.sort(unknown);
            ratio = (double) unknown.get(4) / known.get(4);
        }
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private long nanosOfWrongSignIn(String login) throws SQLException {
        Client person = server.client();
        person.get("/api/session");
        long begun = System.nanoTime();
        assertThat(person.signIn(login, "wrong wrong").statusCode()).isEqualTo(401);
        long took = System.nanoTime() - begun;
        server.sql("DELETE FROM failed_attempts");
        return took;
    }

    /** A NUL was a fault of ours once. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\\ud800", "' OR ''='", "%s%n"})
    void a_login_of_any_characters_is_only_not_right(String login) throws SQLException {
        String body =
                "{\"login\": \"%s\", \"password\": \"purple bombs tick\"}"
                        .formatted(login.replace("\u0000", "\\u0000"));
        assertThat(server.client().post("/api/identity/sign-in", body).statusCode()).isEqualTo(401);
    }

    @Test
    void half_a_surrogate_is_no_letter_of_an_address() {
        HttpResponse<String> refused =
                server.client()
                        .post(
                                "/api/identity/sign-up",
                                """
                                {"name": "x", "email": "a\\ud800@example.com", "preferred_username": "abc",
                                 "password": "purple bombs tick"}\
                                """);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").toString()).isEqualTo("[\"email_not_ascii\"]");
    }

    @Test
    void a_domain_in_its_own_letters_is_kept_as_it_is_mailed(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("skoda", " ceo@ŠKODA.example\u200b");
        person.confirm(signUp, code("skoda", log));
        assertThat(server.ask("SELECT email FROM users WHERE handle = 'skoda'"))
                .isEqualTo(server.ask("SELECT email FROM accounts WHERE email LIKE 'ceo@%'"))
                .isEqualTo("ceo@xn--koda-f6a.example");
        for (String login :
                List.of(
                        "CEO@škoda.example",
                        "ceo@xn--koda-f6a.example",
                        "\u200bceo@ŠKODA.example")) {
            assertThat(person.signIn(login, "correct horse").statusCode()).isEqualTo(200);
        }
        server.client().signUp("skoda2", "ceo@s\u030ckoda.example");
        assertThat(log).contains("signed up with the e-mail address of @skoda,");
    }

    @Test
    void guesses_at_one_address_count_together_however_it_is_spelled(CapturedOutput log)
            throws SQLException {
        Client attacker = server.client();
        for (String login :
                List.of(
                        "g@š.example",
                        "g@Š.example",
                        "G@s\u030c.example",
                        "g@xn--pga.example",
                        "g@š．example")) {
            assertThat(json(attacker.signIn(login, "wrong wrong")).get("code").asString())
                    .isEqualTo("sign_in_failed");
        }
        assertThat(server.ask("SELECT count(*) FROM failed_attempts WHERE failures = 5"))
                .isEqualTo("3");
    }

    @Test
    void a_password_counts_to_its_last_byte(CapturedOutput log) throws SQLException {
        Client person = server.client();
        person.join("galen2", log);
        String longest =
                "seventy-two bytes are what the hash reads, and not one of them is too many";
        longest = longest.substring(0, 72);
        person.put(
                "/api/account/password",
                RunningServer.JSON.writeValueAsString(
                        Map.of("password", "correct horse", "new_password", longest)));
        assertThat(person.signIn("galen2", longest + "x").statusCode()).isEqualTo(401);
        assertThat(person.signIn("galen2", longest.substring(0, 71)).statusCode()).isEqualTo(401);
        assertThat(person.signIn("galen2", longest).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a@b.cd | abc | purple bombs tick | name_blank",
                "x | ab.cd | abc | purple bombs tick | email_invalid",
                "x | a..b@docomo.example | abc | purple bombs tick | email_invalid",
                "x | abc.@ezweb.example | abc | purple bombs tick | email_invalid",
                "x | .a@example.com | abc | purple bombs tick | email_invalid",
                "x | a/../b@example.com | abc | purple bombs tick | email_invalid",
                "x | jörg@example.com | abc | purple bombs tick | email_not_ascii",
                "x | '\u200b' | abc | purple bombs tick | email_blank",
                "x | a@b.cd | ab | purple bombs tick | preferred_username_invalid",
                "x | a@b.cd | a-b | purple bombs tick | preferred_username_invalid",
                "x | a@b.cd | Admin | purple bombs tick | preferred_username_reserved",
                "x | a@b.cd | postmaster | purple bombs tick | preferred_username_reserved",
                "x | a@b.cd | official | purple bombs tick | preferred_username_reserved",
                "x | a@b.cd | ANDREWBROWN | purple bombs tick | preferred_username_taken",
                "x | a@b.cd | abc | short | password_too_short",
                "x | a@b.cd | abc | 0123456789 | password_common",
                "Andrew Bayko | a@b.cd | abc | andrew bayko | password_common",
                "x | a@b.cd | abc | cruddur2026 | password_common",
                "'a\u200db' | a@b.cd | abc | purple bombs tick | name_invalid",
                "'a\u202eb' | a@b.cd | abc | purple bombs tick | name_invalid"
            })
    void a_sign_up_that_cannot_be_kept_is_named(
            String name, String email, String handle, String password, String code) {
        HttpResponse<String> refused =
                server.client()
                        .post(
                                "/api/identity/sign-up",
                                RunningServer.JSON.writeValueAsString(
                                        Map.of(
                                                "name", name,
                                                "email", email,
                                                "preferred_username", handle,
                                                "password", password)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").toString()).isEqualTo("[\"" + code + "\"]");
    }

    @Test
    void neither_password_nor_code_is_in_the_database_in_clear(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.signUp("ulkesh_kept", "ulkesh_kept@example.com");
        String kept =
                server.ask(
                        "SELECT string_agg(to_json(s)::text, ' ') FROM sign_ups s WHERE handle = 'ulkesh_kept'");
        assertThat(kept)
                .contains("ulkesh_kept@example.com")
                .doesNotContain("correct horse", "\"" + code("ulkesh_kept", log) + "\"");
    }

    @Test
    void a_name_may_need_joiners_and_is_kept_as_nfc(CapturedOutput log) throws SQLException {
        for (String name : List.of("👩‍👩‍👧", "می‌خواهم", "Zo\u0065\u0301")) {
            String handle = "n" + Integer.toHexString(name.hashCode());
            Client person = server.client();
            HttpResponse<String> waiting =
                    person.post(
                            "/api/identity/sign-up",
                            RunningServer.JSON.writeValueAsString(
                                    Map.of(
                                            "name",
                                            name,
                                            "email",
                                            handle + "@example.com",
                                            "preferred_username",
                                            handle,
                                            "password",
                                            "correct horse")));
            assertThat(waiting.statusCode()).as(name).isEqualTo(200);
            person.confirm(json(waiting).get("sign_up").asString(), code(handle, log));
            assertThat(json(person.get("/api/session")).at("/viewer/display_name").asString())
                    .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        }
    }

    @Test
    void another_code_may_be_asked_for_after_a_minute(CapturedOutput log) throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("turhan", "turhan@example.com");
        String first = code("turhan", log);
        String again = "{\"sign_up\": \"" + signUp + "\"}";
        HttpResponse<String> tooSoon = person.post("/api/identity/resend", again);
        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(tooSoon.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        for (int send = 0; send < 4; send++) {
            server.sql("UPDATE codes SET sent_at = sent_at - interval '61 seconds'");
            assertThat(
                            json(person.post("/api/identity/resend", again))
                                    .get("resend_after_seconds")
                                    .asInt())
                    .isEqualTo(60);
        }
        String last = code("turhan", log);
        if (!last.equals(first)) {
            assertThat(json(person.confirm(signUp, first)).get("code").asString())
                    .isEqualTo("code_invalid");
        }
        server.sql("UPDATE codes SET sent_at = sent_at - interval '61 seconds'");
        assertThat(json(person.post("/api/identity/resend", again)).get("code").asString())
                .isEqualTo("resend_exhausted");
        assertThat(person.confirm(signUp, last).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFF10+", "\u200B", "\u00A0", "\u06F0+", " - "})
    void a_code_is_taken_as_keyboards_and_mails_give_it(String habit, CapturedOutput log) {
        String handle = "typist" + Integer.toHexString(habit.hashCode());
        Client person = server.client();
        String signUp = person.signUp(handle, handle + "@example.com");
        String code = code(handle, log);
        String typed;
        if (habit.endsWith("+")) {
            StringBuilder otherDigits = new StringBuilder();
            code.chars()
                    .forEach(digit -> otherDigits.append((char) (digit - '0' + habit.charAt(0))));
            typed = otherDigits.toString();
        } else {
            typed = habit + code.substring(0, 3) + habit + code.substring(3) + habit;
        }
        // Nobody writes a dash for us, and it is a wrong code.
        assertThat(person.confirm(signUp, typed).statusCode())
                .as(typed)
                .isEqualTo(habit.contains("-") ? 422 : 200);
    }

    @Test
    void wrong_codes_are_counted_for_the_address_over_all_its_sign_ups(CapturedOutput log)
            throws SQLException {
        Client guesser = server.client();
        String last = "";
        for (int signUp = 0; signUp < 5; signUp++) {
            last = guesser.signUp("guessed_box", "Guessed_Box@example.com");
            String right = code("guessed_box", log);
            for (int guess = 0; guess < 4; guess++) {
                HttpResponse<String> refused =
                        guesser.confirm(
                                last,
                                right.equals("00000" + guess) ? "99999" + guess : "00000" + guess);
                assertThat(json(refused).get("code").asString()).isEqualTo("code_invalid");
            }
        }
        server.sql("UPDATE failed_attempts SET failures = failures + 7");
        last = guesser.signUp("guessed_box", "guessed_box@example.com");
        String right = code("guessed_box", log);
        HttpResponse<String> slowed = guesser.confirm(last, right);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(json(slowed).get("code").asString()).isEqualTo("too_many_attempts");
        server.sql("DELETE FROM failed_attempts");
        assertThat(guesser.confirm(last, right).statusCode()).isEqualTo(200);
    }

    /** Looking first and counting after the hash let several of a burst through. */
    @Test
    void of_many_guesses_at_once_no_more_are_tried_than_one_after_the_other(CapturedOutput log)
            throws Exception {
        server.client().join("guessed_at_once", log);
        server.sql("DELETE FROM failed_attempts");
        for (int failure = 0; failure < 5; failure++) {
            server.client().signIn("guessed_at_once", "wrong wrong");
        }
        // A minute is to pass between tries, and one is over.
        server.sql(
                "UPDATE failed_attempts SET failures = 20,"
                        + " last_failure_at = last_failure_at - interval '61 seconds'");
        List<Client> guessers = new ArrayList<>();
        List<Future<Integer>> guesses = new ArrayList<>();
        for (int guesser = 0; guesser < 8; guesser++) {
            Client client = server.client();
            client.get("/api/session");
            guessers.add(client);
        }
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            guessers.forEach(guesser ->
                    guesses.add(
                            together.submit(() ->
                                    guesser.signIn("guessed_at_once", "wrong wrong")
                                            .statusCode())));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> guess : guesses) {
            answers.add(guess.get());
        }
        assertThat(answers).containsOnlyOnce(401).containsOnly(401, 429);
    }

    @Test
    void success_gives_back_what_was_counted_for_the_account_from_anywhere(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.join("given_back", log);
        server.sql("DELETE FROM failed_attempts");
        for (int time = 0; time < 3; time++) {
            assertThat(server.client().signIn("given_back", "correct horse").statusCode())
                    .isEqualTo(200);
        }
        assertThat(server.ask("SELECT coalesce(sum(failures), 0) FROM failed_attempts"))
                .isEqualTo("0");
    }

    @Test
    void who_signs_in_before_confirming_is_led_to_their_code(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("unconfirmed", "Unconfirmed@example.com");
        for (String login : List.of("unconfirmed", "unconfirmed@Example.com")) {
            Client elsewhere = server.client();
            HttpResponse<String> refused = elsewhere.signIn(login, "correct horse");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).get("code").asString()).isEqualTo("email_unconfirmed");
            assertThat(refused.headers().firstValue("Location"))
                    .hasValue("/confirm?sign_up=" + signUp);
            // Who does not know its password learns nothing of it.
            HttpResponse<String> wrong = elsewhere.signIn(login, "wrong wrong");
            assertThat(json(wrong).get("code").asString()).isEqualTo("sign_in_failed");
            assertThat(wrong.headers().firstValue("Location")).isEmpty();
        }
        assertThat(person.confirm(signUp, code("unconfirmed", log)).statusCode()).isEqualTo(200);
        assertThat(server.client().signIn("unconfirmed", "correct horse").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_handle_may_be_typed_as_the_pages_write_it(CapturedOutput log) {
        Client person = server.client();
        String signUp =
                json(person.post(
                                "/api/identity/sign-up",
                                RunningServer.JSON.writeValueAsString(
                                        Map.of(
                                                "name", "As Shown",
                                                "email", "as_shown@example.com",
                                                "preferred_username", " @as_shown\u200B",
                                                "password", "correct horse"))))
                        .get("sign_up")
                        .asString();
        assertThat(person.confirm(signUp, code("as_shown", log)).statusCode()).isEqualTo(200);
        for (String login :
                List.of("@as_shown", "as_shown\u200B", "\uFEFF as_shown@example.com\u2060")) {
            assertThat(server.client().signIn(login, "correct horse").statusCode())
                    .as(login)
                    .isEqualTo(200);
        }
    }
}
