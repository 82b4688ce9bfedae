package app.cruddur.identity;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * Signing up where moderators accept new accounts; beside it runs an open server on the same
 * database.
 */
@ExtendWith(OutputCaptureExtension.class)
@Reaches({
    "GET /api/moderation/sign-ups 200",
    "PUT /api/moderation/sign-ups/@{handle} 204",
    "PUT /api/moderation/sign-ups/@{handle} 404",
    "PUT /api/moderation/sign-ups/@{handle} 422"
})
class ApprovalTest {

    private static final String TOLD = "/api/activities/notifications";
    private static final String ADDRESS = "/api/moderation/sign-ups";
    private static final String WHY = "I like ships.";

    private static final RunningServer OPEN = RunningServer.get();
    private static RunningServer approving;

    @BeforeAll
    static void a_server_that_asks_why() throws IOException {
        Map<String, String> settings = new HashMap<>(OPEN.sameDatabase());
        settings.put("SIGN_UPS", "approved");
        approving = RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() {
        approving.close();
    }

    @BeforeEach
    @AfterEach
    void nobody_waits() throws SQLException {
        OPEN.sql("DELETE FROM waiting_accounts");
        OPEN.sql("DELETE FROM waiting_accounts_told");
        OPEN.sql("DELETE FROM user_roles");
    }

    private static HttpResponse<String> signUp(String handle, String email, String reason) {
        return approving
                .client()
                .post(
                        "/api/identity/sign-up",
                        RunningServer.JSON.writeValueAsString(
                                Map.of(
                                        "name", handle,
                                        "email", email,
                                        "preferred_username", handle,
                                        "password", "correct horse",
                                        "reason", reason)));
    }

    private static HttpResponse<String> confirm(HttpResponse<String> begun, String code) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        return approving.client().confirm(json(begun).get("sign_up").asString(), code);
    }

    private static void waits(String handle, CapturedOutput log) {
        refused(
                confirm(signUp(handle, handle + "@example.com", WHY), code(handle, log)),
                403,
                "approval_waits");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
    }

    /** Somebody with a role, signed in where accounts are approved. */
    private static Client with(String role, String handle, CapturedOutput log) throws SQLException {
        Client person = OPEN.joined(handle, log);
        OPEN.giveRole(handle, role);
        Client there = approving.client();
        there.keep("SESSION", person.cookie("SESSION"));
        return there;
    }

    private static HttpResponse<String> decide(Client by, String handle, String word) {
        return by.put(ADDRESS + "/@" + handle, "{\"word\": \"%s\"}".formatted(word));
    }

    @Test
    void an_account_waits_and_is_nothing_until_it_is_accepted(CapturedOutput log)
            throws SQLException {
        Client moderator = with("moderator", "approver_one", log);
        waits("waiting_one", log);
        assertThat(log.getOut())
                .contains("@approver_one is told that a sign-up waits")
                .doesNotContain(WHY);
        Client browser = approving.client();
        refused(browser.signIn("waiting_one", "correct horse"), 403, "approval_waits");
        refused(browser.signIn("waiting_one@example.com", "correct horse"), 403, "approval_waits");
        refused(browser.signIn("waiting_one", "wrong wrong"), 401, "sign_in_failed");
        assertThat(browser.cookie("SESSION")).isEmpty();
        assertThat(browser.get("/api/users/@waiting_one/short").statusCode()).isEqualTo(404);
        assertThat(
                        json(browser.get("/api/users/handle?wanted=waiting_one"))
                                .get("state")
                                .asString())
                .isEqualTo("taken");
        refused(signUp("waiting_one", "other@example.com", WHY), 422, "preferred_username_taken");

        JsonNode told = json(moderator.get(TOLD)).get(0);
        assertThat(told.get("kind").asString()).isEqualTo("sign_ups");
        assertThat(told.get("count").asInt()).isEqualTo(1);
        assertThat(told.toString()).doesNotContain("waiting_one", WHY);
        assertThat(json(moderator.get(TOLD + "/unread")).get("unread").asInt()).isEqualTo(1);

        JsonNode one = json(moderator.get(ADDRESS)).get(0);
        assertThat(one.get("handle").asString()).isEqualTo("waiting_one");
        assertThat(one.get("reason").asString()).isEqualTo(WHY);
        assertThat(one.get("email_domain").asString()).isEqualTo("example.com");
        assertThat(one.toString()).doesNotContain("waiting_one@");
        assertThat(decide(moderator, "waiting_one", "accept").statusCode()).isEqualTo(204);
        assertThat(log.getOut()).contains("The account of @waiting_one is accepted");
        assertThat(browser.signIn("waiting_one", "correct horse").statusCode()).isEqualTo(200);
        assertThat(json(moderator.get(ADDRESS))).isEmpty();
        assertThat(json(moderator.get(TOLD))).isEmpty();
        assertThat(json(moderator.get(TOLD + "/unread")).get("unread").asInt()).isZero();
        refused(decide(moderator, "waiting_one", "accept"), 404, "not_found");
        assertThat(
                        OPEN.ask(
                                "SELECT string_agg(by_handle || ' ' || act, ', ') FROM audit_log WHERE about_handle = 'waiting_one'"))
                .isEqualTo("approver_one accept sign-up");
    }

