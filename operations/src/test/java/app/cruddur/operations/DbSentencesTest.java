package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said in one sentence, which never repeats a password. */
class DbSentencesTest {

    private static final Server SERVER = Server.POSTGRESQL_15;

    private static String refusal(String url) {
        Run run = Script.run(Map.of("CONNECTION_URL", url), "db-sessions").fails();
        assertThat(run.err().strip()).hasLineCount(1);
        return run.err();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hush/hush@localhost/db",
                "postgresql://u:12/hush@localhost/db",
                "postgresql://u:hush@hush@localhost/db",
                "postgresql://u:hush#hush@localhost/db",
                "postgresql://u:hush?hush@localhost/db",
                "postgresql://u:hush%hush@localhost/db",
                "postgresql://u:hush%00@localhost/db",
                "postgresql://u:hush hush@localhost/db",
                "postgresql://u:hush\n@localhost/db",
                "postgresql://u:hush@localhost",
                "postgresql://u:hush@localhost/",
                "postgresql://u:hush@/db",
                "postgresql://u:hush@localhost,/db",
                "postgresql://u:hush@,localhost/db",
                "postgresql://u:hush@localhost,,localhost/db",
                "postgresql://u:hush@localhost:port/db",
                "postgresql://u:hush@local$host/db",
                "postgresql://u:hush@localhost/db?sslmode",
                "postgresql://u:hush@localhost/db?host=elsewhere",
                "postgresql://localhost/db?password=hush",
                "mysql://u:hush@localhost/db",
                "hush",
            })
    void a_url_that_cannot_be_meant_is_refused(String url) {
        assertThat(refusal(url)).startsWith("CONNECTION_URL ").doesNotContain("hush", "elsewhere");
    }

    @Test
    void no_url_and_no_embedded_database(@TempDir Path home) {
        Run none = Script.run(Map.of("CRUDDUR_HOME", home.toString()), "db-sessions").fails();
        assertThat(none.err()).contains("export CONNECTION_URL=", "bin/run");
        assertThat(Script.run(Map.of(), "db-sessions", "prod").fails().err())
                .startsWith("PROD_CONNECTION_URL is not set: export PROD_CONNECTION_URL=");
    }

    @Test
    void the_embedded_database_is_used_while_it_runs(@TempDir Path home) throws IOException {
        Map<String, String> embedded = Map.of("CRUDDUR_HOME", home.toString());
        try (EmbeddedPostgres running = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(running.url()).contains("cruddur");
            Run run = Script.run(embedded, "db-connect", "-Atc", "SELECT current_database()");
            assertThat(run.succeeds().out()).isEqualTo("cruddur\n");
        }
        assertThat(Script.run(embedded, "db-sessions").fails().err())
                .contains("is stopped: start it with bin/run");
        // After a crash another process has the number of the one that was.
        String port = Files.readString(home.resolve("url")).replaceAll("(?s).*:(\\d+)/.*", "$1");
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid()
                        + "\n"
                        + home.resolve("data")
                        + "\n0\n"
                        + port
                        + "\n");
        assertThat(Script.run(embedded, "db-sessions").fails().err())
                .contains("is stopped: start it with bin/run");
    }

    @Test
    void psql_is_missing(@TempDir Path programs) throws IOException {
        for (String needed : List.of("bash", "sed", "readlink", "dirname", "cat")) {
            Files.createSymbolicLink(programs.resolve(needed), Path.of("/usr/bin", needed));
        }
        Run run =
                Script.run(
                        Map.of(
                                "PATH", programs.toString(),
                                "CONNECTION_URL", SERVER.url("postgres")),
                        "/usr/bin/bash",
                        Script.ROOT.resolve("bin/db-sessions").toString());
        assertThat(run.fails().err())
                .isEqualTo(
                        "psql is not installed: install PostgreSQL's client (Debian: apt-get install postgresql-client).\n");
    }

    @Test
    void psql_is_older_than_the_server(@TempDir Path programs) throws IOException {
        Path old = programs.resolve("psql");
        Files.writeString(
                old,
                """
                #!/bin/sh
                [ "$1" != --version ] || { echo "psql (PostgreSQL) 14.1"; exit; }
                exec /usr/bin/psql "$@"
                """);
        assertThat(old.toFile().setExecutable(true)).isTrue();
        Run run =
                Script.run(
                        Map.of(
                                "PATH",
                                programs + ":/usr/bin:/bin",
                                "CONNECTION_URL",
                                SERVER.url("postgres")),
                        "db-connect",
                        "-Atc",
                        "SELECT 1");
        assertThat(run.succeeds().err())
                .contains("psql 14 is older than the server, 15", "postgresql-client-15");
    }

    @Test
    void the_server_does_not_answer() {
        assertThat(refusal("postgresql://u:hush@localhost:1/db"))
                .isEqualTo(
                        "No PostgreSQL answers at localhost:1: start it, or mend CONNECTION_URL.\n");
        assertThat(refusal("postgresql://u:hush@db.invalid/db"))
                .startsWith("No PostgreSQL answers at db.invalid");
    }

    @Test
    void the_password_is_wrong_or_missing() {
        assertThat(refusal(SERVER.url(Server.ADMIN, "hush", "postgres")))
                .contains("refuses the password of user cruddur", "mend it in CONNECTION_URL")
                .doesNotContain("hush");
        assertThat(refusal(SERVER.url("postgres").replaceFirst(":[^:@/]*@", "@")))
                .contains("asks for a password and CONNECTION_URL has none");
    }

    @Test
    void only_encrypted_connections_are_taken() throws SQLException {
        SERVER.execute("postgres", "CREATE ROLE encrypted_only LOGIN PASSWORD 'hush'");
        assertThat(refusal(SERVER.url("encrypted_only", "hush", "postgres")))
                .contains("takes encrypted connections only", "sslmode=require");
        assertThat(refusal(Server.POSTGRESQL_18.url("postgres").replace("=disable", "=require")))
                .contains("offers no TLS");

        String encrypted =
                SERVER.url("encrypted_only", "hush", "postgres").replace("=disable", "=require");
        Script.run(Map.of("CONNECTION_URL", encrypted), "db-sessions").succeeds();
    }

    @Test
    void a_server_must_prove_itself_where_the_url_says_so(@TempDir Path folder) {
        String proven = SERVER.provenUrl("over_tls", SERVER.certificate());
        Map<String, String> here = Map.of("CONNECTION_URL", proven);
        Script.run(here, "db-create").succeeds();
        // The jar reads the same parameters.
        Script.run(here, "db-schema-load").succeeds();
        String query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        assertThat(Script.run(here, "db-connect", "-Atc", query).succeeds().out()).isEqualTo("t\n");
        Script.run(here, "db-drop").succeeds();

        Path another = Server.certificate(folder, "localhost");
        assertThat(refusal(SERVER.provenUrl("postgres", another)))
                .contains("The certificate of localhost:", "is not proven: sslrootcert");
        assertThat(refusal(SERVER.provenUrl("postgres", folder.resolve("none"))))
                .contains("is not proven: sslrootcert");
    }

    @Test
    void a_parameter_that_psql_does_not_know_is_named() {
        assertThat(refusal(SERVER.url("postgres") + "&sslmood=bright")).contains("sslmood");
    }

    @Test
    void the_scripts_know_the_parameters_that_the_server_knows() {
        String url = "postgresql://u:hush@localhost/db?";
        String refused =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConnectionUrl.parse(url + "gssencmode=disable"))
                        .toString();
        String known =
                refused.replaceFirst(".*(only these are known: .*)", "$1")
                        .replace(",", "")
                        .replace(" sslpassword", "");
        assertThat(refusal(url + "gssencmode=disable")).endsWith(known + "\n");
        assertThat(refusal(url + "sslpassword=hush"))
                .contains("sslpassword")
                .doesNotContain("hush");
    }

    @Test
    void unknown_words_are_refused_before_anything_is_done() {
        Map<String, String> here = Map.of("CONNECTION_URL", SERVER.url("postgres"));
        assertThat(Script.run(here, "db-drop", "production").fails().err())
                .contains("Unknown argument 'production'");
        assertThat(Script.run(here, "db-drop", "--forse").fails().err())
                .contains("Unknown option '--forse'");
        assertThat(Script.run(here, "db-drop", "--yes-destroy").fails().err())
                .contains("--yes-destroy needs a value");
        assertThat(Script.run(here, "db-drop").fails().err())
                .contains("belongs to PostgreSQL itself");
    }
}
