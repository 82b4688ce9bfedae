package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** What an operator does for, or to, one user by handle. */
class UserScriptsTest {

    private static final Server SERVER = Server.POSTGRESQL_15;
    private static final String NAME = "people";
    private static final Map<String, String> HERE = Map.of("CONNECTION_URL", SERVER.url(NAME));
    private static final Map<String, String> THERE =
            Map.of("PROD_CONNECTION_URL", SERVER.url(NAME));

    @BeforeEach
    void worf_and_troi_each_with_a_password_and_a_session() throws SQLException {
        SERVER.create(NAME);
        for (String handle : new String[] {"Worf", "troi"}) {
            SERVER.execute(
                    NAME,
                    """
                    INSERT INTO users (display_name, handle, email, cognito_user_id)
                    VALUES ('%1$s', '%1$s', '%1$s@example.com', 'sub-%1$s')\
                    """
                            .formatted(handle),
                    "INSERT INTO accounts (sub, email, password_hash) VALUES ('sub-%1$s', '%1$s@example.com', 'old')"
                            .formatted(handle),
                    """
                    INSERT INTO activities (user_uuid, message, expires_at)
                    SELECT uuid, 'Here.', statement_timestamp() + interval '1 hour' FROM users WHERE handle = '%s'\
                    """
                            .formatted(handle),
                    """
                    INSERT INTO sessions (token_hash, user_uuid)
                    SELECT handle::bytea, uuid FROM users WHERE handle = '%s'\
                    """
                            .formatted(handle));
        }
    }

    @AfterEach
    void nobody() {
        Script.run(HERE, "db-drop", "--force").succeeds();
    }

    private static String ask(String query) throws SQLException {
        return SERVER.ask(NAME, query);
    }

    private static String sessions() throws SQLException {
        return ask(
                "SELECT string_agg(handle, ' ' ORDER BY handle) FROM users JOIN sessions ON user_uuid = users.uuid");
    }

    @Test
    void a_user_is_disabled_and_enabled_again() throws SQLException {
        // What a program got before must not open anything once the user is enabled again.
        SERVER.execute(
                NAME,
                """
                WITH program AS (
                    INSERT INTO clients (name, redirect_uri) VALUES ('Tricorder', 'https://tricorder.example/')
                    RETURNING uuid
                )
                INSERT INTO client_grants
                    (uuid, client_uuid, user_uuid, stage, redirect_uri, requested_scope, scope, code_challenge, expires_at)
                SELECT gen_random_uuid(), program.uuid, users.uuid, 'running', 'https://tricorder.example/',
                    'openid', 'openid', 'x', now() + interval '1 day'
                FROM program, users\
                """);
        for (int time = 0; time < 2; time++) {
            Run run = Script.run(HERE, "user-disable", "@worf").succeeds();
            assertThat(run.out())
                    .isEqualTo(
                            "== user-disable\npeople at 127.0.0.1:%d\n@Worf is disabled; sessions ended: %d.\n"
                                    .formatted(SERVER.port(), 1 - time));
        }
        assertThat(sessions()).isEqualTo("troi");
        assertThat(
                        ask(
                                "SELECT string_agg(handle, ' ') FROM users JOIN client_grants"
                                        + " ON users.uuid = user_uuid"))
                .isEqualTo("troi");
        assertThat(
                        ask(
                                "SELECT string_agg(handle, ' ') FROM users JOIN disabled_users ON uuid = user_uuid"))
                .isEqualTo("Worf");
        assertThat(Script.run(HERE, "user-list").succeeds().out())
                .containsPattern("Worf +[|] Worf +[|] Worf@example.com +[|] .* 0 [|] disabled")
                .containsPattern("troi +[|] troi +[|] troi@example.com +[|] .* 1 [|] *\n");

        assertThat(Script.run(HERE, "user-disable", "Worf", "--enable").succeeds().out())
                .endsWith("@Worf may sign in.\n");
        assertThat(ask("SELECT count(*) FROM disabled_users")).isEqualTo("0");
    }

