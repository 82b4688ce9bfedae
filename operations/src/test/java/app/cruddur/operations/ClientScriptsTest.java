package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an operator makes, sees and deletes the programs that may act for people. */
class ClientScriptsTest {

    private static final Server SERVER = Server.POSTGRESQL_15;
    private static final String NAME = "programs";
    private static final Map<String, String> HERE = Map.of("CONNECTION_URL", SERVER.url(NAME));
    private static final Map<String, String> THERE =
            Map.of("PROD_CONNECTION_URL", SERVER.url(NAME));

    @BeforeAll
    static void a_database() throws SQLException {
        SERVER.create(NAME);
    }

    @AfterAll
    static void nothing() {
        Script.run(HERE, "db-drop", "--force").succeeds();
    }

    private static String ask(String query) throws SQLException {
        return SERVER.ask(NAME, query);
    }

    @Test
    void a_client_is_made_listed_and_deleted() throws SQLException {
        String name = "O'Clock; $(date)";
        Run made = Script.run(HERE, "client-create", name, "com.example.clock:/done").succeeds();
        String id = made.out().strip();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(made.err()).contains("This is the id of " + name);
        assertThat(ask("SELECT name FROM clients WHERE uuid = '" + id + "'")).isEqualTo(name);
        assertThat(Script.run(HERE, "client-list").succeeds().out())
                .containsPattern(id + " .* com.example.clock:/done [|] public");

        assertThat(Script.run(HERE, "client-delete", id).succeeds().out())
                .endsWith(name + " is deleted; people who allowed it: 0.\n");
        assertThat(Script.run(HERE, "client-delete", id).fails().err())
                .contains("There is no client '" + id + "'");
    }

    @Test
    void a_secret_is_shown_once_and_only_its_digest_kept() throws SQLException {
        Run made =
                Script.run(
                                THERE,
                                "client-create",
                                "prod",
                                "Server",
                                "https://clock.example/done",
                                "--confidential")
                        .succeeds();
        List<String> lines = made.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches("[0-9a-f]{64}");
        assertThat(made.err()).contains("shown this once").doesNotContain(lines.get(1));
        assertThat(
                        ask(
                                "SELECT secret_sha256 = sha256('%s') FROM clients WHERE uuid = '%s'"
                                        .formatted(lines.get(1), lines.get(0))))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://clock.example/done",
                "https://clock.example/done#here",
                "https://me@clock.example/",
                "javascript:alert(1)",
                "https:///done",
                "clock:/done",
                "https://clock.example/a b",
                "//clock.example/",
                "https://clock.example/\u007f",
                "https://clock.example/?y=\"><script>",
                "https://clock.example/{id}",
                "https://clock.example/100%",
                "https://clock.example/\u00e4",
                "https://cl\u00f6ck.example/",
                "https://clock.example/a|b"
            })
    void an_address_that_a_code_must_not_go_to_is_refused_by_script_and_table(String redirect) {
        assertThat(Script.run(HERE, "client-create", "Clock", redirect).fails().err())
                .contains("is no address to lead people back to");
        assertThatThrownBy(() ->
                        SERVER.execute(
                                NAME,
                                "INSERT INTO clients (name, redirect_uri) VALUES ('Clock', '%s')"
                                        .formatted(redirect)))
                .hasMessageContaining("clients_redirect_uri_safe");
    }

    @Test
    void what_is_missing_is_said_in_one_sentence() {
        assertThat(Script.run(HERE, "client-create", "Clock").fails().err())
                .contains("Name the client and its address");
        assertThat(Script.run(HERE, "client-create", " ", "https://clock.example/").fails().err())
                .contains("1 to 50 characters");
        assertThat(Script.run(HERE, "client-delete").fails().err()).contains("Name the client");
    }
}