    @Test
    void of_who_is_refused_nothing_is_kept_but_the_handle_in_the_log(CapturedOutput log)
            throws SQLException {
        Client moderator = with("moderator", "approver_two", log);
        waits("waiting_two", log);
        assertThat(decide(moderator, "waiting_two", "refuse").statusCode()).isEqualTo(204);
        assertThat(log.getOut()).contains("The sign-up of @waiting_two is refused");
        assertThat(OPEN.ask("SELECT count(*) FROM waiting_accounts")).isEqualTo("0");
        assertThat(OPEN.ask("SELECT count(*) FROM users WHERE handle = 'waiting_two'"))
                .isEqualTo("0");
        refused(approving.client().signIn("waiting_two", "correct horse"), 401, "sign_in_failed");
        waits("waiting_two", log);
    }

    @Test
    void a_word_of_a_script_is_carried_out_by_a_server(CapturedOutput log) throws Exception {
        waits("waiting_three", log);
        assertThat(OPEN.ask("SELECT decide_sign_up('Waiting_Three', 'accept', NULL)"))
                .isEqualTo("waiting_three");
        Deadline.await(() ->
                approving.client().signIn("waiting_three", "correct horse").statusCode() == 200);
        assertThat(OPEN.ask("SELECT count(*) FROM waiting_accounts WHERE handle = 'waiting_three'"))
                .isEqualTo("0");
        assertThat(OPEN.ask("SELECT act FROM audit_log WHERE about_handle = 'waiting_three'"))
                .isEqualTo("accept sign-up");
    }

    @Test
    void a_word_of_a_script_that_cannot_be_carried_out_is_in_no_log(CapturedOutput log)
            throws Exception {
        OPEN.joined("approver_twelve", log);
        waits("waiting_eleven", log);
        OPEN.sql(
                """
                UPDATE waiting_accounts SET email = 'approver_twelve@example.com', word = 'accept'
                WHERE handle = 'waiting_eleven'\
                """);
        Deadline.await(() -> log.getOut().contains("@waiting_eleven cannot be accepted"));
        assertThat(OPEN.ask("SELECT count(*) FROM audit_log WHERE about_handle = 'waiting_eleven'"))
                .isEqualTo("0");
        assertThat(OPEN.ask("SELECT handle FROM waiting_accounts WHERE word IS NULL"))
                .isEqualTo("waiting_eleven");
    }

