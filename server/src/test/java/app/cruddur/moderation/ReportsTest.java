package app.cruddur.moderation;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.crypto.SecretKey;
import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Reports: what is kept, for whom, how long, and what moderators do. */
@ExtendWith(OutputCaptureExtension.class)
@Reaches({
    "GET /api/account/decisions 200",
    "PUT /api/account/decisions/{uuid}/answer 204",
    "PUT /api/account/decisions/{uuid}/answer 404",
    "PUT /api/account/decisions/{uuid}/answer 422",
    "GET /api/moderation/reports 200",
    "POST /api/moderation/reports/{uuid}/decision 204",
    "POST /api/moderation/reports/{uuid}/decision 404",
    "POST /api/moderation/reports/{uuid}/decision 409",
    "POST /api/moderation/reports/{uuid}/decision 422",
    "POST /api/moderation/reports/{uuid}/evidence 200",
    "POST /api/moderation/reports/{uuid}/evidence 404",
    "POST /api/moderation/reports/{uuid}/notes 200",
    "POST /api/moderation/reports/{uuid}/notes 404",
    "POST /api/moderation/reports/{uuid}/notes 422",
    "GET /api/moderation/sanctions 200",
    "DELETE /api/moderation/sanctions/@{handle}/{kind} 204",
    "DELETE /api/moderation/sanctions/@{handle}/{kind} 404",
    "POST /api/reports 200",
    "POST /api/reports 404",
    "POST /api/reports 422",
    "PUT /api/reports/{uuid} 204",
    "PUT /api/reports/{uuid} 404",
    "PUT /api/reports/{uuid} 422",
    "DELETE /api/reports/{uuid} 204",
    "DELETE /api/reports/{uuid} 404"
})
class ReportsTest {

    private static final String QUEUE = "/api/moderation/reports";
    private static final String TOLD = "/api/activities/notifications";

    private final RunningServer server = RunningServer.get();

    @BeforeEach
    @AfterEach
    void nobody_moderates() throws SQLException {
        server.sql("DELETE FROM reports");
        server.sql("DELETE FROM user_roles");
        server.sql("DELETE FROM sanctions");
    }

    private Client moderator(String handle, CapturedOutput log) throws SQLException {
        return withRole(handle, "moderator", log);
    }

    private Client withRole(String handle, String role, CapturedOutput log) throws SQLException {
        Client client = server.joined(handle, log);
        server.giveRole(handle, role);
        return client;
    }

