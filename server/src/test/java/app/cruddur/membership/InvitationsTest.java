package app.cruddur.membership;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * Signing up by a member's invitation, on a server that takes nobody else. Beside it runs an open
 * one on the same database.
 */
@ExtendWith(OutputCaptureExtension.class)
@Reaches({
    "GET /api/account/invitations 200",
    "POST /api/account/invitations 200",
    "POST /api/account/invitations 422",
    "DELETE /api/account/invitations/{uuid} 204",
    "DELETE /api/account/invitations/{uuid} 404"
})
class InvitationsTest {

    private static final String ADDRESS = "/api/account/invitations";

    private static final RunningServer OPEN = RunningServer.get();
    private static RunningServer invited;

    @BeforeAll
    static void a_server_by_invitation() throws IOException {
        Map<String, String> settings = new HashMap<>(OPEN.sameDatabase());
        settings.putAll(Map.of("SIGN_UPS", "invited", "INVITATIONS", "2"));
        invited = RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() {
        invited.close();
    }

    /** A member of the server by invitation. */
    private static Client member(String handle, CapturedOutput log) {
        OPEN.joined(handle, log);
        Client member = invited.client();
        member.signIn(handle, "correct horse");
        return member;
    }

    private static JsonNode invitation(Client member, int uses) {
        HttpResponse<String> made = member.post(ADDRESS, "{\"uses\": %d}".formatted(uses));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return json(made);
    }

    private static HttpResponse<String> signUp(String handle, String code) {
        return invited.client()
                .post(
                        "/api/identity/sign-up",
                        RunningServer.JSON.writeValueAsString(
                                Map.of(
                                        "name", handle,
                                        "email", handle + "@example.com",
                                        "preferred_username", handle,
                                        "password", "correct horse",
                                        "invitation", code)));
    }

    private static HttpResponse<String> confirm(HttpResponse<String> waiting, String code) {
        assertThat(waiting.statusCode()).as(waiting.body()).isEqualTo(200);
        return invited.client().confirm(json(waiting).get("sign_up").asString(), code);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(json(answer).get("code").asString()).isEqualTo("invitation_needed");
    }

    @Test
    void a_link_lets_as_many_people_in_as_it_says(CapturedOutput log) throws SQLException {
        Client member = member("inviting_one", log);
        JsonNode made = invitation(member, 2);
        String code = made.get("code").asString();
        assertThat(code).hasSize(24);
        for (String wrong : List.of("", "x", code.substring(1), made.get("uuid").asString())) {
            refused(signUp("invited_wrong", wrong));
        }
        for (String handle : List.of("invited_one", "invited_two")) {
            HttpResponse<String> joined = confirm(signUp(handle, code), code(handle, log));
            assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        }
        refused(signUp("invited_three", code));
        assertThat(json(member.get(ADDRESS)).get("invitations")).isEmpty();
        assertThat(json(member.get("/api/account/export")).at("/invitations/0/uses_left").asInt())
                .isZero();
        assertThat(
                        OPEN.ask(
                                "SELECT count(*) FROM invitations WHERE code_hash = '%s'::bytea"
                                        .formatted(code)))
                .isEqualTo("0");
    }

    @Test
    void of_two_who_want_the_last_use_one_gets_it(CapturedOutput log) throws Exception {
        String code = invitation(member("inviting_two", log), 1).get("code").asString();
        Map<String, String> codes = new HashMap<>();
        for (String handle : List.of("invited_four", "invited_five")) {
            HttpResponse<String> waiting = signUp(handle, code);
            codes.put(json(waiting).get("sign_up").asString(), code(handle, log));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers =
                    codes.entrySet().stream()
                            .map(waiting ->
                                    both.submit(() -> {
                                        Client browser = invited.client();
                                        browser.get("/api/session");
                                        together.await();
                                        return browser.confirm(
                                                waiting.getKey(), waiting.getValue());
                                    }))
                            .toList();
            List<Integer> statuses =
                    Stream.of(answers.getFirst().get(), answers.getLast().get())
                            .map(HttpResponse::statusCode)
                            .sorted()
                            .toList();
            assertThat(statuses).containsExactly(200, 403);
        }
        assertThat(
                        OPEN.ask(
                                "SELECT count(*) FROM users WHERE handle IN ('invited_four', 'invited_five')"))
                .isEqualTo("1");
        assertThat(
                        OPEN.ask(
                                "SELECT count(*) FROM accounts WHERE email LIKE 'invited_fo%' OR email LIKE 'invited_fi%'"))
                .isEqualTo("1");
    }

    @Test
    void an_invitation_ends_when_its_maker_is_suspended(CapturedOutput log) throws SQLException {
        Client member = member("inviting_three", log);
        String code = invitation(member, 5).get("code").asString();
        HttpResponse<String> begun = signUp("invited_six", code);
        OPEN.sql(
                """
                INSERT INTO sanctions (user_uuid, kind)
                SELECT uuid, 'suspend' FROM users WHERE handle = 'inviting_three'\
                """);
        invited.sql("SELECT");
        refused(signUp("invited_seven", code));
        refused(confirm(begun, code("invited_six", log)));
        assertThat(json(member.get(ADDRESS)).get("most").asInt()).isZero();
        assertThat(member.post(ADDRESS, "{}").statusCode()).isEqualTo(422);

        OPEN.sql(
                "DELETE FROM sanctions USING users WHERE uuid = user_uuid AND handle = 'inviting_three'");
        refused(confirm(begun, code("invited_six", log)));
        assertThat(json(member.get(ADDRESS)).get("invitations")).isEmpty();
    }

    @Test
    void an_invitation_that_is_made_during_the_suspension_is_refused(CapturedOutput log)
            throws Exception {
        Client member = member("inviting_ten", log);
        try (Connection suspending = Database.single(OPEN.database()).getConnection();
                Statement statement = suspending.createStatement()) {
            suspending.setAutoCommit(false);
            statement.execute(
                    """
                    INSERT INTO sanctions (user_uuid, kind)
                    SELECT uuid, 'suspend' FROM users WHERE handle = 'inviting_ten'\
                    """);
            CompletableFuture<HttpResponse<String>> made =
                    CompletableFuture.supplyAsync(() -> member.post(ADDRESS, "{}"));
            OPEN.await(
                    "t",
                    "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
                    Deadline.PATIENCE);
            suspending.commit();
            assertThat(json(made.get()).get("code").asString()).isEqualTo("invitations_too_many");
        }
        assertThat(
                        OPEN.ask(
                                "SELECT count(*) FROM invitations JOIN users ON users.uuid = user_uuid WHERE handle = 'inviting_ten'"))
                .isEqualTo("0");
    }

    @Test
    void an_invitation_ends_and_a_sign_up_that_began_before_goes_on(CapturedOutput log)
            throws SQLException {
        Client member = member("inviting_four", log);
        JsonNode made = invitation(member, 5);
        String code = made.get("code").asString();
        HttpResponse<String> begun = signUp("invited_eight", code);
        String one = " WHERE uuid = '" + made.get("uuid").asString() + "'";
        OPEN.sql("UPDATE invitations SET expires_at = statement_timestamp()" + one);
        refused(signUp("invited_nine", code));
        assertThat(json(member.get(ADDRESS)).get("invitations")).isEmpty();
        OPEN.keepHouse();
        assertThat(confirm(begun, code("invited_eight", log)).statusCode()).isEqualTo(200);

        OPEN.sql("UPDATE invitations SET expires_at = expires_at - interval '1 day'" + one);
        OPEN.keepHouse();
        assertThat(OPEN.ask("SELECT count(*) FROM invitations" + one)).isEqualTo("0");
    }

    @Test
    void a_member_has_so_many_open_invitations_and_takes_them_back(CapturedOutput log) {
        Client member = member("inviting_five", log);
        String code = invitation(member, 20).get("code").asString();
        JsonNode last = invitation(member, 1);
        HttpResponse<String> more = member.post(ADDRESS, "{\"uses\": 1}");
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(json(more).get("code").asString()).isEqualTo("invitations_too_many");
        JsonNode own = json(member.get(ADDRESS));
        assertThat(own.get("most").asInt()).isEqualTo(2);
        assertThat(own.at("/invitations/0/uuid")).isEqualTo(last.get("uuid"));
        assertThat(own.get("invitations")).hasSize(2);
        assertThat(own.toString()).doesNotContain(code);

        HttpResponse<String> begun = signUp("invited_ten", code);
        String first = ADDRESS + "/" + own.at("/invitations/1/uuid").asString();
        Client other = member("inviting_six", log);
        assertThat(other.delete(first).statusCode()).isEqualTo(404);
        assertThat(other.delete(ADDRESS + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(member.delete(first).statusCode()).isEqualTo(204);
        refused(signUp("invited_eleven", code));
        refused(confirm(begun, code("invited_ten", log)));
        invitation(member, 1);
    }

    @Test
    void no_more_are_open_however_many_are_made_at_once(CapturedOutput log) throws Exception {
        String session = member("inviting_eight", log).cookie("SESSION");
        int many = 8;
        CyclicBarrier together = new CyclicBarrier(many);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> made = new ArrayList<>();
            for (int one = 0; one < many; one++) {
                made.add(
                        all.submit(() -> {
                            Client browser = invited.client();
                            browser.keep("SESSION", session);
                            browser.get("/api/session");
                            together.await();
                            return browser.post(ADDRESS, "{}");
                        }));
            }
            for (Future<HttpResponse<String>> answer : made) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsOnly(200, 422);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
    }

    /** Confirming locks the sign-up, then the invitation; the other order would be a deadlock. */
    @Test
    void an_invitation_is_taken_back_while_somebody_confirms(CapturedOutput log) throws Exception {
        Client member = member("inviting_nine", log);
        JsonNode made = invitation(member, 1);
        HttpResponse<String> begun = signUp("invited_twelve", made.get("code").asString());
        String signUp = json(begun).get("sign_up").asString();
        try (Connection connection = Database.single(OPEN.database()).getConnection();
                Statement confirming = connection.createStatement()) {
            connection.setAutoCommit(false);
            confirming.execute(
                    "SELECT FROM sign_ups WHERE uuid = '%s' FOR UPDATE".formatted(signUp));
            String one = ADDRESS + "/" + made.get("uuid").asString();
            assertThat(member.delete(one).statusCode()).isEqualTo(204);
            connection.rollback();
        }
        refused(confirm(begun, code("invited_twelve", log)));
    }

    @Test
    void the_bounds_of_an_invitation_are_said(CapturedOutput log) {
        Client member = member("inviting_seven", log);
        for (String body :
                List.of(
                        "{\"uses\": 0}",
                        "{\"uses\": 21}",
                        "{\"hours\": 0}",
                        "{\"hours\": 169}",
                        "{\"uses\": -1, \"hours\": 2147483647}")) {
            HttpResponse<String> answer = member.post(ADDRESS, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(json(answer).get("code").asString()).isEqualTo("invitation_bounds_invalid");
        }
    }

    @Test
    void where_everybody_can_sign_up_nobody_is_invited(CapturedOutput log) {
        Client member = OPEN.joined("inviting_nobody", log);
        assertThat(json(member.get(ADDRESS)).get("most").asInt()).isZero();
        assertThat(json(member.post(ADDRESS, "{}")).get("code").asString())
                .isEqualTo("invitations_too_many");
        assertThat(json(OPEN.client().get("/api/session")).get("sign_up_rule").asString())
                .isEqualTo("open");
        JsonNode session = json(invited.client().get("/api/session"));
        assertThat(session.get("sign_up_rule").asString()).isEqualTo("invited");
        assertThat(session.get("sign_ups").asBoolean()).isFalse();
    }
}