    @Test
    void while_a_panic_is_on_nobody_is_accepted(CapturedOutput log) throws Exception {
        Client moderator = with("moderator", "approver_calm", log);
        waits("waiting_calm_one", log);
        waits("waiting_calm_two", log);
        waits("waiting_calm_three", log);
        waits("waiting_calm_four", log);
        OPEN.sql("SELECT begin_panic(NULL)");
        try {
            awaitPanic(true);
            OPEN.sql("SELECT decide_sign_up('waiting_calm_two', 'accept', NULL)");
            refused(decide(moderator, "waiting_calm_one", "accept"), 403, "sign_ups_paused");
            assertThat(decide(moderator, "waiting_calm_three", "refuse").statusCode())
                    .isEqualTo(204);
            for (RunningServer one : List.of(OPEN, approving)) {
                one.bean(WaitingAccounts.class).inTurn();
            }
            assertThat(
                            OPEN.ask(
                                    "SELECT string_agg(handle || coalesce(' ' || word, ''), ', ' ORDER BY handle) FROM waiting_accounts"))
                    .isEqualTo("waiting_calm_four, waiting_calm_one, waiting_calm_two accept");
            OPEN.sql("SELECT decide_sign_up('waiting_calm_four', 'accept', NULL)");
            assertThat(leftAfterItsEnd("waiting_calm_four", "47 hours")).isEqualTo("3");
            assertThat(leftAfterItsEnd("waiting_calm_four", "48 hours"))
                    .as("a word is not kept for ever")
                    .isEqualTo("2");
        } finally {
            OPEN.sql("DELETE FROM panic");
            awaitPanic(false);
        }
        Deadline.await(() ->
                approving.client().signIn("waiting_calm_two", "correct horse").statusCode() == 200);
        assertThat(decide(moderator, "waiting_calm_one", "accept").statusCode()).isEqualTo(204);
    }

    /** How many wait when somebody's account ended so long ago. */
    private static String leftAfterItsEnd(String handle, String time) throws SQLException {
        OPEN.sql(
                "UPDATE waiting_accounts SET expires_at = statement_timestamp() - interval '%s' WHERE handle = '%s'"
                        .formatted(time, handle));
        OPEN.keepHouse();
        return OPEN.ask("SELECT count(*) FROM waiting_accounts");
    }

    private static void awaitPanic(boolean on) throws Exception {
        for (RunningServer one : List.of(OPEN, approving)) {
            PanicSwitch panic = one.bean(PanicSwitch.class);
            Deadline.await(() -> panic.isOn() == on);
        }
    }

    @Test
    void one_that_no_try_can_accept_keeps_nobody_behind_it(CapturedOutput log) throws Exception {
        waits("waiting_stuck", log);
        waits("waiting_behind", log);
        OPEN.sql(
                """
                UPDATE waiting_accounts SET
                    word = 'accept',
                    display_name = CASE handle WHEN 'waiting_stuck' THEN '' ELSE display_name END\
                """);
        Deadline.await(() ->
                approving.client().signIn("waiting_behind", "correct horse").statusCode() == 200);
        Deadline.await(() -> log.getOut().contains("@waiting_stuck cannot be accepted"));
        assertThat(OPEN.ask("SELECT handle FROM waiting_accounts WHERE word IS NULL"))
                .isEqualTo("waiting_stuck");
    }

    @Test
    void moderators_are_told_once_an_hour_and_each_day_while_any_waits(CapturedOutput log)
            throws Exception {
        with("moderator", "approver_told", log);
        waits("waiting_told_one", log);
        assertThat(told(log)).isEqualTo(1);
        waits("waiting_told_two", log);
        OPEN.sql("DELETE FROM waiting_accounts WHERE handle = 'waiting_told_one'");
        OPEN.sql("DELETE FROM waiting_accounts WHERE handle = 'waiting_told_two'");
        waits("waiting_told_three", log);
        assertThat(told(log)).isEqualTo(1);

        // An hour later: others have come since the mail.
        OPEN.sql(
                """
                UPDATE waiting_accounts SET created_at = created_at - interval '59 minutes';
                UPDATE waiting_accounts_told SET told_at = told_at - interval '1 hour'\
                """);
        Deadline.await(() -> told(log) == 2);
        OPEN.sql("UPDATE waiting_accounts_told SET told_at = told_at - interval '24 hours'");
        Deadline.await(() -> told(log) == 3);
    }

