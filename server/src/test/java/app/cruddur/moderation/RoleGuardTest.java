package app.cruddur.moderation;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Authenticator;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What moderators and admins need beside their role: a second factor, given lately for what they
 * do.
 */
@ExtendWith(OutputCaptureExtension.class)
class RoleGuardTest {

    private static final String QUEUE = "/api/moderation/reports";

    /** What is no reading; nothing is there. */
    private static final String ACT = QUEUE + "/00000000-0000-0000-0000-000000000000/evidence";

    private final RunningServer server = RunningServer.get();

    @AfterEach
    void nobody_moderates() throws SQLException {
        server.sql("DELETE FROM user_roles");
        server.sql("DELETE FROM sanctions");
    }

    private void role(String handle, String role) throws SQLException {
        server.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, '%s' FROM users WHERE handle = '%s'"
                        .formatted(role, handle));
    }

    private void factorAt(String handle, String time) throws SQLException {
        server.sql(
                "UPDATE sessions SET factor_at = %s FROM users WHERE users.uuid = user_uuid AND handle = '%s'"
                        .formatted(time, handle));
    }

    /** A second factor whose code of this moment has not been used yet. */
    private Authenticator withFactor(Client client) throws SQLException {
        HttpResponse<String> begun =
                client.post("/api/account/factor", "{\"password\": \"correct horse\"}");
        Authenticator app = new Authenticator(json(begun).get("secret").asString());
        HttpResponse<String> on = give(client, "confirm", app.code(0));
        assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
        server.sql("UPDATE second_factors SET last_step = last_step - 1");
        return app;
    }

    private static HttpResponse<String> give(Client client, String act, String code) {
        return client.post("/api/account/factor/" + act, "{\"code\": \"" + code + "\"}");
    }

    private static void refused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
    }

    @Test
    void a_moderator_sets_up_a_second_factor_first(CapturedOutput log) throws SQLException {
        Client moderator = server.joined("guard_one", log);
        role("guard_one", "moderator");
        refused(moderator.get(QUEUE), "factor_missing");
        refused(moderator.post(ACT, ""), "factor_missing");

        withFactor(moderator);

        assertThat(moderator.get(QUEUE).statusCode()).isEqualTo(200);
        assertThat(moderator.post(ACT, "").statusCode()).isEqualTo(404);
        // Taken away, it is gone from every session.
        server.sql(
                "DELETE FROM second_factors USING users WHERE uuid = user_uuid AND handle = 'guard_one'");
        refused(moderator.get(QUEUE), "factor_missing");
    }

    @Test
    void a_session_of_the_password_alone_opens_nothing_until_a_code_is_given(CapturedOutput log)
            throws SQLException {
        Client moderator = server.joined("guard_two", log);
        role("guard_two", "admin");
        Authenticator app = withFactor(moderator);
        factorAt("guard_two", "NULL");
        refused(moderator.get(QUEUE), "factor_again");
        assertThat(give(moderator, "proof", "000000").statusCode()).isEqualTo(422);
        refused(moderator.get(QUEUE), "factor_again");

        assertThat(give(moderator, "proof", app.code(0)).statusCode()).isEqualTo(204);

        assertThat(moderator.get(QUEUE).statusCode()).isEqualTo(200);
        assertThat(moderator.post(ACT, "").statusCode()).isEqualTo(404);
    }

    @Test
    void after_ten_minutes_one_still_reads_and_gives_a_code_again_to_act(CapturedOutput log)
            throws SQLException {
        Client moderator = server.joined("guard_three", log);
        role("guard_three", "moderator");
        Authenticator app = withFactor(moderator);
        factorAt("guard_three", "statement_timestamp() - interval '540 seconds'");
        assertThat(moderator.post(ACT, "").statusCode()).isEqualTo(404);
        factorAt("guard_three", "statement_timestamp() - interval '600 seconds'");

        assertThat(moderator.get(QUEUE).statusCode()).isEqualTo(200);
        refused(moderator.post(ACT, ""), "factor_again");

        assertThat(give(moderator, "proof", app.code(0)).statusCode()).isEqualTo(204);
        assertThat(moderator.post(ACT, "").statusCode()).isEqualTo(404);
        // A new password takes a code again too.
        moderator.put(
                "/api/account/password",
                "{\"password\": \"correct horse\", \"new_password\": \"another horse\"}");
        refused(moderator.get(QUEUE), "factor_again");
    }

    @Test
    void a_code_that_one_server_has_taken_counts_at_once_on_another(CapturedOutput log)
            throws Exception {
        Client moderator = server.joined("guard_six", log);
        role("guard_six", "moderator");
        Authenticator app = withFactor(moderator);
        try (RunningServer another = RunningServer.another(server.sameDatabase())) {
            Client there = another.client();
            there.keep("SESSION", moderator.cookie("SESSION"));
            for (String before :
                    new String[] {"NULL", "statement_timestamp() - interval '1 hour'"}) {
                factorAt("guard_six", before);
                another.sql("SELECT");
                refused(there.post(ACT, ""), "factor_again");
                assertThat(give(moderator, "proof", app.code(0)).statusCode()).isEqualTo(204);
                assertThat(there.post(ACT, "").statusCode()).isEqualTo(404);
                assertThat(there.get(QUEUE).statusCode()).isEqualTo(200);
                server.sql("UPDATE second_factors SET last_step = last_step - 1");
            }
        }
    }

    @Test
    void a_suspended_admin_has_no_rights_whatever_code_was_given(CapturedOutput log)
            throws SQLException {
        Client admin = server.joined("guard_four", log);
        server.giveRole("guard_four", "admin");
        assertThat(admin.get(QUEUE).statusCode()).isEqualTo(200);
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'guard_four'");
        refused(admin.get(QUEUE), "moderators_only");
        assertThat(admin.post(ACT, "").statusCode()).isEqualTo(403);
        server.sql("DELETE FROM sanctions");
        assertThat(admin.get(QUEUE).statusCode()).isEqualTo(200);
    }

    @Test
    void a_second_factor_makes_nobody_a_moderator(CapturedOutput log) throws SQLException {
        Client member = server.joined("guard_five", log);
        withFactor(member);
        refused(member.get(QUEUE), "moderators_only");
    }
}