    @Test
    void a_lost_second_factor_is_taken_away_and_the_log_keeps_it() throws SQLException {
        assertThat(Script.run(HERE, "user-factor-off", "worf").succeeds().out())
                .endsWith("@Worf has no second factor.\n");
        SERVER.execute(
                NAME,
                "INSERT INTO second_factors (user_uuid, secret_encrypted, last_step) SELECT uuid, '\\x00', 0 FROM users",
                "INSERT INTO recovery_codes (user_uuid, code_hmac) SELECT user_uuid, '\\x00' FROM second_factors",
                "UPDATE sessions SET factor_at = now()");

        assertThat(Script.run(HERE, "user-factor-off", "@worf").succeeds().out())
                .endsWith(
                        "@Worf has no second factor any more, is signed out, and signs in by the password alone.\n");

        for (String left :
                List.of(
                        "SELECT string_agg(handle, ' ') FROM users JOIN second_factors ON uuid = user_uuid",
                        "SELECT string_agg(handle, ' ') FROM users JOIN recovery_codes ON uuid = user_uuid",
                        "SELECT string_agg(handle, ' ') FROM users JOIN sessions ON users.uuid = user_uuid WHERE factor_at IS NOT NULL")) {
            assertThat(ask(left)).isEqualTo("troi");
        }
        assertThat(sessions()).isEqualTo("troi");
        assertThat(ask("SELECT string_agg(act || ' ' || about_handle, ', ') FROM audit_log"))
                .isEqualTo("factor off Worf");
    }

