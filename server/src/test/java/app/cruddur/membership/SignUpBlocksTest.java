package app.cruddur.membership;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.Db;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.text.EmailAddress;
import app.cruddur.web.Refusal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Mail domains and networks from which nobody signs up. */
@ExtendWith(OutputCaptureExtension.class)
@Reaches({
    "GET /api/moderation/sign-up-blocks 200",
    "POST /api/moderation/sign-up-blocks 200",
    "POST /api/moderation/sign-up-blocks 422",
    "DELETE /api/moderation/sign-up-blocks 204",
    "DELETE /api/moderation/sign-up-blocks 404"
})
class SignUpBlocksTest {

    private final RunningServer server = RunningServer.get();

    @AfterEach
    void none() throws SQLException {
        server.sql("DELETE FROM sign_up_blocks");
    }

    private String block(String typed) throws SQLException {
        return String.valueOf(
                server.ask(
                        "SELECT block_sign_ups('%s', NULL)".formatted(typed.replace("'", "''"))));
    }

    private HttpResponse<String> signUp(String email) {
        return server.client()
                .post(
                        "/api/identity/sign-up",
                        RunningServer.JSON.writeValueAsString(
                                Map.of(
                                        "name", "Blocked",
                                        "email", email,
                                        "preferred_username", "blocked_one",
                                        "password", "correct horse")));
    }

    private static void blocked(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(json(refused).get("code").asString()).isEqualTo("sign_up_blocked");
    }

    @Test
    void a_domain_is_blocked_with_its_subdomains_for_sign_ups_and_changes(CapturedOutput log)
            throws SQLException {
        Client member = server.joined("blocks_member", log);
        assertThat(block("Throwaway.Example")).isEqualTo("throwaway.example");
        assertThat(block("bücher.example")).isEqualTo("null");
        assertThat(block("xn--bcher-kva.example")).isEqualTo("xn--bcher-kva.example");
        for (String email :
                new String[] {
                    "a@throwaway.example",
                    "a@THROWAWAY.example",
                    "a@mx.eu.throwaway.example",
                    "a@bücher.example"
                }) {
            blocked(signUp(email));
        }
        for (String email :
                new String[] {"a@notthrowaway.example", "a@example", "a@throwaway.example.org"}) {
            assertThat(signUp(email).body()).doesNotContain("sign_up_blocked");
        }
        blocked(
                member.put(
                        "/api/account/email",
                        "{\"email\": \"me@throwaway.example\", \"password\": \"correct horse\"}"));
        // Only who knows the password learns of it.
        assertThat(
                        member.put(
                                        "/api/account/email",
                                        "{\"email\": \"me@throwaway.example\", \"password\": \"wrong wrong\"}")
                                .body())
                .contains("password_wrong");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM sign_ups WHERE email ~ '[@.]throwaway[.]example$'"))
                .isEqualTo("0");
    }

    @Test
    void a_block_stops_who_has_begun(CapturedOutput log) throws SQLException {
        Client newcomer = server.client();
        String begun = newcomer.signUp("blocks_begun", "me@late.example");
        Client member = server.joined("blocks_mover", log);
        HttpResponse<String> change =
                member.put(
                        "/api/account/email",
                        "{\"email\": \"mover@late.example\", \"password\": \"correct horse\"}");
        server.sql(
                "UPDATE codes SET sent_at = sent_at - interval '60 seconds' WHERE uuid = '%s'"
                        .formatted(begun));
        String confirm =
                "{\"change\": \"%s\", \"code\": \"%s\"}"
                        .formatted(
                                json(change).get("change").asString(), code("blocks_mover", log));
        String code = code("blocks_begun", log);
        String again = "{\"sign_up\": \"%s\"}".formatted(begun);

        for (String domainOrNetwork : new String[] {"late.example", "127.0.0.0/8"}) {
            block(domainOrNetwork);
            blocked(newcomer.confirm(begun, code));
            blocked(newcomer.post("/api/identity/resend", again));
            if (domainOrNetwork.equals("late.example")) {
                blocked(member.post("/api/account/email/confirm", confirm));
            }
            server.sql("DELETE FROM sign_up_blocks");
        }
        assertThat(member.post("/api/account/email/confirm", confirm).statusCode()).isEqualTo(200);
        assertThat(newcomer.confirm(begun, code).statusCode()).isEqualTo(200);
    }

    @Test
    void a_network_is_blocked_for_who_comes_from_there() throws SQLException {
        block("127.0.0.0/8");
        blocked(signUp("a@example.net"));
        assertThat(server.ask("SELECT unblock_sign_ups('127.0.0.1/8', NULL)"))
                .isEqualTo("127.0.0.0/8");
        assertThat(signUp("a@example.net").statusCode()).isEqualTo(200);
    }

    @Test
    void an_admin_keeps_the_list_and_nobody_else(CapturedOutput log) throws SQLException {
        Client admin = server.joined("blocks_admin", log);
        String address = "/api/moderation/sign-up-blocks";
        assertThat(json(admin.get(address)).get("code").asString()).isEqualTo("admins_only");
        server.giveRole("blocks_admin", "admin");
        try {
            assertThat(json(admin.get(address))).isEmpty();
            assertThat(
                            json(admin.post(address, "{\"value\": \"10.1.2.3/8\"}"))
                                    .at("/0/value")
                                    .asString())
                    .isEqualTo("10.0.0.0/8");
            for (String wrong :
                    new String[] {"{}", "{\"value\": \"a\\u0000\"}", "{\"value\": \"::/0\"}"}) {
                assertThat(json(admin.post(address, wrong)).get("code").asString())
                        .isEqualTo("sign_up_block_invalid");
            }
            assertThat(admin.delete(address + "?value=10.0.0.0/8").statusCode()).isEqualTo(204);
            assertThat(admin.delete(address + "?value=10.0.0.0/8").statusCode()).isEqualTo(404);
        } finally {
            server.sql("DELETE FROM user_roles");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.77, true",
        "192.0.2.0/24, ::ffff:192.0.2.77, true",
        "192.0.2.0/24, 192.0.3.1, false",
        "::ffff:192.0.2.0/120, 192.0.2.77, true",
        "::ffff:c000:200/120, ::ffff:192.0.2.77, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::/32, 2001:db8:1::9, true",
        "2001:db8::/32, 2001:db9::9, false",
        "2001:db8::/32, 192.0.2.7, false",
        "fe80::/16, fe80::1%eth0, true"
    })
    void an_address_is_in_a_network_however_it_is_written(
            String network, String address, boolean in) throws SQLException {
        assertThat(block(network)).contains("/");
        SignUpBlocks blocks = server.bean(SignUpBlocks.class);
        Db db = server.bean(Db.class);
        EmailAddress email = EmailAddress.parse("a@example.net").orElseThrow();
        if (in) {
            Assertions.assertThatThrownBy(() -> blocks.admit(db, email, address))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("sign_up_blocked");
        } else {
            blocks.admit(db, email, address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no domain",
                "com",
                "a..b",
                "-/-",
                "10.0.0.0/7",
                "0.0.0.0/0",
                "::/0",
                "::ffff:0.0.0.0/96",
                "2001::/15",
                "1.2.3.4/33",
                "1.2.3",
                "'; DROP TABLE users; --",
                "a@b"
            })
    void what_is_neither_or_nearly_everybody_is_not_taken(String typed) throws SQLException {
        assertThat(block(typed)).isEqualTo("null");
        assertThat(server.ask("SELECT count(*) FROM sign_up_blocks")).isEqualTo("0");
    }
}
