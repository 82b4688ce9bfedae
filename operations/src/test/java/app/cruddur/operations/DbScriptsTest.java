package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Onlooker;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import app.cruddur.testing.Script.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each db-* script does, on the oldest and the newest PostgreSQL. */
@Order(2)
class DbScriptsTest {

    private static final Server SERVER = Server.POSTGRESQL_18;

    private static final String ALL_AT_ONCE = "/@:%#?&=+ '\"\\$(date)`id`;|<>{}[]^~*!%2F ünïcode ☂";

    private static Map<String, String> local(Server server, String database) {
        return Map.of("CONNECTION_URL", server.url(database));
    }

    private static Map<String, String> prod(Server server, String database) {
        return Map.of("PROD_CONNECTION_URL", server.url(database));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void from_nothing_to_the_cast_in_three_scripts_each_fine_twice(Server server)
            throws SQLException {
        String name = "not cruddur";
        Map<String, String> here = local(server, name);

        assertThat(Script.run(here, "db-create").succeeds().out())
                .isEqualTo(
                        """
                        == db-create
                        not cruddur at 127.0.0.1:%d
                        CREATE DATABASE
                        """
                                .formatted(server.port()));
        assertThat(Script.run(here, "db-create").succeeds().out())
                .contains("The database not cruddur is there already.");

        assertThat(Script.run(here, "db-migrate").fails().err())
                .contains("is empty: bin/db-schema-load fills it.");
        assertThat(Script.run(here, "db-schema-load").succeeds().out())
                .startsWith("== db-schema-load\n")
                .contains(
                        Script.ROOT + "/db/migrations\nV001__users_and_activities.sql\n",
                        "The schema is at version ");
        String history = server.ask(name, "SELECT count(*) FROM flyway_schema_history");
        for (String again : List.of("db-schema-load", "db-migrate")) {
            assertThat(Script.run(here, again).succeeds().out())
                    .contains("already.")
                    .doesNotContain("V001");
        }
        assertThat(server.ask(name, "SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(history);

        assertThat(Script.run(here, "db-seed").succeeds().out())
                .contains("== db-seed\n", Script.ROOT + "/db/seed.sql\nINSERT 0 4\nINSERT 0 8\n");
        assertThat(Script.run(here, "db-seed").succeeds().out())
                .contains("INSERT 0 0\n", "The cast was there already; its cruds live anew.");

        Run listing =
                Script.run(
                        here,
                        "db-connect",
                        "-Atc",
                        "SELECT message FROM activities ORDER BY expires_at LIMIT 1");
        assertThat(listing.succeeds().out()).isEqualTo("You have an hour to read this.\n");
        assertThat(listing.err()).contains("not cruddur at 127.0.0.1:");

        assertThat(Script.run(here, "db-setup").succeeds().out())
                .contains("DROP DATABASE", "CREATE DATABASE", "V001", "INSERT 0 4");
        assertThat(Script.run(here, "db-drop").succeeds().out()).contains("DROP DATABASE");
        assertThat(server.has(name)).isFalse();
        assertThat(Script.run(here, "db-drop").succeeds().err())
                .contains("database \"not cruddur\" does not exist, skipping");
        assertThat(Script.run(here, "db-seed").fails().err())
                .contains("There is no database not cruddur at ", "bin/db-create makes it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slash/at@colon:percent%hash#",
                "question?and&equals=plus+",
                "quote'double\"backslash\\dollar$(date)`id`",
                "%2F is not a slash, ünïcode ☂ ",
                ALL_AT_ONCE,
            })
    void a_password_of_any_characters_opens_the_database_and_never_shows(String password)
            throws SQLException {
        String name = "odd";
        SERVER.execute(
                "postgres",
                "DROP DATABASE IF EXISTS odd",
                "DROP ROLE IF EXISTS cruddurroot",
                "CREATE ROLE cruddurroot LOGIN CREATEDB PASSWORD '%s'"
                        .formatted(password.replace("'", "''")));
        String secret = SERVER.url("cruddurroot", password, name);
        Map<String, String> here = Map.of("CONNECTION_URL", secret);

        try (Onlooker onlooker = new Onlooker(List.of(password, Server.encoded(password)))) {
            // The jar reads the URL by itself, and takes its time: one password with everything
            // will do.
            String first = password.equals(ALL_AT_ONCE) ? "db-setup" : "db-create";
            for (String[] words :
                    List.of(
                            new String[] {first},
                            new String[] {"db-sessions"},
                            new String[] {"db-connect", "-c", "SELECT pg_sleep(0.2)"})) {
                Run run = Script.run(here, words).succeeds();
                assertThat(run.all()).doesNotContain(password, Server.encoded(password));
            }
            assertThat(onlooker.seen()).isEmpty();
            assertThat(onlooker.looks()).isGreaterThan(10);
        }
        if (password.equals(ALL_AT_ONCE)) {
            assertThat(SERVER.ask(name, "SELECT count(*) FROM activities")).isEqualTo("8");
        }
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void the_onlooker_sees_a_password_on_a_command_line() throws Exception {
        try (Onlooker onlooker = new Onlooker(List.of("careless-password"))) {
            Process careless =
                    new ProcessBuilder("sh", "-c", "read forever", "careless-password").start();
            onlooker.await();
            careless.destroy();
            assertThat(onlooker.seen()).isNotEmpty();
        }
    }

    @Test
    void several_hosts_are_tried_in_their_order() throws SQLException {
        String url = SERVER.url("postgres").replace("@127.0.0.1:", "@localhost:1,127.0.0.1:");
        Run run = Script.run(Map.of("CONNECTION_URL", url), "db-connect", "-Atc", "SELECT 7");
        assertThat(run.succeeds().out()).isEqualTo("7\n");
    }

    @Test
    void of_several_hosts_the_one_that_takes_writes_is_used() throws SQLException {
        Server readOnly = Server.POSTGRESQL_15;
        readOnly.execute(
                "postgres",
                "CREATE ROLE either LOGIN PASSWORD 'same'",
                "ALTER ROLE either SET default_transaction_read_only = on");
        SERVER.execute("postgres", "CREATE ROLE either LOGIN PASSWORD 'same'");
        String both =
                readOnly.url("either", "same", "postgres")
                        .replace("/postgres?", ",127.0.0.1:" + SERVER.port() + "/postgres?");
        String[] version = {"db-connect", "-Atc", "SHOW server_version_num"};
        assertThat(Script.run(Map.of("CONNECTION_URL", both), version).succeeds().out())
                .startsWith("18");
        String any = both + "&target_session_attrs=any";
        assertThat(Script.run(Map.of("CONNECTION_URL", any), version).succeeds().out())
                .startsWith("15");
    }

    @Test
    void the_callers_own_variables_for_psql_lead_nowhere_else() {
        Map<String, String> misled =
                Map.of(
                        "CONNECTION_URL", SERVER.url("postgres"),
                        "PGHOSTADDR", "192.0.2.1",
                        "PGOPTIONS", "-c search_path=elsewhere",
                        "PGSERVICE", "elsewhere");
        assertThat(Script.run(misled, "db-connect", "-Atc", "SHOW search_path").succeeds().out())
                .isEqualTo("\"$user\", public\n");
    }

    @Test
    void a_script_works_through_a_symlink(@TempDir Path folder) throws IOException {
        Path link = folder.resolve("sessions");
        Files.createSymbolicLink(link, Script.ROOT.resolve("bin/db-sessions"));
        assertThat(Script.run(local(SERVER, "postgres"), link.toString()).succeeds().out())
                .contains("postgres at 127.0.0.1");
    }

    @Test
    void production_is_named_and_not_seeded() throws SQLException {
        Map<String, String> there = prod(SERVER, "production");
        assertThat(Script.run(there, "db-create", "prod").succeeds().out())
                .startsWith("Running in production mode\n== db-create\n");
        Run setup = Script.run(there, "db-setup", "prod", "--yes-destroy", "production");
        assertThat(setup.succeeds().out()).contains("Production is not seeded");
        assertThat(SERVER.ask("production", "SELECT count(*) FROM users")).isEqualTo("0");

        assertThat(Script.run(there, "db-seed", "prod").fails().err()).contains("--demo-data");
        assertThat(SERVER.ask("production", "SELECT count(*) FROM users")).isEqualTo("0");
        Script.run(there, "db-seed", "prod", "--demo-data").succeeds();
        assertThat(SERVER.ask("production", "SELECT count(*) FROM users")).isEqualTo("4");
        Script.run(there, "db-drop", "prod", "--yes-destroy=production").succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"db-drop", "db-setup", "db-kill-all"})
    void what_destroys_asks_for_the_name_in_production(String script) throws SQLException {
        Map<String, String> there = prod(SERVER, "kept");
        Script.run(there, "db-create", "prod").succeeds();

        assertThat(Script.run(there, script, "prod").fails().err())
                .contains("kept at 127.0.0.1", "add --yes-destroy kept");
        assertThat(Script.run(there, script, "prod", "--yes-destroy", "kep").fails().err())
                .contains("--yes-destroy names kep", "nothing is done");
        assertThat(SERVER.has("kept")).isTrue();

        Script.run(there, script, "prod", "--yes-destroy", "kept").succeeds();
        SERVER.execute("postgres", "DROP DATABASE IF EXISTS kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db.invalid", "127.0.0.1:1,db.invalid", "localhost.invalid", "[fe80::1]"})
    void what_destroys_asks_for_the_name_on_another_machine(String host) {
        Map<String, String> there = Map.of("CONNECTION_URL", "postgresql://u:p@" + host + "/kept");
        for (String script : List.of("db-drop", "db-setup", "db-kill-all")) {
            assertThat(Script.run(there, script).fails().err()).contains("add --yes-destroy kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "127.0.0.1:1", "[::1]:1", "LOCALHOST:1,127.1.2.3:1"})
    void this_machine_needs_no_name(String host) {
        Map<String, String> here = Map.of("CONNECTION_URL", "postgresql://u:p@" + host + "/kept");
        assertThat(Script.run(here, "db-drop").fails().err())
                .startsWith("No PostgreSQL answers at " + host);
    }

    @Test
    void a_drop_with_sessions_open_lists_them_and_offers_force() throws SQLException {
        Map<String, String> here = local(SERVER, "busy");
        Script.run(here, "db-create").succeeds();
        try (Connection open = SERVER.connect("busy")) {
            Run refused = Script.run(here, "db-drop").fails();
            assertThat(refused.out()).contains("127.0.0.1", "PostgreSQL JDBC Driver", "idle");
            assertThat(refused.err()).contains("Sessions are open in busy (1)", "--force");
            assertThat(SERVER.has("busy")).isTrue();

            Script.run(here, "db-drop", "--force").succeeds();
            assertThat(SERVER.has("busy")).isFalse();
            assertThat(open.isValid(0)).isFalse();
        }
    }

    @Test
    void setup_stops_at_the_first_failure() throws SQLException {
        Map<String, String> here = local(SERVER, "halted");
        Script.run(here, "db-create").succeeds();
        try (Connection open = SERVER.connect("halted")) {
            assertThat(open.isValid(0)).isTrue();
            Run run = Script.run(here, "db-setup").fails();
            assertThat(run.out()).contains("== db-drop").doesNotContain("== db-create");
        }
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void those_who_wait_come_first_among_the_sessions() throws Exception {
        Map<String, String> here = local(SERVER, "postgres");
        SERVER.execute("postgres", "CREATE TABLE IF NOT EXISTS contended (number integer)");
        try (Connection holder = SERVER.connect("postgres");
                Connection waiter = SERVER.connect("postgres");
                Statement hold = holder.createStatement();
                Statement wait = waiter.createStatement()) {
            holder.setAutoCommit(false);
            hold.execute("LOCK TABLE contended");
            wait.execute("SET application_name = 'the one who waits'");
            Thread waiting =
                    Thread.startVirtualThread(() -> {
                        try {
                            wait.execute("SELECT * FROM contended");
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    });
            Deadline.await(() ->
                    SERVER.ask(
                                    "postgres",
                                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'the one who waits' AND wait_event_type = 'Lock'")
                            .equals("1"));

            List<String> lines = Script.run(here, "db-sessions").succeeds().out().lines().toList();
            assertThat(lines.get(2))
                    .contains(
                            "pid",
                            "user",
                            "database",
                            "client",
                            "application",
                            "state",
                            "since",
                            "waits");
            // Other tests may have theirs that wait.
            assertThat(lines.stream().skip(4).takeWhile(line -> line.contains("for ")))
                    .anyMatch(line -> line.contains("the one who waits"));
            holder.rollback();
            waiting.join();
        }
    }

    @Test
    void kill_all_ends_the_sessions_of_this_database_only() throws SQLException {
        Map<String, String> here = local(SERVER, "killed");
        Script.run(here, "db-create").succeeds();
        try (Connection ended = SERVER.connect("killed");
                Connection spared = SERVER.connect("postgres")) {
            assertThat(Script.run(here, "db-kill-all").succeeds().out()).contains("(1 row)");
            assertThat(ended.isValid(0)).isFalse();
            assertThat(spared.isValid(0)).isTrue();
        }
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void two_at_once_do_not_harm_each_other() throws SQLException {
        Map<String, String> here = local(SERVER, "twice");
        for (String script : List.of("db-create", "db-schema-load", "db-seed")) {
            Started first = Script.start(here, script);
            Started second = Script.start(here, script);
            first.await().succeeds();
            second.await().succeeds();
        }
        assertThat(SERVER.ask("twice", "SELECT count(*) FROM activities")).isEqualTo("8");

        Started first = Script.start(here, "db-setup");
        Started second = Script.start(here, "db-setup");
        // The later to drop goes through; the other may find its database gone, and says so.
        assertThat(List.of(first.await().status(), second.await().status())).contains(0);
        assertThat(SERVER.ask("twice", "SELECT count(*) FROM activities")).isEqualTo("8");
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void the_originals_tables_are_recognised_and_left_alone(@TempDir Path folder)
            throws SQLException {
        Map<String, String> here = local(SERVER, "the_original");
        Script.run(here, "db-create").succeeds();
        SERVER.execute(
                "the_original",
                "CREATE TABLE users (uuid uuid PRIMARY KEY, handle text NOT NULL)",
                "CREATE TABLE activities (uuid uuid PRIMARY KEY, message text NOT NULL, replies_count integer DEFAULT 0)",
                "INSERT INTO activities VALUES (gen_random_uuid(), 'still here')");

        for (String script : List.of("db-schema-load", "db-migrate")) {
            assertThat(Script.run(here, script).fails().err())
                    .contains("the original Cruddur's tables")
                    .endsWith("bin/db-setup --yes-destroy the_original\n");
        }
        assertThat(Cruddur.run(folder, here).fails().err())
                .contains("is one of the original Cruddur", "bin/db-import-original")
                .hasLineCount(1);
        assertThat(SERVER.ask("the_original", "SELECT message FROM activities"))
                .isEqualTo("still here");

        Script.run(here, "db-setup", "--yes-destroy", "the_original").succeeds();
        assertThat(SERVER.ask("the_original", "SELECT count(*) FROM activities")).isEqualTo("8");
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void the_tables_of_another_program_are_left_alone() throws SQLException {
        Map<String, String> here = local(SERVER, "foreign");
        Script.run(here, "db-create").succeeds();
        SERVER.execute("foreign", "CREATE TABLE invoices (number integer)");
        assertThat(Script.run(here, "db-schema-load").fails().err())
                .contains("tables that are not Cruddur's");
        assertThat(Script.run(here, "db-seed").fails().err()).contains("bin/db-schema-load");
        Script.run(here, "db-drop").succeeds();
    }

    /** As Amazon's on a new RDS. */
    @Test
    void a_function_and_a_type_of_others_are_in_nobodys_way() throws SQLException {
        Map<String, String> here = local(SERVER, "with_function");
        Script.run(here, "db-create").succeeds();
        SERVER.execute(
                "with_function",
                "CREATE FUNCTION db_session_replication_role(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
                "CREATE TYPE mood AS ENUM ('fine')");
        assertThat(Script.run(here, "db-schema-load").succeeds().out())
                .contains("V001__users_and_activities.sql")
                .doesNotContain("Baseline");
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void a_database_that_cannot_keep_every_letter_is_refused(@TempDir Path folder)
            throws SQLException {
        SERVER.execute(
                "postgres",
                "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
        assertThat(Cruddur.run(folder, local(SERVER, "latin"), "migrate").fails().err())
                .contains("is encoded in LATIN1 and Cruddur needs UTF8")
                .hasLineCount(1);
        SERVER.execute("postgres", "DROP DATABASE latin");
    }

    @Test
    void the_heading_has_its_colour_on_a_terminal_only() {
        Map<String, String> here = new HashMap<>(local(SERVER, "postgres"));
        String[] terminal = {
            "/usr/bin/script", "-qec", Script.ROOT + "/bin/db-create", "/dev/null"
        };
        String heading = "\033[1;36m== db-create\033[0m";
        assertThat(Script.run(here, terminal).succeeds().out()).contains(heading);
        here.put("NO_COLOR", "1");
        assertThat(Script.run(here, terminal).succeeds().out())
                .contains("== db-create")
                .doesNotContain(heading);
    }

    @Test
    void a_role_for_servers_reads_and_writes_rows_and_changes_no_schema() throws SQLException {
        SERVER.create("served_without_aws");
        Map<String, String> here = local(SERVER, "served_without_aws");
        Run made = Script.run(here, "db-service-role", "a_server").succeeds();
        assertThat(made.out()).matches("postgresql://a_server:[A-Za-z0-9_-]{32}@127.0.0.1.*\n");
        assertThat(made.err()).contains("may read and write rows, and no more", "MIGRATE=off");

        // What migrations to come add is the role's, too.
        SERVER.execute("served_without_aws", "CREATE TABLE of_tomorrow (number int)");
        Map<String, String> there = Map.of("CONNECTION_URL", made.out().strip());
        Script.run(there, "db-connect", "-c", "INSERT INTO of_tomorrow VALUES (1)").succeeds();
        assertThat(Script.run(there, "db-connect", "-c", "DROP TABLE of_tomorrow").fails().err())
                .contains("must be owner of table of_tomorrow");

        // Again, it gets another password; the one who owns all this does not.
        assertThat(Script.run(here, "db-service-role", "a_server").succeeds().out())
                .isNotEqualTo(made.out());
        assertThat(Script.run(there, "db-sessions").fails().err()).contains("refuses the password");
        assertThat(Script.run(here, "db-service-role", Server.ADMIN).fails().err())
                .contains("The role cruddur owns something", "name another");
        assertThat(Script.run(here, "db-service-role").fails().err()).contains("Name the role");
        Script.run(here, "db-drop").succeeds();
        SERVER.execute("postgres", "DROP ROLE a_server");
    }

    @Test
    void help_is_told_with_prod_too() {
        assertThat(Script.run(Map.of(), "db-connect", "prod", "-h").succeeds().out())
                .startsWith("bin/db-connect [prod]");
    }

    @Test
    void the_prompt_is_red_in_production_only() {
        for (String word : List.of("prod", "")) {
            String connect = Script.ROOT + "/bin/db-connect " + word;
            Map<String, String> both =
                    Map.of(
                            "PROD_CONNECTION_URL", SERVER.url("postgres"),
                            "CONNECTION_URL", SERVER.url("postgres"),
                            "TERM", "xterm");
            String screen =
                    Script.run(
                                    both,
                                    "/usr/bin/bash",
                                    "-c",
                                    "echo '\\q' | script -qec '" + connect + "' /dev/null")
                            .succeeds()
                            .out();
            String red = "\033[1;31mprod\033[0m";
            if (word.equals("prod")) {
                assertThat(screen).contains(red, "postgres=# ");
            } else {
                assertThat(screen).contains("postgres=# ").doesNotContain(red);
            }
        }
    }
}
