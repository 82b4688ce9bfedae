package app.cruddur.identity;

import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.sessions.SessionToken;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Becoming a new server's first admin, and staying where nobody else is. */
@ExtendWith(OutputCaptureExtension.class)
class AdminLinkTest {

    private final RunningServer server = RunningServer.get();

    @BeforeEach
    @AfterEach
    void nobody_is_admin() throws SQLException {
        server.sql("DELETE FROM user_roles");
    }

    /** What a start of a server prints after its address. */
    private String link() {
        return renew().orElseThrow().replaceFirst("^become-admin#link=", "");
    }

    private Optional<String> renew() {
        return AdminLink.renew(new Db(Database.single(server.database())));
    }

    private static HttpResponse<String> open(Client client, String link) {
        return client.post("/api/account/admin", body("link", link));
    }

    private static String body(String name, String value) {
        return RunningServer.JSON.writeValueAsString(Map.of(name, value));
    }

    private static String codeOf(HttpResponse<String> refused) {
        return json(refused).get("code").asString();
    }

    private String roles() throws SQLException {
        return server.ask(
                "SELECT string_agg(handle || ' ' || role, ', ' ORDER BY handle) FROM users JOIN user_roles ON uuid = user_uuid");
    }

    @Test
    void who_opens_the_link_is_admin_and_nobody_after_them(CapturedOutput log) throws SQLException {
        Client first = server.joined("link_first", log);
        Client second = server.joined("link_second", log);
        assertThat(codeOf(open(first, ""))).isEqualTo("admin_link_void");
        String link = link();
        assertThat(link).matches("[\\w-]{48}");
        assertThat(
                        server.ask(
                                "SELECT encode(token_hash, 'hex') || admin_link::text FROM admin_link"))
                .as("the database has its hash alone")
                .startsWith(SessionToken.hash(link))
                .doesNotContain(link)
                .doesNotContain(HexFormat.of().formatHex(link.getBytes(StandardCharsets.US_ASCII)));
        assertThat(codeOf(open(first, link.toLowerCase(Locale.ROOT)))).isEqualTo("admin_link_void");

        assertThat(open(first, link).statusCode()).isEqualTo(204);

        assertThat(roles()).isEqualTo("link_first admin");
        assertThat(codeOf(open(second, link))).isEqualTo("admin_link_void");
        assertThat(renew()).as("a start where there is an admin prints none").isEmpty();
        assertThat(
                        server.ask(
                                "SELECT act || ' ' || about_handle FROM audit_log ORDER BY uuid DESC LIMIT 1"))
                .isEqualTo("admin link_first");
        assertThat(server.client().post("/api/account/admin", body("link", link)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_last_start_counts_for_a_day(CapturedOutput log) throws SQLException {
        Client person = server.joined("link_third", log);
        String before = link();
        String link = link();
        assertThat(codeOf(open(person, before))).isEqualTo("admin_link_void");
        server.sql("UPDATE admin_link SET expires_at = statement_timestamp()");
        assertThat(codeOf(open(person, link))).isEqualTo("admin_link_void");
        server.keepHouse();
        assertThat(server.ask("SELECT count(*) FROM admin_link")).isEqualTo("0");
        assertThat(roles()).isNull();
    }

    @Test
    void of_two_at_once_one_is_admin(CapturedOutput log) throws Exception {
        List<Client> both =
                List.of(server.joined("link_fourth", log), server.joined("link_fifth", log));
        String link = link();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<HttpResponse<String>>> opened =
                    both.stream().map(one -> threads.submit(() -> open(one, link))).toList();
            assertThat(List.of(opened.get(0).get().statusCode(), opened.get(1).get().statusCode()))
                    .containsExactlyInAnyOrder(204, 422);
        }
        assertThat(server.ask("SELECT count(*) FROM user_roles WHERE role = 'admin'"))
                .isEqualTo("1");
    }

    @Test
    void a_link_is_void_once_an_operator_has_made_an_admin_and_for_who_is_suspended(
            CapturedOutput log) throws SQLException {
        Client person = server.joined("link_sixth", log);
        server.joined("link_seventh", log);
        String link = link();
        server.sql(
                "INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'link_sixth'");
        assertThat(codeOf(open(person, link))).isEqualTo("admin_link_void");
        server.sql("DELETE FROM sanctions");
        server.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, 'admin' FROM users WHERE handle = 'link_seventh'");
        assertThat(codeOf(open(person, link))).isEqualTo("admin_link_void");
        assertThat(roles()).isEqualTo("link_seventh admin");
    }

    @Test
    void where_nobody_signs_up_who_has_the_link_does(CapturedOutput log) throws Exception {
        try (RunningServer closed =
                RunningServer.another(with(server.sameDatabase(), "SIGN_UPS", "closed"))) {
            String link = link();
            Client person = closed.client();
            assertThat(codeOf(signUp(person, "link_eighth", ""))).isEqualTo("sign_ups_closed");
            assertThat(codeOf(signUp(person, "link_eighth", link.substring(1) + "A")))
                    .isEqualTo("sign_ups_closed");

            HttpResponse<String> waiting = signUp(person, "link_eighth", link);
            // The link in the mail may open another browser.
            Client elsewhere = closed.client();
            assertThat(
                            elsewhere
                                    .confirm(
                                            json(waiting).get("sign_up").asString(),
                                            code("link_eighth", log))
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(roles()).isEqualTo("link_eighth admin");
            assertThat(open(elsewhere, link).statusCode())
                    .as("who is admin is told so")
                    .isEqualTo(204);
            assertThat(codeOf(signUp(closed.client(), "link_ninth", link)))
                    .isEqualTo("sign_ups_closed");
        }
        assertThat(roles()).isEqualTo("link_eighth admin");
    }

    private static Map<String, String> with(
            Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    private static HttpResponse<String> signUp(Client client, String handle, String link) {
        return client.post(
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
                                "correct horse",
                                "admin_link",
                                link)));
    }

    @Test
    void the_only_admin_cannot_leave_and_of_two_who_leave_at_once_one_stays(CapturedOutput log)
            throws Exception {
        List<Client> both =
                List.of(server.joined("link_tenth", log), server.joined("link_eleventh", log));
        open(both.get(0), link());
        HttpResponse<String> refused = leave(both.get(0));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(codeOf(refused)).isEqualTo("only_admin");
        server.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, 'admin' FROM users WHERE handle = 'link_eleventh'");
        server.sql(
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'link_eleventh'");
        assertThat(codeOf(leave(both.get(0))))
                .as("the other cannot sign in")
                .isEqualTo("only_admin");
        server.sql("DELETE FROM disabled_users");

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<HttpResponse<String>>> left =
                    both.stream().map(one -> threads.submit(() -> leave(one))).toList();
            assertThat(List.of(left.get(0).get().statusCode(), left.get(1).get().statusCode()))
                    .containsExactlyInAnyOrder(204, 422);
        }
        assertThat(server.ask("SELECT count(*) FROM user_roles")).isEqualTo("1");
        // Who is nobody's admin leaves as before.
        assertThat(leave(server.joined("link_twelfth", log)).statusCode()).isEqualTo(204);
    }

    @Test
    void an_admin_who_leaves_while_a_script_disables_the_other_stays(CapturedOutput log)
            throws Exception {
        Client leaves = server.joined("link_thirteenth", log);
        server.joined("link_fourteenth", log);
        server.sql(
                "INSERT INTO user_roles (user_uuid, role) SELECT uuid, 'admin' FROM users WHERE handle IN ('link_thirteenth', 'link_fourteenth')");
        // What bin/user-disable does.
        try (Connection script = Database.single(server.database()).getConnection();
                Statement statement = script.createStatement()) {
            script.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM users WHERE handle = 'link_fourteenth' FOR NO KEY UPDATE");
            statement.execute("LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE");
            CompletableFuture<HttpResponse<String>> left =
                    CompletableFuture.supplyAsync(() -> leave(leaves));
            server.await(
                    "t",
                    "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%lock_roles%'",
                    Deadline.PATIENCE);
            statement.execute(
                    "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'link_fourteenth'");
            script.commit();
            assertThat(codeOf(left.get())).isEqualTo("only_admin");
        } finally {
            server.sql("DELETE FROM disabled_users");
        }
        assertThat(roles()).isEqualTo("link_fourteenth admin, link_thirteenth admin");
    }

    private static HttpResponse<String> leave(Client client) {
        return client.post("/api/account/delete", body("password", "correct horse"));
    }
}