    @Test
    void a_user_is_deleted_with_all_that_was_theirs_and_nobody_else() throws SQLException {
        assertThat(Script.run(HERE, "user-delete", "WORF").succeeds().out())
                .endsWith("@Worf is deleted, with all that was theirs; sessions ended: 1.\n");

        assertThat(ask("SELECT string_agg(handle, ' ') FROM users")).isEqualTo("troi");
        assertThat(sessions()).isEqualTo("troi");
        assertThat(ask("SELECT count(*) FROM activities")).isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM accounts")).isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM sessions")).isEqualTo("1");
    }

    @Test
    void in_production_deleting_asks_for_the_exact_handle() throws SQLException {
        assertThat(Script.run(THERE, "user-delete", "prod", "worf").fails().err())
                .contains("all that is Worf's in people at", "add --yes-destroy Worf");
        assertThat(
                        Script.run(THERE, "user-delete", "prod", "worf", "--yes-destroy", "worf")
                                .fails()
                                .err())
                .contains("--yes-destroy names worf", "nothing is done");
        assertThat(ask("SELECT count(*) FROM users")).isEqualTo("2");

        Run run = Script.run(THERE, "user-delete", "prod", "worf", "--yes-destroy=Worf");
        assertThat(run.succeeds().out()).startsWith("Running in production mode\n");
        assertThat(ask("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void a_password_made_here_is_shown_once_and_is_the_one_kept() throws SQLException {
        Run run = Script.run(THERE, "user-reset-password", "prod", "worf").succeeds();

        assertThat(run.out()).matches("[A-Za-z0-9_-]{16}\n");
        assertThat(run.err())
                .contains("the new password of @Worf", "should change it")
                .doesNotContain(run.out().strip());
        String hash = ask("SELECT password_hash FROM accounts WHERE sub = 'sub-Worf'");
        assertThat(
                        PasswordEncoderFactories.createDelegatingPasswordEncoder()
                                .matches(run.out().strip(), hash))
                .isTrue();
        assertThat(ask("SELECT password_hash FROM accounts WHERE sub = 'sub-troi'"))
                .isEqualTo("old");
        assertThat(sessions()).isEqualTo("troi");
    }

    @Test
    void an_account_without_a_password_is_told_in_one_sentence() throws SQLException {
        SERVER.execute(NAME, "DELETE FROM accounts WHERE sub = 'sub-Worf'");
        Run run = Script.run(HERE, "user-reset-password", "worf").fails();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("There is no account with a password for @Worf.\n");
    }

    @Test
    void a_user_is_suspended_restricted_and_let_be_and_each_is_in_the_log() throws SQLException {
        assertThat(
                        Script.run(
                                        HERE,
                                        "user-suspend",
                                        "@worf",
                                        "--days",
                                        "3",
                                        "--rule",
                                        "No bat'leths")
                                .succeeds()
                                .out())
                .containsPattern(
                        "@Worf is suspended until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\.\n");
        assertThat(ask("SELECT string_agg(message, ' ') FROM live_activities")).isEqualTo("Here.");
        assertThat(Script.run(HERE, "user-suspend", "troi", "--restrict").succeeds().out())
                .endsWith("@troi is restricted until it is lifted.\n");
        assertThat(Script.run(HERE, "user-list").succeeds().out())
                .containsPattern("Worf .* 1 [|] suspended\n")
                .containsPattern("troi .* 1 [|] restricted\n");

        assertThat(Script.run(HERE, "user-suspend", "worf", "--lift").succeeds().out())
                .endsWith("@Worf is not suspended.\n");
        assertThat(ask("SELECT count(*) FROM live_activities")).isEqualTo("2");
        assertThat(Script.run(HERE, "audit").succeeds().out())
                .containsPattern(
                        "(?s)lift suspend +[|] Worf.*restrict +[|] troi.*suspend +[|] Worf +[|] No bat'leths");
        assertThat(Script.run(THERE, "audit", "prod").succeeds().out()).contains("lift suspend");
        Script.run(THERE, "report-list", "prod").succeeds();
        assertThat(Script.run(THERE, "user-suspend", "prod", "worf").succeeds().out())
                .endsWith("@Worf is suspended until it is lifted.\n");
        Script.run(THERE, "user-suspend", "prod", "worf", "--lift").succeeds();
        assertThat(Script.run(HERE, "user-suspend", "worf", "--days", "soon").fails().err())
                .contains("--days is a number from 1 to 9999.");
    }

    @Test
    void a_panic_is_begun_shown_and_ended_and_is_in_the_log() throws SQLException {
        assertThat(Script.run(HERE, "panic", "show").succeeds().out())
                .endsWith("No panic is on.\n");
        assertThat(Script.run(THERE, "panic", "prod", "on").succeeds().out())
                .containsPattern(
                        "A panic is on until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC: nobody new is taken");
        assertThat(Script.run(HERE, "panic", "show").succeeds().out())
                .containsPattern("A panic is on since .* and until .* UTC\\.\n");
        assertThat(Script.run(HERE, "panic", "off").succeeds().out())
                .endsWith("The panic is over.\n");
        assertThat(Script.run(HERE, "panic", "off").succeeds().out()).endsWith("No panic is on.\n");
        assertThat(Script.run(HERE, "audit").succeeds().out())
                .containsPattern(
                        "(?s)\\(operator\\) +[|] panic off .*\\(operator\\) +[|] panic on ");
        assertThat(Script.run(HERE, "panic", "now").fails().err()).contains("Say on, off or show");
        assertThat(ask("SELECT count(*) FROM panic")).isEqualTo("0");
    }

    @Test
    void accounts_that_wait_are_listed_accepted_and_refused() throws SQLException {
        for (String handle : new String[] {"data", "lore"}) {
            SERVER.execute(
                    NAME,
                    """
                    INSERT INTO waiting_accounts (display_name, handle, email, password_hash, language, reason)
                    VALUES ('%1$s', '%1$s', '%1$s@example.org', 'hash', 'en', 'Out of curiosity.')\
                    """
                            .formatted(handle));
        }
        assertThat(Script.run(HERE, "sign-ups", "list").succeeds().out())
                .containsPattern("(?s)data .* example[.]org .* Out of curiosity[.].*lore ")
                .doesNotContain("data@");
        assertThat(Script.run(THERE, "sign-ups", "prod", "accept", "@DATA").succeeds().out())
                .endsWith(
                        "A running server accepts @data within seconds, tells them by mail and writes it into the log. If somebody has the handle or the email by then, the account is in the list again.\n");
        assertThat(Script.run(HERE, "sign-ups", "refuse", "lore").succeeds().out())
                .endsWith(
                        "A running server refuses @lore within seconds, tells them by mail and writes it into the log.\n");
        SERVER.execute(
                NAME,
                "UPDATE waiting_accounts SET word = NULL WHERE handle = 'data'",
                "SELECT begin_panic(NULL)");
        assertThat(Script.run(HERE, "sign-ups", "accept", "data").succeeds().out())
                .contains("A running server accepts @data once the panic is over, tells them by");
        SERVER.execute(NAME, "DELETE FROM panic", "DELETE FROM audit_log");
        assertThat(Script.run(HERE, "sign-ups", "accept", "lore").fails().err())
                .contains("No account waits under @lore; sign-ups list lists");
        assertThat(Script.run(HERE, "sign-ups", "accept").fails().err())
                .contains("Name the account");
        assertThat(
                        ask(
                                "SELECT string_agg(handle || ' ' || word, ', ' ORDER BY handle) FROM waiting_accounts"))
                .isEqualTo("data accept, lore refuse");
        // The server that carries a word out writes it into the log.
        assertThat(ask("SELECT count(*) FROM audit_log")).isEqualTo("0");
    }

    @Test
    void domains_and_networks_are_blocked_shown_and_let_be() throws SQLException {
        assertThat(Script.run(HERE, "block-list", "add", "@Example.COM").succeeds().out())
                .endsWith("Nobody signs up from example.com.\n");
        assertThat(Script.run(THERE, "block-list", "prod", "add", "10.1.2.3/8").succeeds().out())
                .endsWith("Nobody signs up from 10.0.0.0/8.\n");
        assertThat(Script.run(HERE, "block-list", "show").succeeds().out())
                .containsPattern("(?s) example[.]com .* 10[.]0[.]0[.]0/8 ");
        for (String wrong :
                new String[] {
                    "no domain", "10.0.0.0/7", "0.0.0.0/0", "::/0", "300.1.1.1", "a/b", "'"
                }) {
            assertThat(Script.run(HERE, "block-list", "add", wrong).fails().err())
                    .startsWith("'" + wrong + "' is no mail domain and no network");
        }
        assertThat(Script.run(HERE, "block-list", "remove", "example.com").succeeds().out())
                .endsWith("example.com is not blocked any more.\n");
        assertThat(Script.run(HERE, "block-list", "remove", "example.com").fails().err())
                .contains("'example.com' is not blocked; block-list show lists");
        assertThat(ask("SELECT string_agg(value, ' ') FROM sign_up_blocks"))
                .isEqualTo("10.0.0.0/8");
        assertThat(ask("SELECT string_agg(act, ', ' ORDER BY uuid) FROM audit_log"))
                .isEqualTo("block sign-ups, block sign-ups, unblock sign-ups");
        assertThat(Script.run(HERE, "block-list").fails().err()).contains("show, add or remove");
    }

    @Test
    void the_only_admin_stays() throws SQLException {
        assertThat(Script.run(HERE, "user-role", "worf", "admin").succeeds().out())
                .endsWith(
                        "@Worf is admin. There is no second factor yet, and the password alone sets one up: have it done now.\n");
        assertThat(Script.run(HERE, "user-role", "worf", "member").fails().err())
                .isEqualTo("@Worf is the only admin: make somebody else admin first.\n");
        assertThat(Script.run(HERE, "user-delete", "worf").fails().err())
                .isEqualTo("@Worf is the only admin: make somebody else admin first.\n");
        for (String script : List.of("user-disable", "user-suspend")) {
            assertThat(Script.run(HERE, script, "worf").fails().err())
                    .isEqualTo("@Worf is the only admin: make somebody else admin first.\n");
        }
        assertThat(ask("SELECT count(*) FROM deleted_subs")).isEqualTo("0");
        // A sub that was deleted before is no excuse.
        SERVER.execute(NAME, "INSERT INTO deleted_subs (sub) VALUES ('sub-Worf')");
        Script.run(HERE, "user-delete", "worf").fails();
        assertThat(
                        ask(
                                "SELECT (SELECT count(*) FROM sanctions) + (SELECT count(*) FROM disabled_users)"))
                .isEqualTo("0");
        assertThat(sessions()).isEqualTo("Worf troi");
        assertThat(Script.run(HERE, "user-suspend", "worf", "--restrict").succeeds().out())
                .endsWith("@Worf is restricted until it is lifted.\n");
        Script.run(HERE, "user-role", "troi", "admin").succeeds();
        // Of two admins one may go, and the one who is left may not.
        Script.run(HERE, "user-suspend", "troi").succeeds();
        Script.run(HERE, "user-disable", "worf").fails();
        assertThat(Script.run(HERE, "user-role", "worf", "member").fails().err())
                .isEqualTo("@Worf is the only admin: make somebody else admin first.\n");
        assertThat(Script.run(HERE, "user-delete", "worf").fails().err())
                .isEqualTo("@Worf is the only admin: make somebody else admin first.\n");
        Script.run(HERE, "user-suspend", "troi", "--lift").succeeds();
        SERVER.execute(
                NAME,
                "INSERT INTO second_factors (user_uuid, secret_encrypted, last_step) SELECT uuid, '', 0 FROM users WHERE handle = 'Worf'");
        assertThat(Script.run(HERE, "user-role", "worf", "moderator").succeeds().out())
                .endsWith("@Worf is moderator.\n");
        assertThat(
                        ask(
                                "SELECT string_agg(handle || ' ' || role, ', ' ORDER BY handle) FROM viewers"))
                .isEqualTo("Worf moderator, troi admin");
        assertThat(Script.run(HERE, "user-role", "worf", "captain").fails().err())
                .contains("which is member, moderator or admin");
    }

    /** Each takes the user first, as a deletion does: the other order would be a deadlock. */
    @ParameterizedTest
    @ValueSource(strings = {"user-delete", "user-disable", "user-suspend", "user-role"})
    void a_script_and_a_user_who_leaves_do_not_lock_each_other_out(String script) throws Exception {
        try (Connection leaves = SERVER.connect(NAME);
                Statement statement = leaves.createStatement()) {
            leaves.setAutoCommit(false);
            statement.execute("SELECT FROM users WHERE handle = 'Worf' FOR NO KEY UPDATE");
            CompletableFuture<Run> run =
                    CompletableFuture.supplyAsync(() ->
                            script.equals("user-role")
                                    ? Script.run(HERE, script, "worf", "moderator")
                                    : Script.run(HERE, script, "worf"));
            Deadline.await(() ->
                    ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                            .equals("1"));
            statement.execute("LOCK TABLE user_roles IN ROW EXCLUSIVE MODE NOWAIT");
            leaves.commit();
            run.get().succeeds();
        }
    }

    @Test
    void an_unknown_handle_is_told_in_one_sentence_whatever_it_holds() throws SQLException {
        for (String script :
                new String[] {
                    "user-delete",
                    "user-disable",
                    "user-factor-off",
                    "user-reset-password",
                    "user-suspend"
                }) {
            for (String handle : new String[] {"nobody", "x' OR 'a' = 'a", "%"}) {
                assertThat(Script.run(HERE, script, handle).fails().err())
                        .endsWith(
                                "There is no user @%s in people at 127.0.0.1:%d; bin/user-list lists the users.\n"
                                        .formatted(handle, SERVER.port()));
            }
            assertThat(Script.run(HERE, script).fails().err()).contains("HANDLE");
        }
        assertThat(ask("SELECT count(*) FROM users")).isEqualTo("2");
        Map<String, String> empty = Map.of("CONNECTION_URL", SERVER.url("postgres"));
        assertThat(Script.run(empty, "user-list").fails().err())
                .contains("The database postgres holds no users of Cruddur");
    }
}
