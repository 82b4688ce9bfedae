package app.cruddur.membership;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** While a panic is on. */
@ExtendWith(OutputCaptureExtension.class)
@Reaches({
    "GET /api/moderation/panic 200",
    "PUT /api/moderation/panic 200",
    "DELETE /api/moderation/panic 204"
})
class PanicTest {

    private static final String CRUD = "{\"message\": \"Calm.\", \"ttl\": \"1-day\"}";

    private final RunningServer server = RunningServer.get();

    @AfterEach
    void over() throws Exception {
        server.sql("DELETE FROM panic");
        await(false);
    }

    private void await(boolean on) throws Exception {
        PanicSwitch panic = server.bean(PanicSwitch.class);
        Deadline.await(() -> panic.isOn() == on);
    }

    private static void paused(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asString()).isEqualTo("sign_ups_paused");
    }

    private HttpResponse<String> signUp(String handle) {
        return server.client()
                .post(
                        "/api/identity/sign-up",
                        RunningServer.JSON.writeValueAsString(
                                Map.of(
                                        "name",
                                        handle,
                                        "email",
                                        handle + "@example.com",
                                        "preferred_username",
                                        handle,
                                        "password",
                                        "correct horse")));
    }

    @Test
    void nobody_new_is_taken_and_new_accounts_wait_until_it_ends_by_itself(CapturedOutput log)
            throws Exception {
        Client fresh = server.joined("panic_fresh", log);
        Client settled = server.joined("panic_settled", log);
        server.sql(
                "UPDATE users SET created_at = created_at - interval '24 hours' WHERE handle = 'panic_settled'");
        String answered = settled.crud("Before.", "1-hour").get("uuid").asString();
        String waiting = json(signUp("panic_late")).get("sign_up").asString();
        server.sql("SELECT begin_panic('somebody')");
        await(true);

        paused(signUp("panic_later"));
        paused(server.client().confirm(waiting, code("panic_late", log)));
        for (String path : new String[] {"", "/" + answered + "/reply"}) {
            HttpResponse<String> refused = fresh.post("/api/activities" + path, CRUD);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused).get("code").asString()).isEqualTo("newcomer_waits");
            assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(80_000, 86_400);
            assertThat(settled.post("/api/activities" + path, CRUD).statusCode()).isEqualTo(200);
        }
        assertThat(fresh.get("/api/activities/" + answered).statusCode()).isEqualTo(200);
        JsonNode session = json(fresh.get("/api/session"));
        assertThat(session.get("sign_up_rule").asString()).isEqualTo("paused");
        assertThat(session.get("sign_ups").asBoolean()).isFalse();
        assertThat(session.get("waits_until").asString())
                .isEqualTo(
                        server.ask(
                                "SELECT iso_utc(created_at + interval '24 hours') FROM users WHERE handle = 'panic_fresh'"));
        assertThat(json(settled.get("/api/session")).get("waits_until").isNull()).isTrue();
        assertThat(server.ask("SELECT expires_at - since FROM panic")).isEqualTo("1 day");

        server.sql("UPDATE panic SET expires_at = statement_timestamp()");
        await(false);
        assertThat(fresh.post("/api/activities", CRUD).statusCode()).isEqualTo(200);
        assertThat(server.client().confirm(waiting, code("panic_late", log)).statusCode())
                .isEqualTo(200);
        server.keepHouse();
        assertThat(server.ask("SELECT count(*) FROM panic")).isEqualTo("0");
    }

    @Test
    void an_admin_begins_and_ends_it_and_nobody_else(CapturedOutput log) throws Exception {
        Client admin = server.joined("panic_admin", log);
        String address = "/api/moderation/panic";
        server.giveRole("panic_admin", "moderator");
        for (HttpResponse<String> refused :
                List.of(admin.get(address), admin.put(address, ""), admin.delete(address))) {
            assertThat(json(refused).get("code").asString()).isEqualTo("admins_only");
        }
        server.sql("UPDATE user_roles SET role = 'admin'");
        assertThat(json(admin.get(address)).get("expires_at").isNull()).isTrue();
        assertThat(json(admin.put(address, "")).get("expires_at").asString())
                .isEqualTo(server.ask("SELECT iso_utc(expires_at) FROM panic"));
        paused(signUp("panic_none"));
        assertThat(admin.delete(address).statusCode()).isEqualTo(204);
        assertThat(signUp("panic_none").statusCode()).isEqualTo(200);
        server.sql("DELETE FROM user_roles");
        assertThat(admin.put(address, "").statusCode()).isEqualTo(403);
        assertThat(server.client().get(address).statusCode()).isEqualTo(401);
    }

    @Test
    void on_again_it_lasts_longer_and_the_log_has_each_act() throws SQLException {
        server.sql("DELETE FROM audit_log WHERE act LIKE 'panic%'");
        server.sql("SELECT begin_panic(NULL)");
        server.sql(
                "UPDATE panic SET since = since - interval '5 hours', expires_at = expires_at - interval '5 hours'");
        server.sql("SELECT begin_panic('somebody')");
        assertThat(server.ask("SELECT expires_at - since >= interval '29 hours' FROM panic"))
                .isEqualTo("t");
        assertThat(server.ask("SELECT end_panic('somebody')")).isEqualTo("t");
        assertThat(server.ask("SELECT end_panic('somebody')")).isEqualTo("f");
        assertThat(
                        server.ask(
                                """
                                SELECT string_agg(act || ' by ' || coalesce(by_handle, 'the operator'), ', ' ORDER BY uuid)
                                FROM audit_log WHERE act LIKE 'panic%' AND about_handle IS NULL\
                                """))
                .isEqualTo("panic on by the operator, panic on by somebody, panic off by somebody");
    }
}