    private static int told(CapturedOutput log) {
        return log.getOut().split("@approver_told is told that a sign-up waits", -1).length - 1;
    }

    @Test
    void no_statistics_quote_who_waits(CapturedOutput log) throws SQLException {
        waits("waiting_counted", log);
        signUp("waiting_counting", "waiting_counting@example.com", WHY);
        OPEN.sql("ANALYZE waiting_accounts, sign_ups");
        assertThat(
                        OPEN.ask(
                                """
                                SELECT string_agg(tablename || '.' || attname, ', ') FROM pg_stats
                                WHERE tablename IN ('waiting_accounts', 'waiting_accounts_handle_key', 'waiting_accounts_email_key') AND attname NOT IN ('uuid', 'created_at', 'expires_at', 'language', 'word', 'by_handle')
                                    OR tablename = 'sign_ups' AND attname = 'reason'\
                                """))
                .isNull();
    }

    /** More than a server has connections to the database. */
    @Test
    void many_confirm_at_once(CapturedOutput log) throws Exception {
        AtomicInteger round = new AtomicInteger();
        Deadline.await(() -> sixteenConfirm("waiting_many_" + round.incrementAndGet() + "_", log));
    }

    /**
     * Whether none waited in vain for a connection. On a machine that stalls one may; some would
     * each time if a confirmation held one connection while it waited for another.
     */
    private static boolean sixteenConfirm(String handles, CapturedOutput log) throws Exception {
        int many = 16;
        List<HttpResponse<String>> begun = new ArrayList<>();
        for (int one = 0; one < many; one++) {
            String handle = handles + one;
            begun.add(signUp(handle, handle + "@example.com", WHY));
        }
        CyclicBarrier together = new CyclicBarrier(many);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int one = 0; one < many; one++) {
                String id = json(begun.get(one)).get("sign_up").asString();
                String code = code(handles + one, log);
                answers.add(
                        all.submit(() -> {
                            Client browser = approving.client();
                            browser.get("/api/session");
                            together.await();
                            return browser.confirm(id, code);
                        }));
            }
            boolean served = true;
            for (Future<HttpResponse<String>> answer : answers) {
                if (answer.get().statusCode() == 503) {
                    served = false;
                } else {
                    refused(answer.get(), 403, "approval_waits");
                }
            }
            return served;
        }
    }

    @Test
    void who_began_where_no_reason_was_asked_begins_again(CapturedOutput log) throws SQLException {
        String begun = OPEN.client().signUp("waiting_ten", "waiting_ten@example.com");
        HttpResponse<String> answer = approving.client().confirm(begun, code("waiting_ten", log));
        refused(answer, 422, "code_expired");
        assertThat(OPEN.ask("SELECT count(*) FROM waiting_accounts")).isEqualTo("0");
    }

    @Test
    void the_first_admin_waits_for_nobody_in_whatever_browser_the_code_is_typed(CapturedOutput log)
            throws SQLException {
        String link =
                AdminLink.renew(new Db(Database.single(OPEN.database())))
                        .orElseThrow()
                        .replaceFirst("^become-admin#link=", "");
        HttpResponse<String> one = signUpBy(link, "waiting_first");
        HttpResponse<String> other = signUpBy(link, "waiting_second");
        String ofOther = code("waiting_second", log);

        assertThat(confirm(one, code("waiting_first", log)).statusCode()).isEqualTo(200);

        assertThat(
                        OPEN.ask(
                                "SELECT string_agg(handle || ' ' || role, ', ') FROM viewers WHERE role <> 'member'"))
                .isEqualTo("waiting_first admin");
        // The link is used: who came by it too has given no reason.
        refused(confirm(other, ofOther), 422, "code_expired");
    }

    private static HttpResponse<String> signUpBy(String link, String handle) {
        return approving
                .client()
                .post(
                        "/api/identity/sign-up",
                        RunningServer.JSON.writeValueAsString(
                                Map.of(
                                        "name", handle,
                                        "email", handle + "@example.com",
                                        "preferred_username", handle,
                                        "password", "correct horse",
                                        "admin_link", link)));
    }

    @Test
    void a_reason_is_asked_for_and_short(CapturedOutput log) {
        refused(signUp("waiting_four", "w4@example.com", " "), 422, "reason_blank");
        refused(signUp("waiting_four", "w4@example.com", "é".repeat(501)), 422, "reason_too_long");
        refused(signUp("waiting_four", "w4@example.com", "a\u0000b"), 422, "reason_invalid");
        assertThat(signUp("waiting_four", "w4@example.com", "é".repeat(500)).statusCode())
                .isEqualTo(200);
        assertThat(json(approving.client().get("/api/session")).get("sign_up_rule").asString())
                .isEqualTo("approved");
    }

    @Test
    void without_a_word_it_goes_after_thirty_days(CapturedOutput log) throws Exception {
        waits("waiting_five", log);
        assertThat(OPEN.ask("SELECT expires_at - created_at FROM waiting_accounts"))
                .isEqualTo("30 days");
        OPEN.sql(
                "UPDATE waiting_accounts SET expires_at = statement_timestamp() + interval '1 minute'");
        Deadline.await(() -> log.getOut().contains("The sign-up of @waiting_five has lapsed"));
        refused(approving.client().signIn("waiting_five", "correct horse"), 401, "sign_in_failed");
        assertThat(OPEN.ask("SELECT decide_sign_up('waiting_five', 'accept', NULL)")).isNull();
        OPEN.keepHouse();
        assertThat(OPEN.ask("SELECT count(*) FROM waiting_accounts")).isEqualTo("0");
    }

    @Test
    void whose_address_or_handle_is_somebodys_by_now_cannot_be_accepted(CapturedOutput log)
            throws SQLException {
        Client moderator = with("moderator", "approver_six", log);
        HttpResponse<String> late = signUp("waiting_six", "waiting_six@example.com", WHY);
        String lateCode = code("waiting_six", log);
        waits("waiting_seven", log);
        OPEN.sql(
                "UPDATE waiting_accounts SET email = 'approver_six@example.com' WHERE handle = 'waiting_seven'");
        refused(decide(moderator, "waiting_seven", "accept"), 422, "waiting_email_taken");
        assertThat(OPEN.ask("SELECT count(*) FROM audit_log WHERE about_handle = 'waiting_seven'"))
                .isEqualTo("0");
        assertThat(json(moderator.get(ADDRESS)).at("/0/handle").asString())
                .isEqualTo("waiting_seven");
        assertThat(decide(moderator, "waiting_seven", "refuse").statusCode()).isEqualTo(204);

        OPEN.joined("waiting_six", log);
        refused(confirm(late, lateCode), 422, "preferred_username_taken");
        HttpResponse<String> known = signUp("waiting_eight", "approver_six@example.com", WHY);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(log.getOut())
                .contains("the e-mail address of @approver_six, who has an account");
    }

    @Test
    void nobody_but_moderators_sees_who_waits(CapturedOutput log) throws SQLException {
        waits("waiting_nine", log);
        Client member = approving.client();
        member.keep("SESSION", OPEN.joined("approver_nine", log).cookie("SESSION"));
        Client suspended = with("moderator", "approver_ten", log);
        OPEN.sql(
                """
                INSERT INTO sanctions (user_uuid, kind)
                SELECT uuid, 'suspend' FROM users WHERE handle = 'approver_ten'\
                """);
        approving.sql("SELECT");
        refused(approving.client().get(ADDRESS), 401, "not_signed_in");
        refused(member.get(ADDRESS), 403, "moderators_only");
        refused(decide(member, "waiting_nine", "accept"), 403, "moderators_only");
        refused(suspended.get(ADDRESS), 403, "moderators_only");
        assertThat(decide(suspended, "waiting_nine", "accept").statusCode()).isEqualTo(403);
        Client admin = with("admin", "approver_eleven", log);
        assertThat(decide(admin, "waiting_nine", "perhaps").statusCode()).isEqualTo(400);
        assertThat(decide(admin, "waiting_nine", "refuse").statusCode()).isEqualTo(204);
    }
}