    private static String open(Client reporter, String crud) {
        HttpResponse<String> opened =
                reporter.post("/api/reports", "{\"activity_uuid\": \"" + crud + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        return uuid(json(opened));
    }

    private static HttpResponse<String> send(Client reporter, String report, String note) {
        return reporter.put(
                "/api/reports/" + report,
                RunningServer.JSON.writeValueAsString(Map.of("kind", "harassment", "note", note)));
    }

    private static String reported(Client reporter, String crud) {
        String report = open(reporter, crud);
        assertThat(send(reporter, report, "").statusCode()).isEqualTo(204);
        return report;
    }

    private static String reportedPerson(Client reporter, String handle) {
        HttpResponse<String> opened =
                reporter.post("/api/reports", "{\"handle\": \"" + handle + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        String report = uuid(json(opened));
        assertThat(send(reporter, report, "").statusCode()).isEqualTo(204);
        return report;
    }

    /** Decides a matter as the list has it, which names it by its first report. */
    private static HttpResponse<String> decide(Client moderator, String report, String decision) {
        return decide(moderator, report, decision, version(moderator, report));
    }

    private static HttpResponse<String> decide(
            Client moderator, String report, String decision, String version) {
        return moderator.post(
                QUEUE + "/" + report + "/decision",
                decision.replace("}", ", \"version\": \"" + version + "\"}"));
    }

    /** Of a matter; "none" where it is not in the list, or where there is no list. */
    private static String version(Client moderator, String report) {
        HttpResponse<String> list = moderator.get(QUEUE);
        if (list.statusCode() == 200) {
            for (JsonNode matter : json(list)) {
                if (uuid(matter).equals(report)) {
                    return matter.get("version").asString();
                }
            }
        }
        return "none";
    }

    private static String code(HttpResponse<String> refused) {
        return json(refused).get("code").asString();
    }

    /** Until so many statements of the server wait for what somebody else has locked. */
    private void awaitWaiting(int statements) throws SQLException {
        server.await(
                "t",
                "SELECT count(*) >= %d FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                        .formatted(statements),
                Deadline.PATIENCE);
    }

    private static String uuid(JsonNode one) {
        return one.get("uuid").asString();
    }

    private static List<String> uuids(Client moderator, boolean decided) {
        List<String> uuids = new ArrayList<>();
        json(moderator.get(QUEUE + "?decided=" + decided)).forEach(one -> uuids.add(uuid(one)));
        return uuids;
    }

    private static JsonNode evidence(Client moderator, String report) {
        HttpResponse<String> answer = moderator.post(QUEUE + "/" + report + "/evidence", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    @Test
    void the_copy_outlives_the_crud_and_opens_for_moderators_alone(CapturedOutput log)
            throws Exception {
        Client answered = server.joined("rp_answered", log);
        Client author = server.joined("rp_author", log);
        Client reporter = server.joined("rp_reporter", log);
        Client moderator = moderator("rp_moderator", log);
        Client suspended = moderator("rp_suspended", log);
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'rp_suspended'");
        String parent = uuid(answered.crud("Harmless.", "1-hour"));
        String crud = uuid(author.reply(parent, "Not harmless.", "1-hour"));
        uuid(reporter.reply(crud, "A bystander's.", "1-hour"));

        String report = open(reporter, crud);
        author.delete("/api/activities/" + crud);
        assertThat(send(reporter, report, "Look at this \"thing\".").statusCode()).isEqualTo(204);
        assertThat(server.ask("SELECT reports::text FROM reports WHERE uuid = '" + report + "'"))
                .doesNotContain("armless")
                .doesNotContain("thing");

        JsonNode matter = json(moderator.get(QUEUE)).get(0);
        assertThat(uuid(matter)).isEqualTo(report);
        assertThat(matter.get("handle").asString()).isEqualTo("rp_author");
        assertThat(matter.at("/kinds/0").asString()).isEqualTo("harassment");
        assertThat(matter.toString()).doesNotContain("rp_reporter").doesNotContain("armless");
        JsonNode evidence = evidence(moderator, report);
        assertThat(evidence.at("/activity/message").asString()).isEqualTo("Not harmless.");
        assertThat(evidence.at("/answers/message").asString()).isEqualTo("Harmless.");
        assertThat(evidence.at("/answers/handle").asString()).isEqualTo("rp_answered");
        assertThat(evidence.at("/notes/0").asString()).isEqualTo("Look at this \"thing\".");
        assertThat(evidence.toString())
                .doesNotContain("rp_reporter")
                .doesNotContain("bystander")
                .doesNotContain("rp_moderator");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM audit_log WHERE by_handle = 'rp_moderator' AND act = 'open evidence' AND about_handle = 'rp_author'"))
                .isEqualTo("1");

        for (Client other : List.of(server.client(), reporter, author, suspended)) {
            for (HttpResponse<String> refused :
                    List.of(
                            other.get(QUEUE),
                            other.get(QUEUE + "?decided=true"),
                            other.post(QUEUE + "/" + report + "/evidence", ""),
                            decide(other, report, "{\"act\": \"dismiss\"}"))) {
                assertThat(refused.statusCode()).isIn(401, 403);
                assertThat(refused.body()).doesNotContain("rp_author").doesNotContain("armless");
            }
        }
        assertThat(json(reporter.get(QUEUE)).get("code").asString()).isEqualTo("moderators_only");
        assertThat(uuids(moderator, false)).containsExactly(report);
        assertThat(reporter.get("/api/account/export").body())
                .contains("\"kind\" : \"harassment\"")
                .doesNotContain("Not harmless.");
        assertThat(author.get("/api/account/export").body()).doesNotContain(report);
        assertThat(send(reporter, report, "Again.").statusCode()).isEqualTo(404);
        assertThat(log.getAll()).doesNotContain("Not harmless.").doesNotContain("thing");
    }

    @Test
    void a_report_that_is_not_sent_leaves_nothing_after_fifteen_minutes(CapturedOutput log)
            throws Exception {
        Client author = server.joined("rp_calm", log);
        Client reporter = server.joined("rp_undecided", log);
        Client moderator = moderator("rp_waits", log);
        String crud = uuid(author.crud("Think again.", "1-hour"));
        String report = open(reporter, crud);
        assertThat(
                        server.ask(
                                "SELECT expires_at = opened_at + interval '15 minutes' AND abs(extract(epoch FROM held_until - opened_at - interval '45 days')) < 60 FROM reports"))
                .isEqualTo("t");
        assertThat(uuids(moderator, false)).isEmpty();
        assertThat(moderator.post(QUEUE + "/" + report + "/evidence", "").statusCode())
                .isEqualTo(404);
        assertThat(send(author, report, "").statusCode()).isEqualTo(404);
        server.sql("UPDATE reports SET expires_at = statement_timestamp()");
        HttpResponse<String> late = send(reporter, report, "");
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(code(late)).isEqualTo("report_ended");
        Deadline.await(() -> server.ask("SELECT count(*) FROM reports").equals("0"));

        String closed = open(reporter, crud);
        assertThat(author.delete("/api/reports/" + closed).statusCode()).isEqualTo(204);
        assertThat(server.ask("SELECT count(*) FROM reports")).isEqualTo("1");
        assertThat(reporter.delete("/api/reports/" + closed).statusCode()).isEqualTo(204);
        assertThat(server.ask("SELECT count(*) FROM reports")).isEqualTo("0");
        assertThat(reporter.delete("/api/reports/no-uuid").statusCode()).isEqualTo(404);
    }

    @Test
    void what_one_may_not_see_cannot_be_reported(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_hidden", log);
        Client reporter = server.joined("rp_curious", log);
        String crud = uuid(author.crud("Not for you.", "1-hour"));
        assertThat(author.put("/api/users/@rp_curious/block", "").statusCode()).isEqualTo(204);
        for (String about :
                List.of(
                        "{\"activity_uuid\": \"00000000-0000-0000-0000-000000000000\"}",
                        "{\"activity_uuid\": \"" + crud + "\"}",
                        "{\"handle\": \"\\u0000\"}",
                        "{\"handle\": \"" + "h".repeat(5000) + "\"}",
                        "{\"handle\": \"rp_nobody\"}")) {
            HttpResponse<String> refused = reporter.post("/api/reports", about);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(json(refused).get("code").asString()).isEqualTo("not_found");
        }
        // Who blocks somebody cannot keep them from reporting it, nor the other way round.
        for (Client one : List.of(reporter, author)) {
            String other = one == author ? "rp_curious" : "rp_hidden";
            HttpResponse<String> opened =
                    one.post("/api/reports", "{\"handle\": \"" + other + "\"}");
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
            one.delete("/api/reports/" + uuid(json(opened)));
        }
        author.delete("/api/users/@rp_curious/block");
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'rp_hidden'");
        for (String about :
                List.of("{\"activity_uuid\": \"" + crud + "\"}", "{\"handle\": \"rp_hidden\"}")) {
            assertThat(reporter.post("/api/reports", about).statusCode()).isEqualTo(404);
        }
        server.sql("DELETE FROM sanctions");
        assertThat(json(author.post("/api/reports", "{\"handle\": \"rp_hidden\"}")).get("code"))
                .hasToString("\"report_own\"");
        assertThat(json(reporter.post("/api/reports", "{}")).get("code"))
                .hasToString("\"report_unclear\"");
        assertThat(server.client().post("/api/reports", "{}").statusCode()).isEqualTo(401);
        assertThat(server.ask("SELECT count(*) FROM reports")).isEqualTo("0");
        String report = open(reporter, crud);
        assertThat(json(reporter.put("/api/reports/" + report, "{\"kind\": \"dull\"}")).get("code"))
                .hasToString("\"report_kind_invalid\"");
        assertThat(json(send(reporter, report, "n".repeat(1001))).get("code"))
                .hasToString("\"note_too_long\"");
        assertThat(send(reporter, report, "n".repeat(1000)).statusCode()).isEqualTo(204);
    }

    @Test
    void dismissing_destroys_all_reports_of_a_crud_at_once(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_fine", log);
        Client moderator = moderator("rp_dismisses", log);
        String crud = uuid(author.crud("Nothing wrong.", "1-hour"));
        String first = reported(server.joined("rp_first", log), crud);
        reported(server.joined("rp_second", log), crud);
        JsonNode matter = json(moderator.get(QUEUE)).get(0);
        assertThat(uuid(matter)).isEqualTo(first);
        assertThat(matter.get("reports").asInt()).isEqualTo(2);
        assertThat(decide(moderator, first, "{\"act\": \"dismiss\"}").statusCode()).isEqualTo(204);
        assertThat(server.ask("SELECT count(*) FROM reports")).isEqualTo("0");
        assertThat(moderator.post(QUEUE + "/" + first + "/evidence", "").statusCode())
                .isEqualTo(404);
        assertThat(author.get("/api/activities/" + crud).statusCode()).isEqualTo(200);
        assertThat(author.get(TOLD).body()).doesNotContain("decision");
        assertThat(log.getAll()).doesNotContain("decided something about @rp_fine");
    }

    @Test
    void a_decision_is_about_the_reports_that_the_moderator_has_seen(CapturedOutput log)
            throws Exception {
        Client author = server.joined("rp_many", log);
        Client moderator = moderator("rp_careful", log);
        Client reporter = server.joined("rp_often", log);
        Client leaves = server.joined("rp_gone", log);
        String crud = uuid(author.crud("Look twice.", "1-hour"));
        String first = reported(reporter, crud);
        reported(reporter, crud);
        JsonNode seen = json(moderator.get(QUEUE)).get(0);
        assertThat(seen.get("reports").asInt()).isEqualTo(2);
        assertThat(seen.get("reporters").asInt()).isEqualTo(1);
        assertThat(send(leaves, open(leaves, crud), "It is a threat.").statusCode()).isEqualTo(204);
        for (String act : List.of("dismiss", "warn")) {
            HttpResponse<String> refused =
                    decide(
                            moderator,
                            first,
                            "{\"act\": \"" + act + "\"}",
                            seen.get("version").asString());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("reports_changed");
        }
        assertThat(
                        code(
                                moderator.post(
                                        QUEUE + "/" + first + "/decision",
                                        "{\"act\": \"dismiss\"}")))
                .isEqualTo("reports_changed");
        assertThat(server.ask("SELECT count(*) FROM reports WHERE decided_at IS NULL"))
                .isEqualTo("3");
        assertThat(
                        leaves.post("/api/account/delete", "{\"password\": \"correct horse\"}")
                                .statusCode())
                .isEqualTo(204);
        JsonNode now = json(moderator.get(QUEUE)).get(0);
        assertThat(now.get("reports").asInt()).isEqualTo(3);
        assertThat(now.get("reporters").asInt()).isEqualTo(2);
        assertThat(evidence(moderator, first).get("notes").toString())
                .isEqualTo("[\"It is a threat.\"]");
        // As many as before, and others.
        server.sql(
                "DELETE FROM reports WHERE uuid = (SELECT uuid FROM reports ORDER BY uuid DESC LIMIT 1)");
        reported(reporter, crud);
        assertThat(json(moderator.get(QUEUE)).at("/0/reports").asInt()).isEqualTo(3);
        assertThat(
                        code(
                                decide(
                                        moderator,
                                        first,
                                        "{\"act\": \"dismiss\"}",
                                        now.get("version").asString())))
                .isEqualTo("reports_changed");
        assertThat(decide(moderator, first, "{\"act\": \"dismiss\"}").statusCode()).isEqualTo(204);
        assertThat(code(decide(moderator, first, "{\"act\": \"dismiss\"}")))
                .isEqualTo("decided_before");
    }

    @Test
    void a_decision_lets_the_author_reply_to_what_it_deletes(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_replies", log);
        Client moderator = moderator("rp_deletes", log);
        String crud = uuid(author.crud("Mine.", "1-hour"));
        String report = reported(server.joined("rp_sees_it", log), crud);
        // What a reply does: it holds what it answers, and then refers to its author.
        try (Connection reply = Database.single(server.database()).getConnection();
                Statement statement = reply.createStatement()) {
            reply.setAutoCommit(false);
            statement.execute("SELECT FROM activities WHERE uuid = '" + crud + "' FOR KEY SHARE");
            CompletableFuture<HttpResponse<String>> decided =
                    CompletableFuture.supplyAsync(
                            () -> decide(moderator, report, "{\"act\": \"delete crud\"}"));
            awaitWaiting(1);
            statement.execute("SELECT FROM users WHERE handle = 'rp_replies' FOR KEY SHARE NOWAIT");
            reply.commit();
            assertThat(decided.get().statusCode()).isEqualTo(204);
        }
        assertThat(author.get("/api/activities/" + crud).statusCode()).isEqualTo(404);
    }

    @Test
    void a_shorter_restriction_does_not_end_a_longer_one(CapturedOutput log) throws Exception {
        server.joined("rp_again", log);
        Client moderator = moderator("rp_lenient", log);
        Client reporter = server.joined("rp_patient", log);
        assertThat(daysAfter("NULL", ", \"days\": 7", moderator, reporter)).isEqualTo("for good");
        assertThat(daysAfter("interval '9 days'", ", \"days\": 7", moderator, reporter))
                .isEqualTo("9");
        assertThat(daysAfter("interval '9 days'", ", \"days\": 30", moderator, reporter))
                .isEqualTo("30");
        assertThat(daysAfter("interval '9 days'", "", moderator, reporter)).isEqualTo("for good");
        // One that is over counts for nothing.
        assertThat(daysAfter("interval '-1 day'", ", \"days\": 7", moderator, reporter))
                .isEqualTo("7");
    }

    /** How many days a restriction lasts that is decided while one lasts. */
    private String daysAfter(String lasting, String days, Client moderator, Client reporter)
            throws SQLException {
        server.sql("DELETE FROM sanctions");
        server.sql("DELETE FROM reports");
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind, created_at, expires_at) SELECT uuid, 'restrict', now() - interval '2 days', now() + %s FROM users WHERE handle = 'rp_again'"
                        .formatted(lasting));
        String report = uuid(json(reporter.post("/api/reports", "{\"handle\": \"rp_again\"}")));
        assertThat(send(reporter, report, "").statusCode()).isEqualTo(204);
        assertThat(json(moderator.get(QUEUE)).at("/0/sanctions").size())
                .isEqualTo(lasting.contains("-") ? 0 : 1);
        assertThat(decide(moderator, report, "{\"act\": \"restrict\"" + days + "}").statusCode())
                .isEqualTo(204);
        String length =
                "SELECT coalesce(ceil(extract(epoch FROM %s - now()) / 86400)::text, 'for good') FROM %s";
        String end = server.ask(length.formatted("expires_at", "sanctions"));
        assertThat(server.ask(length.formatted("ends_at", "reports"))).isEqualTo(end);
        return end;
    }

    @Test
    void the_only_admin_stays_also_where_the_other_is_just_deposed(CapturedOutput log)
            throws Exception {
        withRole("rp_lasting", "admin", log);
        Client other = withRole("rp_deposed", "admin", log);
        String report = reportedPerson(server.joined("rp_rebel", log), "rp_lasting");
        try (Connection demotion = Database.single(server.database()).getConnection();
                Statement statement = demotion.createStatement()) {
            demotion.setAutoCommit(false);
            statement.execute("LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE");
            statement.execute(
                    "DELETE FROM user_roles USING users WHERE user_uuid = uuid AND handle = 'rp_deposed'");
            CompletableFuture<HttpResponse<String>> decided =
                    CompletableFuture.supplyAsync(
                            () -> decide(other, report, "{\"act\": \"delete account\"}"));
            awaitWaiting(1);
            demotion.commit();
            assertThat(code(decided.get())).isEqualTo("only_admin");
        }
        assertThat(server.ask("SELECT count(*) FROM users WHERE handle = 'rp_lasting'"))
                .isEqualTo("1");
    }

    @Test
    void of_two_admins_who_suspend_each_other_at_once_one_stays(CapturedOutput log)
            throws Exception {
        Client first = withRole("rp_duel_first", "admin", log);
        Client second = withRole("rp_duel_second", "admin", log);
        Client reporter = server.joined("rp_duel_reporter", log);
        String aboutFirst = reportedPerson(reporter, "rp_duel_first");
        String aboutSecond = reportedPerson(reporter, "rp_duel_second");
        try (Connection script = Database.single(server.database()).getConnection();
                Statement statement = script.createStatement()) {
            script.setAutoCommit(false);
            statement.execute("LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE");
            List<CompletableFuture<HttpResponse<String>>> decided =
                    List.of(
                            CompletableFuture.supplyAsync(
                                    () -> decide(first, aboutSecond, "{\"act\": \"suspend\"}")),
                            CompletableFuture.supplyAsync(
                                    () -> decide(second, aboutFirst, "{\"act\": \"suspend\"}")));
            awaitWaiting(2);
            script.commit();
            assertThat(
                            List.of(
                                    decided.get(0).get().statusCode(),
                                    decided.get(1).get().statusCode()))
                    .containsExactlyInAnyOrder(204, 422);
        }
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM viewers WHERE role = 'admin' AND NOT suspended"))
                .isEqualTo("1");
    }

    @Test
    void a_suspension_sees_that_a_script_has_just_suspended_the_other_admin(CapturedOutput log)
            throws Exception {
        Client admin = withRole("rp_script_one", "admin", log);
        withRole("rp_script_two", "admin", log);
        String report = reportedPerson(server.joined("rp_script_reporter", log), "rp_script_two");
        // What bin/user-suspend does.
        try (Connection script = Database.single(server.database()).getConnection();
                Statement statement = script.createStatement()) {
            script.setAutoCommit(false);
            statement.execute("SELECT FROM users WHERE handle = 'rp_script_one' FOR NO KEY UPDATE");
            statement.execute("LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE");
            statement.execute(
                    "SELECT sanction(uuid, 'suspend', NULL, NULL, NULL) FROM users WHERE handle = 'rp_script_one'");
            CompletableFuture<HttpResponse<String>> decided =
                    CompletableFuture.supplyAsync(
                            () -> decide(admin, report, "{\"act\": \"suspend\"}"));
            awaitWaiting(1);
            script.commit();
            assertThat(code(decided.get())).isEqualTo("only_admin");
        }
        assertThat(
                        server.ask(
                                "SELECT string_agg(handle, ' ') FROM viewers WHERE role = 'admin' AND NOT suspended"))
                .isEqualTo("rp_script_two");
    }

    @Test
    void a_suspension_and_reporters_who_leave_do_not_lock_each_other_out(CapturedOutput log)
            throws Exception {
        Client admin = withRole("rp_apart_one", "admin", log);
        withRole("rp_apart_two", "admin", log);
        String report = reportedPerson(server.joined("rp_apart_reporter", log), "rp_apart_two");
        // What the deletion of the reporter's account does: the person, the roles, and then what
        // hangs on them.
        try (Connection leaves = Database.single(server.database()).getConnection();
                Statement statement = leaves.createStatement()) {
            leaves.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM users WHERE handle = 'rp_apart_reporter' FOR NO KEY UPDATE");
            statement.execute(
                    "SELECT lock_roles(uuid) FROM users WHERE handle = 'rp_apart_reporter'");
            CompletableFuture<HttpResponse<String>> decided =
                    CompletableFuture.supplyAsync(
                            () -> decide(admin, report, "{\"act\": \"suspend\"}"));
            awaitWaiting(1);
            statement.execute(
                    "SELECT FROM reports WHERE uuid = '" + report + "' FOR UPDATE NOWAIT");
            leaves.commit();
            assertThat(decided.get().statusCode()).isEqualTo(204);
        }
    }

    /** Where a script has the roles, the deletion of somebody may refer to who waits for them. */
    @Test
    void who_waits_for_the_roles_in_order_to_leave_can_still_be_referred_to(CapturedOutput log)
            throws Exception {
        Client leaver = server.joined("rp_leaver", log);
        try (Connection script = Database.single(server.database()).getConnection();
                Statement statement = script.createStatement()) {
            script.setAutoCommit(false);
            statement.execute("LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE");
            CompletableFuture<HttpResponse<String>> left =
                    CompletableFuture.supplyAsync(() ->
                            leaver.post(
                                    "/api/account/delete", "{\"password\": \"correct horse\"}"));
            awaitWaiting(1);
            statement.execute("SELECT FROM users WHERE handle = 'rp_leaver' FOR KEY SHARE NOWAIT");
            script.commit();
            assertThat(left.get().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void a_report_about_the_only_moderator_keeps_no_mail_from_them(CapturedOutput log)
            throws Exception {
        Client moderator = moderator("rp_alone", log);
        Client author = server.joined("rp_other_one", log);
        Client reporter = server.joined("rp_blocks", log);
        reported(reporter, uuid(moderator.crud("Fine.", "1-hour")));
        reported(reporter, uuid(author.crud("Not fine.", "1-hour")));
        Deadline.await(() -> log.getAll().contains("A report waits for @rp_alone"));
    }

    @Test
    void a_mail_comes_again_after_an_hour_also_where_reports_come_more_often(CapturedOutput log)
            throws Exception {
        moderator("rp_away", log);
        Client author = server.joined("rp_daily", log);
        Client reporter = server.joined("rp_every_time", log);

        String mail = "A report waits for @rp_away";
        reported(reporter, uuid(author.crud("One.", "1-hour")));
        Deadline.await(() -> log.getAll().contains(mail));
        server.sql("UPDATE reports SET sent_at = sent_at - interval '50 minutes'");
        server.sql("UPDATE reports SET mailed_at = mailed_at - interval '50 minutes'");
        reported(reporter, uuid(author.crud("Two.", "1-hour")));
        assertThat(server.ask("SELECT count(mailed_at) FROM reports")).isEqualTo("1");

        server.sql("UPDATE reports SET sent_at = sent_at - interval '20 minutes'");
        server.sql("UPDATE reports SET mailed_at = mailed_at - interval '20 minutes'");
        reported(reporter, uuid(author.crud("Three.", "1-hour")));
        assertThat(server.ask("SELECT count(mailed_at) FROM reports")).isEqualTo("2");
        Deadline.await(() -> log.getAll().split(mail, -1).length == 3);
    }

    @Test
    void what_is_decided_late_ends_with_its_copy(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_old", log);
        Client moderator = moderator("rp_slow", log);
        String report =
                reported(
                        server.joined("rp_long_ago", log),
                        uuid(author.crud("Long ago.", "1-hour")));
        server.sql(
                "UPDATE reports SET opened_at = opened_at - interval '40 days', sent_at = sent_at - interval '40 days', expires_at = expires_at - interval '40 days', held_until = held_until - interval '40 days'");
        assertThat(decide(moderator, report, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
        String whole =
                "SELECT expires_at = held_until AND held_until < now() + interval '5 days' FROM reports";
        assertThat(server.ask(whole)).isEqualTo("t");
        String answer = "/api/account/decisions/" + report + "/answer";
        assertThat(author.put(answer, "{\"answer\": \"Late.\"}").statusCode()).isEqualTo(204);
        assertThat(server.ask(whole)).isEqualTo("t");
    }

    @Test
    void who_is_suspended_reads_why_and_answers_once(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_rude", log);
        Client reporter = server.joined("rp_hurt", log);
        Client moderator = server.joined("rp_acts", log);
        Map<String, String> settings = new HashMap<>(server.sameDatabase());
        settings.put("SERVER_RULES", "Be kind;No threats");
        try (RunningServer ruled = RunningServer.another(settings)) {
            String crud = uuid(author.crud("A threat.", "1-hour"));
            String report = reported(reporter, crud);
            Client there = ruled.client();
            there.signIn("rp_acts", "correct horse");
            server.giveRole("rp_acts", "moderator");
            for (String wrong :
                    List.of(
                            "{\"act\": \"suspend\"}",
                            "{\"act\": \"suspend\", \"rule\": 3}",
                            "{\"act\": \"dismiss\", \"rule\": 1}")) {
                assertThat(json(decide(there, report, wrong)).get("code"))
                        .hasToString("\"rule_invalid\"");
            }
            assertThat(
                            json(decide(
                                            there,
                                            report,
                                            "{\"act\": \"warn\", \"rule\": 1, \"days\": 1}"))
                                    .get("code"))
                    .hasToString("\"days_invalid\"");
            assertThat(json(decide(there, report, "{\"act\": \"ban\"}")).get("code"))
                    .hasToString("\"act_invalid\"");
            assertThat(
                            decide(
                                            there,
                                            report,
                                            "{\"act\": \"suspend\", \"rule\": 2, \"days\": 7}")
                                    .statusCode())
                    .isEqualTo(204);
            assertThat(reporter.get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        }
        Deadline.await(() -> log.getAll().contains("decided something about @rp_rude"));
        JsonNode told = json(author.get(TOLD)).get(0);
        assertThat(told.get("kind").asString()).isEqualTo("decision");
        assertThat(told.get("rule").asString()).isEqualTo("2. No threats");
        assertThat(told.get("message").asString()).isEmpty();
        assertThat(told.get("people")).isEmpty();
        assertThat(json(author.get(TOLD + "/unread")).get("unread").asInt()).isEqualTo(1);
        JsonNode decision = json(author.get("/api/account/decisions")).get(0);
        assertThat(decision.get("act").asString()).isEqualTo("suspend");
        String answer = "/api/account/decisions/" + uuid(decision) + "/answer";
        assertThat(json(author.put(answer, "{\"answer\": \" \"}")).get("code"))
                .hasToString("\"answer_blank\"");
        assertThat(reporter.put(answer, "{\"answer\": \"Mine.\"}").statusCode()).isEqualTo(404);
        server.sql("DELETE FROM notifications WHERE kind = 'reports'");
        server.sql(
                "UPDATE reports SET decided_at = decided_at - interval '10 days', expires_at = expires_at - interval '10 days'");
        assertThat(author.put(answer, "{\"answer\": \"A quotation.\"}").statusCode())
                .isEqualTo(204);
        JsonNode answered = json(moderator.get(TOLD)).get(0);
        assertThat(answered.get("kind").asString()).isEqualTo("reports");
        assertThat(answered.get("count").asInt()).isEqualTo(1);
        assertThat(json(moderator.get(TOLD + "/unread")).get("unread").asInt()).isEqualTo(1);
        assertThat(json(author.put(answer, "{\"answer\": \"More.\"}")).get("code"))
                .hasToString("\"answered_before\"");
        assertThat(uuids(moderator, false)).isEmpty();
        JsonNode decided = json(moderator.get(QUEUE + "?decided=true")).get(0);
        assertThat(decided.get("answered").asBoolean()).isTrue();
        // Its 14 days begin again, and what is decided since comes after it until it is read.
        assertThat(server.ask("SELECT extract(day FROM expires_at - decided_at) FROM reports"))
                .isEqualTo("24");
        String later =
                reported(reporter, uuid(server.joined("rp_next", log).crud("Next.", "1-hour")));
        assertThat(decide(moderator, later, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
        assertThat(uuids(moderator, true)).containsExactly(uuid(decided), later);
        JsonNode shown = evidence(moderator, uuid(decided));
        assertThat(shown.get("answer").asString()).isEqualTo("A quotation.");
        assertThat(shown.at("/activity/message").asString()).isEqualTo("A threat.");
        assertThat(uuids(moderator, true)).containsExactly(later, uuid(decided));
        assertThat(json(moderator.get(TOLD))).isEmpty();
        assertThat(json(moderator.get(TOLD + "/unread")).get("unread").asInt()).isZero();

        // The next report of the same person says what was before.
        server.sql("DELETE FROM sanctions");
        reported(reporter, uuid(author.crud("Another.", "1-hour")));
        assertThat(json(moderator.get(QUEUE)).at("/0/earlier").toString())
                .isEqualTo("[{\"rule\":\"2. No threats\",\"count\":1}]");
        server.sql("UPDATE reports SET expires_at = statement_timestamp()");
        Deadline.await(() -> server.ask("SELECT count(*) FROM reports").equals("0"));
        assertThat(author.get(TOLD).body()).doesNotContain("decision");
    }

    @Test
    void under_another_key_a_report_opens_without_its_texts_and_the_answer_stays_unread(
            CapturedOutput log) throws Exception {
        Client author = server.joined("rp_key_author", log);
        Client reporter = server.joined("rp_key_reporter", log);
        Client moderator = moderator("rp_key_moderator", log);
        String report = open(reporter, uuid(author.crud("Locked.", "1-hour")));
        assertThat(send(reporter, report, "A note.").statusCode()).isEqualTo(204);
        for (String note : List.of("The first.", "The second.")) {
            assertThat(
                            moderator
                                    .post(
                                            QUEUE + "/" + report + "/notes",
                                            "{\"note\": \"" + note + "\"}")
                                    .statusCode())
                    .isEqualTo(200);
        }
        assertThat(decide(moderator, report, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
        assertThat(
                        author.put(
                                        "/api/account/decisions/" + report + "/answer",
                                        "{\"answer\": \"Mine.\"}")
                                .statusCode())
                .isEqualTo(204);
        String other = "%1$s = encode(sha256(convert_to(%1$s, 'UTF8')), 'base64')";
        server.sql(
                "UPDATE reports SET "
                        + other.formatted("evidence")
                        + ", "
                        + other.formatted("note")
                        + ", "
                        + other.formatted("answer"));
        server.sql(
                "UPDATE moderators_notes SET "
                        + other.formatted("note")
                        + " WHERE uuid = (SELECT uuid FROM moderators_notes ORDER BY uuid LIMIT 1)");

        JsonNode shown = evidence(moderator, report);

        assertThat(shown.get("activity").isNull()).isTrue();
        assertThat(shown.get("notes")).isEmpty();
        assertThat(shown.get("answer").isNull()).isTrue();
        assertThat(shown.get("moderators_notes")).hasSize(1);
        assertThat(shown.at("/moderators_notes/0/note").asString()).isEqualTo("The second.");
        assertThat(server.ask("SELECT answer_read_at IS NULL FROM reports")).isEqualTo("t");
        assertThat(log.getOut())
                .containsOnlyOnce("What a report holds cannot be read: SECRET_KEY is another");
    }

    @Test
    void a_crud_is_deleted_with_its_thread_and_its_author_is_told(CapturedOutput log)
            throws Exception {
        Client author = server.joined("rp_removed", log);
        Client reporter = server.joined("rp_sees", log);
        Client moderator = moderator("rp_removes", log);
        String crud = uuid(author.crud("Away with it.", "1-hour"));
        String reply = uuid(reporter.reply(crud, "And this.", "1-hour"));
        String report = reported(reporter, crud);
        assertThat(decide(moderator, report, "{\"act\": \"delete crud\"}").statusCode())
                .isEqualTo(204);
        String posted = json(author.get("/api/account/decisions")).at("/0/posted_at").asString();
        assertThat(Duration.between(Instant.parse(posted), Instant.now()))
                .isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(10));
        assertThat(server.client().get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        assertThat(server.client().get("/api/activities/" + reply).statusCode()).isEqualTo(404);
        assertThat(json(author.get(TOLD)).at("/0/kind").asString()).isEqualTo("decision");
        assertThat(
                        server.ask(
                                "SELECT string_agg(by_handle || ' ' || act, ', ') FROM audit_log WHERE about_handle = 'rp_removed'"))
                .isEqualTo("rp_removes delete crud");
        assertThat(evidence(moderator, report).at("/activity/message").asString())
                .isEqualTo("Away with it.");
        String left = uuid(author.crud("Gone by itself.", "1-hour"));
        String late = reported(reporter, left);
        author.delete("/api/activities/" + left);
        assertThat(code(decide(moderator, late, "{\"act\": \"delete crud\"}")))
                .isEqualTo("crud_gone");
        assertThat(server.ask("SELECT count(*) FROM reports WHERE act IS NULL")).isEqualTo("1");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM audit_log WHERE about_handle = 'rp_removed' AND act = 'delete crud'"))
                .isEqualTo("1");
        // A second decision comes too late, and a person's report names no crud.
        assertThat(decide(moderator, report, "{\"act\": \"dismiss\"}").statusCode()).isEqualTo(404);
        HttpResponse<String> opened = reporter.post("/api/reports", "{\"handle\": \"RP_removed\"}");
        String person = uuid(json(opened));
        assertThat(send(reporter, person, "All of it.").statusCode()).isEqualTo(204);
        assertThat(json(decide(moderator, person, "{\"act\": \"delete crud\"}")).get("code"))
                .hasToString("\"act_invalid\"");
        assertThat(evidence(moderator, person).get("activity").isNull()).isTrue();
        assertThat(decide(moderator, person, "{\"act\": \"restrict\"}").statusCode())
                .isEqualTo(204);
        assertThat(json(author.get("/api/session")).at("/sanctions/0/kind").asString())
                .isEqualTo("restrict");
    }

    @Test
    void of_two_moderators_at_once_one_decides(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_twice", log);
        Client one = moderator("rp_one", log);
        Client two = moderator("rp_two", log);
        String crud = uuid(author.crud("Once.", "1-hour"));
        String report = reported(server.joined("rp_third", log), crud);
        String other = reported(server.joined("rp_fourth", log), crud);
        String version = version(one, report);
        // Both begin before one of them can go on.
        try (Connection holder = Database.single(server.database()).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM users WHERE handle = 'rp_twice' FOR UPDATE");
            CompletableFuture<Integer> first =
                    CompletableFuture.supplyAsync(
                            () -> decide(one, report, "{\"act\": \"warn\"}", version).statusCode());
            CompletableFuture<Integer> second =
                    CompletableFuture.supplyAsync(
                            () -> decide(two, other, "{\"act\": \"warn\"}", version).statusCode());
            awaitWaiting(2);
            holder.commit();
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(204, 404);
        }
        assertThat(server.ask("SELECT count(*) FROM audit_log WHERE about_handle = 'rp_twice'"))
                .isEqualTo("1");
        assertThat(server.ask("SELECT count(*) FROM reports")).isEqualTo("1");
    }

    @Test
    void moderators_write_to_each_other_until_the_report_ends(CapturedOutput log) throws Exception {
        Client accused = moderator("rp_note_accused", log);
        Client one = moderator("rp_note_one", log);
        Client other = moderator("rp_note_other", log);
        Client reporter = server.joined("rp_note_reporter", log);
        String report = reported(reporter, uuid(accused.crud("Hm.", "1-hour")));
        String second = reported(reporter, uuid(accused.crud("Hm, hm.", "1-hour")));
        String address = QUEUE + "/" + report + "/notes";
        JsonNode kept = json(one.post(address, "{\"note\": \"Seen this before.\"}"));
        assertThat(kept.get("note").asString()).isEqualTo("Seen this before.");
        assertThat(code(one.post(address, "{\"note\": \" \"}"))).isEqualTo("note_blank");
        assertThat(code(one.post(address, "{\"note\": \"" + "n".repeat(1001) + "\"}")))
                .isEqualTo("note_too_long");
        assertThat(code(one.post(address, "{\"note\": \"a\\u0000\"}"))).isEqualTo("note_invalid");
        assertThat(accused.post(address, "{\"note\": \"Mine.\"}").statusCode()).isEqualTo(404);
        assertThat(code(reporter.post(address, "{\"note\": \"Mine.\"}")))
                .isEqualTo("moderators_only");
        // It is about the person: the other report of the same person has it too.
        JsonNode note = evidence(other, second).at("/moderators_notes/0");
        assertThat(note).isEqualTo(kept);
        assertThat(note.get("by").asString()).isEqualTo("rp_note_one");
        // The answer has the new note alone: the log has who reads the others.
        assertThat(other.post(QUEUE + "/" + second + "/notes", "{\"note\": \"So have I.\"}").body())
                .contains("So have I.")
                .doesNotContain("Seen this before.");
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM moderators_notes WHERE note LIKE '%Seen%' OR note LIKE '%before%'"))
                .isEqualTo("0");

        JsonNode exported =
                RunningServer.JSON.readTree(
                        ReportExport.of(
                                server.bean(Db.class),
                                server.bean(SecretKey.class),
                                UUID.fromString(report)));
        assertThat(exported.at("/moderators_notes/0/by").asString()).isEqualTo("rp_note_one");
        assertThat(exported.at("/moderators_notes/0/note").asString())
                .isEqualTo("Seen this before.");

        server.sql(
                "INSERT INTO moderators_notes (report_uuid, by_handle, note) SELECT report_uuid, by_handle, note FROM moderators_notes, generate_series(1, 48) WHERE report_uuid = '%s'"
                        .formatted(report));
        // Both begin before one of them can go on.
        try (Connection holder = Database.single(server.database()).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM reports WHERE uuid = '" + report + "' FOR UPDATE");
            List<CompletableFuture<Integer>> both = new ArrayList<>();
            for (Client by : List.of(one, other)) {
                both.add(
                        CompletableFuture.supplyAsync(
                                () -> by.post(address, "{\"note\": \"The last.\"}").statusCode()));
            }
            awaitWaiting(2);
            holder.commit();
            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .containsExactlyInAnyOrder(200, 422);
        }
        assertThat(code(one.post(address, "{\"note\": \"One more.\"}")))
                .isEqualTo("notes_too_many");
        assertThat(decide(one, report, "{\"act\": \"dismiss\"}").statusCode()).isEqualTo(204);
        assertThat(server.ask("SELECT count(*) FROM moderators_notes")).isEqualTo("1");
        assertThat(one.post(address, "{\"note\": \"Late.\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void a_decision_keeps_what_moderators_wrote_about_each_of_its_reports(CapturedOutput log)
            throws Exception {
        Client author = server.joined("rp_noted_author", log);
        Client moderator = moderator("rp_noted_moderator", log);
        Client reporter = server.joined("rp_noted_reporter", log);
        String crud = uuid(author.crud("Hm again.", "1-hour"));
        String first = reported(reporter, crud);
        String later = reported(reporter, crud);
        moderator.post(QUEUE + "/" + first + "/notes", "{\"note\": \"Of the first.\"}");
        moderator.post(QUEUE + "/" + later + "/notes", "{\"note\": \"Of the later.\"}");
        assertThat(decide(moderator, first, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
        assertThat(evidence(moderator, first).get("moderators_notes").findValuesAsString("note"))
                .containsExactly("Of the first.", "Of the later.");
    }

    @Test
    void a_moderator_who_leaves_and_an_answer_do_not_lock_each_other_out(CapturedOutput log)
            throws Exception {
        Client author = server.joined("rp_lock_author", log);
        Client moderator = moderator("rp_lock_moderator", log);
        moderator("rp_lock_leaves", log);
        String report =
                reported(server.joined("rp_lock_reporter", log), uuid(author.crud("M.", "1-hour")));
        assertThat(decide(moderator, report, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
        // What the deletion of an account does: it locks the person, and then their reports.
        try (Connection leaves = Database.single(server.database()).getConnection();
                Statement statement = leaves.createStatement()) {
            leaves.setAutoCommit(false);
            statement.execute("SELECT FROM users WHERE handle = 'rp_lock_leaves' FOR UPDATE");
            CompletableFuture<HttpResponse<String>> answered =
                    CompletableFuture.supplyAsync(() ->
                            author.put(
                                    "/api/account/decisions/" + report + "/answer",
                                    "{\"answer\": \"No.\"}"));
            awaitWaiting(1);
            statement.execute(
                    "SELECT FROM reports WHERE uuid = '" + report + "' FOR UPDATE NOWAIT");
            leaves.commit();
            assertThat(answered.get().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void what_was_decided_is_lifted_by_another_moderator(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_lift_author", log);
        Client restricted = moderator("rp_lift_restricted", log);
        Client moderator = moderator("rp_lift_moderator", log);
        Client admin = withRole("rp_lift_admin", "admin", log);
        String crud = uuid(author.crud("Back again.", "1-hour"));
        String report = reported(server.joined("rp_lift_reporter", log), crud);
        assertThat(decide(moderator, report, "{\"act\": \"suspend\"}").statusCode()).isEqualTo(204);
        server.sql(
                "SELECT sanction(uuid, 'restrict', '2. No spam', NULL, NULL) FROM users WHERE handle = 'rp_lift_restricted'");
        assertThat(server.client().get("/api/activities/" + crud).statusCode()).isEqualTo(404);
        JsonNode decided = json(moderator.get(QUEUE + "?decided=true")).get(0);
        assertThat(decided.at("/sanctions/0/kind").asString()).isEqualTo("suspend");
        String address = "/api/moderation/sanctions";
        JsonNode latest = json(moderator.get(address)).get(0);
        assertThat(latest.get("handle").asString()).isEqualTo("rp_lift_restricted");
        assertThat(latest.get("role").asString()).isEqualTo("moderator");
        assertThat(latest.get("kind").asString()).isEqualTo("restrict");
        assertThat(latest.get("rule").asString()).isEqualTo("2. No spam");
        assertThat(json(moderator.get(address)).at("/1/handle").asString())
                .isEqualTo("rp_lift_author");

        HttpResponse<String> page = moderator.get(address + "?limit=1");
        assertThat(json(page)).hasSize(1);
        String next = page.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> last = moderator.get(next.substring(1, next.indexOf('>')));
        assertThat(json(last)).hasSize(1);
        assertThat(json(last).at("/0/handle").asString()).isEqualTo("rp_lift_author");
        assertThat(last.headers().firstValue("Link")).isEmpty();

        String own = address + "/@rp_lift_restricted/restrict";
        String suspension = address + "/@RP_lift_author/suspend";
        assertThat(code(restricted.delete(own))).isEqualTo("sanction_own");
        assertThat(code(moderator.delete(own))).isEqualTo("rank_too_low");
        assertThat(code(author.delete(suspension))).isEqualTo("moderators_only");
        for (String none :
                List.of(
                        "/@rp_lift_author/restrict",
                        "/@rp_lift_author/warn",
                        "/@rp_lift_author%00/suspend",
                        "/@rp_nobody/suspend")) {
            assertThat(moderator.delete(address + none).statusCode()).isIn(400, 404);
        }
        assertThat(
                        server.ask(
                                "SELECT count(*) FROM sanctions JOIN users ON uuid = user_uuid WHERE handle LIKE 'rp_lift_%'"))
                .isEqualTo("2");

        assertThat(moderator.delete(suspension).statusCode()).isEqualTo(204);
        assertThat(moderator.delete(suspension).statusCode()).isEqualTo(404);
        assertThat(server.client().get("/api/activities/" + crud).statusCode()).isEqualTo(200);
        assertThat(log.getAll())
                .contains("Moderators have lifted what was decided about @rp_lift_author");
        assertThat(
                        server.ask(
                                "SELECT by_handle || ' ' || act FROM audit_log WHERE about_handle = 'rp_lift_author' ORDER BY uuid DESC LIMIT 1"))
                .isEqualTo("rp_lift_moderator lift suspend");
        assertThat(admin.delete(own).statusCode()).isEqualTo(204);
        assertThat(json(moderator.get(address))).isEmpty();
    }

    @Test
    void reports_against_a_moderator_go_to_others_and_an_admin_decides_about_them(
            CapturedOutput log) throws Exception {
        Client accused = moderator("rp_accused", log);
        Client other = moderator("rp_other", log);
        Client admin = withRole("rp_admin", "admin", log);
        Client reporter = server.joined("rp_brave", log);
        String report = reported(reporter, uuid(accused.crud("I may.", "1-hour")));
        assertThat(uuids(accused, false)).isEmpty();
        assertThat(accused.get(TOLD).body()).isEqualTo("[]");
        assertThat(accused.post(QUEUE + "/" + report + "/evidence", "").statusCode())
                .isEqualTo(404);
        assertThat(decide(accused, report, "{\"act\": \"dismiss\"}").statusCode()).isEqualTo(404);
        JsonNode told = json(other.get(TOLD)).get(0);
        assertThat(told.get("kind").asString()).isEqualTo("reports");
        assertThat(told.get("count").asInt()).isEqualTo(1);
        assertThat(log.getAll())
                .contains("A report waits for @rp_other")
                .doesNotContain("A report waits for @rp_accused");

        assertThat(json(decide(other, report, "{\"act\": \"suspend\"}")).get("code"))
                .hasToString("\"rank_too_low\"");
        assertThat(json(decide(other, report, "{\"act\": \"delete account\"}")).get("code"))
                .hasToString("\"admins_only\"");
        assertThat(evidence(other, report).at("/activity/message").asString()).isEqualTo("I may.");
        // A second report within the hour sends no second mail.
        reported(reporter, uuid(accused.crud("Still.", "1-hour")));
        assertThat(json(other.get(TOLD)).at("/0/count").asInt()).isEqualTo(2);
        assertThat(log.getAll().split("A report waits for @rp_other", -1)).hasSize(2);
        assertThat(decide(admin, report, "{\"act\": \"delete account\"}").statusCode())
                .isEqualTo(204);
        assertThat(server.ask("SELECT count(*) FROM users WHERE handle = 'rp_accused'"))
                .isEqualTo("0");
        JsonNode kept = evidence(other, report);
        assertThat(kept.at("/activity/message").asString()).isEqualTo("I may.");
    }

    @Test
    void the_copy_stays_when_its_author_deletes_the_account(CapturedOutput log) throws Exception {
        Client author = server.joined("rp_leaves", log);
        Client reporter = server.joined("rp_stays", log);
        Client moderator = moderator("rp_late", log);
        String report = reported(reporter, uuid(author.crud("And away.", "1-hour")));
        for (Client one : List.of(author, reporter)) {
            assertThat(
                            one.post("/api/account/delete", "{\"password\": \"correct horse\"}")
                                    .statusCode())
                    .isEqualTo(204);
        }
        JsonNode matter = json(moderator.get(QUEUE)).get(0);
        assertThat(matter.get("person").isNull()).isTrue();
        assertThat(matter.get("handle").asString()).isEqualTo("rp_leaves");
        assertThat(evidence(moderator, report).at("/activity/message").asString())
                .isEqualTo("And away.");
        assertThat(json(decide(moderator, report, "{\"act\": \"suspend\"}")).get("code"))
                .hasToString("\"act_invalid\"");
        assertThat(decide(moderator, report, "{\"act\": \"warn\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void a_role_that_is_taken_away_counts_at_once(CapturedOutput log) throws Exception {
        Client moderator = moderator("rp_former", log);
        assertThat(moderator.get(QUEUE).statusCode()).isEqualTo(200);
        assertThat(json(moderator.get("/api/session")).get("role").asString())
                .isEqualTo("moderator");
        server.sql("DELETE FROM user_roles");
        assertThat(moderator.get(QUEUE).statusCode()).isEqualTo(403);
    }
}
