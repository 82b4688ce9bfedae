package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void an_unknown_handle_is_told_in_one_sentence_whatever_it_holds() throws SQLException {
        for (String script : new String[] {"user-delete", "user-disable", "user-reset-password"}) {
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
