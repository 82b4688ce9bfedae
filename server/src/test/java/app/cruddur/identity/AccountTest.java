package app.cruddur.identity;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** One's own account: password, address, profile, download, deletion. */
@ExtendWith(OutputCaptureExtension.class)
class AccountTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_forgotten_password_is_set_anew_and_ends_all_sessions(CapturedOutput log) {
        Client thief = server.client();
        thief.join("cartagia", log);
        Client owner = server.client();
        String reset = forgot(owner, "CARTAGIA@example.com").get("reset").asString();
        HttpResponse<String> easy =
                owner.post(
                        "/api/identity/reset",
                        body(
                                "reset",
                                reset,
                                "code",
                                code("cartagia", log),
                                "password",
                                "cartagia1234"));
        assertThat(json(easy).get("code").asString()).isEqualTo("password_common");
        HttpResponse<String> done =
                owner.post(
                        "/api/identity/reset",
                        body(
                                "reset",
                                reset,
                                "code",
                                code("cartagia", log),
                                "password",
                                "another horse"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(viewer(owner)).isEqualTo("cartagia");
        assertThat(thief.post("/api/activities", "{}").statusCode()).isEqualTo(401);
        assertThat(thief.signIn("cartagia", "correct horse").statusCode()).isEqualTo(401);
        assertThat(
                        json(owner.post(
                                        "/api/identity/reset",
                                        body(
                                                "reset",
                                                reset,
                                                "code",
                                                code("cartagia", log),
                                                "password",
                                                "third horse!")))
                                .get("code")
                                .asString())
                .isEqualTo("code_expired");
    }

    @Test
    void an_unknown_address_is_answered_like_a_known_one(CapturedOutput log) {
        Client known = server.client();
        known.join("dukhat", log);
        JsonNode ofKnown = forgot(known, "dukhat@example.com");
        JsonNode ofUnknown = forgot(known, "nobody@example.com");
        assertThat(ofUnknown.propertyNames()).isEqualTo(ofKnown.propertyNames());
        assertThat(
                        json(known.post(
                                        "/api/identity/reset",
                                        body(
                                                "reset", ofUnknown.get("reset").asString(),
                                                "code", "000000",
                                                "password", "another horse")))
                                .get("code")
                                .asString())
                .isEqualTo("code_invalid");
    }

    @Test
    void changing_the_password_needs_the_present_one_and_ends_the_other_sessions(CapturedOutput log)
            throws SQLException {
        Client here = server.client();
        here.join("corwin", log);
        Client elsewhere = server.client();
        elsewhere.signIn("corwin", "correct horse");
        HttpResponse<String> wrong =
                here.put(
                        "/api/account/password",
                        body("password", "wrong", "new_password", "another horse"));
        assertThat(json(wrong).get("code").asString()).isEqualTo("password_wrong");
        HttpResponse<String> weak =
                here.put(
                        "/api/account/password",
                        body("password", "correct horse", "new_password", "corwin1234"));
        assertThat(json(weak).get("code").asString()).isEqualTo("password_common");
        HttpResponse<String> changed =
                here.put(
                        "/api/account/password",
                        body("password", "correct horse", "new_password", "another horse"));
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(log).contains("@corwin has another password");
        assertThat(viewer(here)).isEqualTo("corwin");
        assertThat(viewer(elsewhere)).isEmpty();
        assertThat(elsewhere.signIn("corwin", "another horse").statusCode()).isEqualTo(200);
    }

    @Test
    void another_address_counts_once_its_code_is_confirmed(CapturedOutput log) {
        Client person = server.client();
        person.join("lorien", log);
        JsonNode waiting =
                json(
                        person.put(
                                "/api/account/email",
                                body("email", "first@one.example", "password", "correct horse")));
        assertThat(account(person).get("email").asString()).isEqualTo("lorien@example.com");
        String confirm =
                body("change", waiting.get("change").asString(), "code", code("lorien", log));
        Client other = server.client();
        other.join("brother", log);
        assertThat(json(other.post("/api/account/email/confirm", confirm)).get("code").asString())
                .isEqualTo("code_expired");
        // Another who types the code has not used it up.
        assertThat(json(person.post("/api/account/email/confirm", confirm)).get("email").asString())
                .isEqualTo("first@one.example");
        assertThat(log).contains("@lorien has another e-mail address");
        assertThat(server.client().signIn("first@one.example", "correct horse").statusCode())
                .isEqualTo(200);
    }

    /** As the release before kept them: in other letters, and with a code sent elsewhere. */
    @Test
    void an_address_kept_in_its_own_letters_still_works_and_can_be_proved(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.join("ranma", log);
        for (String table : List.of("accounts", "users")) {
            server.sql(
                    "UPDATE %s SET email = 'Ranma@人魚.example' WHERE email = 'ranma@example.com'"
                            .formatted(table));
        }
        for (String login : List.of("ranma@人魚.example", "ranma@xn--gmqz18p.example")) {
            assertThat(server.client().signIn(login, "correct horse").statusCode()).isEqualTo(200);
        }
        forgot(person, "ranma@xn--gmqz18p.example");
        assertThat(code("ranma", log)).isNotEmpty();
        server.client().signUp("akane", "RANMA@xn--gmqz18p.example");
        assertThat(log).contains("signed up with the e-mail address of @ranma,");

        JsonNode waiting =
                json(
                        person.put(
                                "/api/account/email",
                                body("email", "ranma@人魚.example", "password", "correct horse")));
        String confirm =
                body("change", waiting.get("change").asString(), "code", code("ranma", log));
        assertThat(json(person.post("/api/account/email/confirm", confirm)).get("email").asString())
                .isEqualTo("ranma@xn--gmqz18p.example");
    }

    @Test
    void a_code_that_an_earlier_release_sent_elsewhere_confirms_nothing(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("shampoo", "shampoo@example.com");
        server.sql("UPDATE sign_ups SET email = 'a@猫.example' WHERE uuid = '" + signUp + "'");
        assertThat(json(person.confirm(signUp, code("shampoo", log))).get("code").asString())
                .isEqualTo("code_expired");

        person.join("mousse", log);
        String change =
                json(person.put(
                                "/api/account/email",
                                body("email", "m@x.example", "password", "correct horse")))
                        .get("change")
                        .asString();
        server.sql("UPDATE email_changes SET email = 'm@猫.example' WHERE uuid = '" + change + "'");
        assertThat(
                        json(person.post(
                                        "/api/account/email/confirm",
                                        body("change", change, "code", code("mousse", log))))
                                .get("code")
                                .asString())
                .isEqualTo("code_expired");
    }

    @Test
    void a_code_to_set_the_password_is_void_once_password_or_address_has_changed(
            CapturedOutput log) {
        Client person = server.client();
        person.join("delenn2", log);
        String reset = forgot(person, "delenn2@example.com").get("reset").asString();
        String code = code("delenn2", log);
        person.put(
                "/api/account/password",
                body("password", "correct horse", "new_password", "another horse"));
        assertThat(resetWith(reset, code)).isEqualTo("code_expired");

        reset = forgot(person, "delenn2@example.com").get("reset").asString();
        code = code("delenn2", log);
        JsonNode waiting =
                json(
                        person.put(
                                "/api/account/email",
                                body("email", "d@minbar.example", "password", "another horse")));
        person.post(
                "/api/account/email/confirm",
                body("change", waiting.get("change").asString(), "code", code("delenn2", log)));
        assertThat(account(person).get("email").asString()).isEqualTo("d@minbar.example");
        assertThat(resetWith(reset, code)).isEqualTo("code_expired");
        assertThat(server.client().signIn("delenn2", "another horse").statusCode()).isEqualTo(200);
    }

    private String resetWith(String reset, String code) {
        return json(server.client()
                        .post(
                                "/api/identity/reset",
                                body("reset", reset, "code", code, "password", "stolen horses")))
                .at("/code")
                .asString();
    }

    @Test
    void signing_out_everywhere_is_everywhere(CapturedOutput log) {
        Client here = server.client();
        here.join("catherine", log);
        Client elsewhere = server.client();
        elsewhere.signIn("catherine", "correct horse");
        assertThat(account(here).get("sessions").asInt()).isEqualTo(2);
        assertThat(here.post("/api/account/sign-out-everywhere", "").statusCode()).isEqualTo(204);
        assertThat(viewer(here)).isEmpty();
        assertThat(viewer(elsewhere)).isEmpty();
    }

    @Test
    void what_is_kept_of_me_can_be_downloaded(CapturedOutput log) throws SQLException {
        Client person = server.client();
        person.join("anna", log);
        String uuid = person.crud("Mine to take.", "1-hour").get("uuid").asString();
        person.put(
                "/api/account/email", body("email", "anna@z.example", "password", "correct horse"));
        ClientApp program = ClientApp.made(server, "its secret", "https://program.example/");
        String question = person.get(program.address()).headers().firstValue("Location").orElse("");
        program.answer(person, question, "openid profile");
        server.sql(
                "INSERT INTO issuer_names (user_uuid, display_name)"
                        + " SELECT uuid, 'Anna Elsewhere' FROM users WHERE handle = 'anna'");
        HttpResponse<String> export = person.get("/api/account/export");
        assertThat(export.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"cruddur.json\"");
        assertThat(json(export).at("/account/email").asString()).isEqualTo("anna@example.com");
        assertThat(json(export).at("/activities/0/uuid").asString()).isEqualTo(uuid);
        assertThat(json(export).at("/email_change/email").asString()).isEqualTo("anna@z.example");
        assertThat(json(export).at("/sessions/0/browser").asString()).startsWith("Java");
        assertThat(json(export).at("/account/name_at_issuer").asString())
                .isEqualTo("Anna Elsewhere");
        assertThat(json(export).at("/clients/0/name").asString()).isEqualTo("Clocks & Co");
        assertThat(json(export).at("/client_grants/0/stage").asString()).isEqualTo("allowed");
        assertThat(export.body()).doesNotContain("password_hash", "{bcrypt}", "hmac");
    }

    @Test
    void a_deleted_account_is_gone_with_all_that_hung_on_it(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.join("neroon", log);
        Client elsewhere = server.client();
        elsewhere.signIn("neroon", "correct horse");
        String uuid = person.crud("Gone with me.", "1-day").get("uuid").asString();
        assertThat(person.post("/api/account/delete", body("password", "wrong")).statusCode())
                .isEqualTo(422);
        assertThat(
                        person.post("/api/account/delete", body("password", "correct horse"))
                                .statusCode())
                .isEqualTo(204);
        assertThat(server.client().get("/api/activities/" + uuid).statusCode()).isEqualTo(404);
        assertThat(server.client().get("/api/activities/@neroon").statusCode()).isEqualTo(404);
        assertThat(elsewhere.post("/api/activities", "{}").statusCode()).isEqualTo(401);
        assertThat(person.signIn("neroon", "correct horse").statusCode()).isEqualTo(401);
        server.sql("DELETE FROM failed_attempts");
        server.client().join("neroon", log);
    }

    @Test
    void a_disabled_account_cannot_sign_in(CapturedOutput log) throws SQLException {
        Client person = server.client();
        person.join("zack2", log);
        server.sql(
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'zack2'");
        HttpResponse<String> refused = server.client().signIn("zack2", "correct horse");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asString()).isEqualTo("account_disabled");
    }

    @Test
    void a_profile_is_shown_and_changed(CapturedOutput log) {
        Client person = server.client();
        person.join("stephen", log);
        person.crud("One.", "1-hour");
        person.crud("Two.", "1-hour");
        JsonNode changed =
                json(
                        person.put(
                                "/api/profile/update",
                                body("display_name", "  Stephen Franklin ", "bio", "Physician.")));
        assertThat(changed.get("display_name").asString()).isEqualTo("Stephen Franklin");
        assertThat(changed.get("cruds_count").asInt()).isEqualTo(2);
        HttpResponse<String> shown = server.client().get("/api/activities/@Stephen?limit=1");
        assertThat(json(shown).get("profile")).isEqualTo(changed);
        assertThat(json(shown).at("/activities/0/message").asString()).isEqualTo("Two.");
        assertThat(json(shown).get("activities").size()).isEqualTo(1);
        String next = shown.headers().firstValue("Link").orElseThrow();
        JsonNode second = json(server.client().get(next.substring(1, next.indexOf('>'))));
        assertThat(second.at("/activities/0/message").asString()).isEqualTo("One.");
        assertThat(shown.body()).doesNotContain("example.com");
        assertThat(
                        json(server.client().get("/api/users/@stephen/short"))
                                .get("display_name")
                                .asString())
                .isEqualTo("Stephen Franklin");
        HttpResponse<String> wrong =
                person.put(
                        "/api/profile/update", body("display_name", " ", "bio", "x".repeat(161)));
        assertThat(json(wrong).get("errors").toString())
                .isEqualTo("[\"name_blank\",\"bio_too_long\"]");
        HttpResponse<String> hidden =
                person.put(
                        "/api/profile/update",
                        body("display_name", "Andrew\u034F Brown", "bio", "a\u0001b"));
        assertThat(json(hidden).get("errors").toString())
                .isEqualTo("[\"name_invalid\",\"bio_invalid\"]");
    }

    @Test
    void a_profile_has_a_banner_and_one_link_for_as_long_as_its_owner_wants(CapturedOutput log)
            throws SQLException {
        Client person = server.client();
        person.join("marcus_dressed", log);
        String link = "https://xn--mller-kva.example:8443/a%20b?c=d#e";
        JsonNode set = json(dressed(person, "teal", "  " + link + " "));
        assertThat(set.get("banner").asString()).isEqualTo("teal");
        assertThat(set.get("link").asString()).isEqualTo(link);
        assertThat(json(server.client().get("/api/activities/@marcus_dressed")).get("profile"))
                .isEqualTo(set);
        assertThat(json(person.get("/api/account")).get("link").asString()).isEqualTo(link);
        JsonNode export = json(person.get("/api/account/export"));
        assertThat(export.at("/account/banner").asString()).isEqualTo("teal");
        assertThat(export.at("/account/link").asString()).isEqualTo(link);

        // The seed's own front end knows neither, and so leaves both as they are.
        JsonNode kept =
                json(
                        person.put(
                                "/api/profile/update",
                                body("display_name", "Marcus Cole", "bio", "Ranger.")));
        assertThat(kept.get("banner").asString()).isEqualTo("teal");
        assertThat(kept.get("link").asString()).isEqualTo(link);

        JsonNode cleared = json(dressed(person, "", " "));
        assertThat(cleared.get("banner").isNull()).isTrue();
        assertThat(cleared.get("link").isNull()).isTrue();
        String row =
                "SELECT count(*) FROM profile_extras JOIN users ON uuid = user_uuid WHERE handle = 'marcus_dressed'";
        assertThat(server.ask(row)).isEqualTo("0");
    }

    @Test
    void a_banner_is_of_the_palette_and_a_link_leads_where_it_seems_to(CapturedOutput log) {
        Client person = server.client();
        person.join("lennier_linked", log);
        assertThat(errors(dressed(person, "Teal", "https://a.example/" + "x".repeat(183))))
                .isEqualTo("[\"banner_invalid\",\"link_too_long\"]");
        for (String link :
                List.of(
                        "http://a.example",
                        "javascript:alert(1)",
                        "https://user@a.example/",
                        "https://user:word@a.example/",
                        "https://localhost/",
                        "https://192.168.1.1/",
                        "https://[::1]/",
                        "https://a.example\\@b.example/",
                        "https://a.example:65536/",
                        "https://a.example/%zz",
                        "https://a.example/#a#b",
                        "https://a.example/\u202Egnp",
                        "https://a.example/a b",
                        "https://a.example/\nb",
                        "https://аpple.example/",
                        "https://-a.example/",
                        "//a.example")) {
            assertThat(errors(dressed(person, "", link))).as(link).isEqualTo("[\"link_invalid\"]");
        }
        assertThat(dressed(person, "", "https://a.example/" + "x".repeat(182)).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> dressed(Client person, String banner, String link) {
        return person.put(
                "/api/profile/update",
                body("display_name", "Ranger", "bio", "", "banner", banner, "link", link));
    }

    private static String errors(HttpResponse<String> refused) {
        return json(refused).get("errors").toString();
    }

    @Test
    void a_repeated_post_is_one_crud(CapturedOutput log) throws SQLException {
        Client person = server.client();
        person.join("vorlon", log);
        HttpResponse<String> first = person.postOnce("key-1", "Once.");
        HttpResponse<String> again = person.postOnce("key-1", "Once.");
        assertThat(json(again)).isEqualTo(json(first));
        HttpResponse<String> other = person.postOnce("key-1", "Twice.");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("code").asString()).isEqualTo("idempotency_key_reused");
        String uuid = json(first).get("uuid").asString();
        person.delete("/api/activities/" + uuid);
        assertThat(person.postOnce("key-1", "Once.").statusCode()).isEqualTo(404);
        server.sql(
                "UPDATE idempotency_keys SET created_at = created_at - interval '1 hour' WHERE activity_uuid = '"
                        + uuid
                        + "'");
        assertThat(json(person.postOnce("key-1", "Once.")).get("uuid").asString())
                .isNotEqualTo(uuid);
        assertThat(person.postOnce("no blanks", "Once.").statusCode()).isEqualTo(422);
    }

    @Test
    void a_crud_stands_at_its_authors_address_too(CapturedOutput log) {
        Client person = server.client();
        person.join("kosh2", log);
        String uuid = person.crud("Here.", "1-hour").get("uuid").asString();
        assertThat(person.get("/api/activities/@kosh2/status/" + uuid).statusCode()).isEqualTo(200);
        assertThat(person.get("/api/activities/@andrewbrown/status/" + uuid).statusCode())
                .isEqualTo(404);
    }

    private static JsonNode forgot(Client client, String email) {
        return json(client.post("/api/identity/forgot", body("email", email)));
    }

    private static JsonNode account(Client client) {
        return json(client.get("/api/account"));
    }

    private static String viewer(Client client) {
        return json(client.get("/api/session")).at("/viewer/handle").asString("");
    }

    private static String body(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            fields.put(pairs[pair], pairs[pair + 1]);
        }
        return RunningServer.JSON.writeValueAsString(fields);
    }
}
