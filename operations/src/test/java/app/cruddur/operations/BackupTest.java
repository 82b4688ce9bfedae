package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Onlooker;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** bin/db-backup and bin/db-restore, with PostgreSQL's own tools and without. */
@Order(5)
class BackupTest {

    @TempDir private Path folder;

    private static Map<String, String> local(Server server, String database) {
        return Map.of("CONNECTION_URL", server.url(database));
    }

    /** A database with the cast, a crud that has expired, a session, and a user who is loud. */
    private static Map<String, String> prepared(Server server, String database)
            throws SQLException {
        Map<String, String> here = local(server, database);
        server.create(database);
        Script.run(here, "db-seed").succeeds();
        server.execute(
                database,
                "INSERT INTO activities (user_uuid, message, expires_at) SELECT uuid, 'expired', statement_timestamp() FROM users",
                "INSERT INTO sessions (token_hash, user_uuid) SELECT 'hush', uuid FROM users LIMIT 1");
        return here;
    }

    private static void isRestored(Server server, String database) throws Exception {
        assertThat(server.ask(database, "SELECT count(*) FROM users")).isEqualTo("4");
        assertThat(server.ask(database, "SELECT count(*) FROM activities")).isEqualTo("8");
        assertThat(server.ask(database, "SELECT count(*) FROM sessions")).isEqualTo("0");
        assertThat(server.ask(database, "SELECT count(*) FROM flyway_schema_history"))
                .isNotEqualTo("0");
        // Another test may be restoring beside this one.
        Deadline.await(() ->
                server.ask(
                                "postgres",
                                "SELECT count(*) FROM pg_database WHERE datname LIKE 'cruddur_restore%'")
                        .equals("0"));
    }

    @ParameterizedTest
    @CsvSource({"PGDMP, ''", "PK, --portable"})
    void what_was_there_comes_back_but_for_what_expired(String magic, String option)
            throws Exception {
        Server server = Server.POSTGRESQL_15;
        Map<String, String> here = prepared(server, "kept safe");
        String file = folder.resolve("a backup").toString();

        try (Onlooker onlooker = new Onlooker(List.of(Server.password()))) {
            Run backup =
                    option.isEmpty()
                            ? Script.run(here, "db-backup", file)
                            : Script.run(here, "db-backup", option, file);
            assertThat(backup.succeeds().out()).contains("kept safe at 127.0.0.1", file + " (");
            assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1))
                    .startsWith(magic);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                    .isEqualTo("rw-------");

            server.execute(
                    "kept safe",
                    "DELETE FROM users",
                    "INSERT INTO audit_log (act, about_handle) VALUES ('suspend', 'done_since')");
            Run restore = Script.run(here, "db-restore", file).succeeds();
            assertThat(restore.out()).contains("Restored from " + file + ": users 4, cruds 8.");
            // The log goes with the old database: it is said before.
            assertThat(restore.out())
                    .containsSubsequence(
                            "What was done about people",
                            "done_since",
                            "Restored from",
                            "What was suspended, restricted or deleted since the backup");
            // FromTheSeedTest, which may run beside, gives a source with this password as an
            // argument: to the script, and for a moment to what starts it.
            assertThat(onlooker.seen())
                    .allMatch(line ->
                            line.contains("bin/db-import-original") || line.contains("/original_"));
            assertThat(backup.all() + restore.all()).doesNotContain(Server.password());
        }
        isRestored(server, "kept safe");
        assertThat(Script.run(here, "db-migrate").succeeds().out()).contains("already.");
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void without_a_pg_dump_of_the_servers_age_cruddur_writes_the_backup() throws Exception {
        Path old = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\necho pg_dump 17.1\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        Map<String, String> here = new HashMap<>(prepared(Server.POSTGRESQL_18, "newest"));
        here.put("PATH", folder + ":/usr/bin:/bin");
        Path file = folder.resolve("newest.zip");

        assertThat(Script.run(here, "db-backup", file.toString()).succeeds().out())
                .contains("pg_dump 17 is no match for PostgreSQL 18: Cruddur itself writes");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("PK");
        Script.run(here, "db-drop").succeeds();
    }

    private Path program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    /** What a newer one writes, no tool of the server's age could read. */
    @Test
    void without_home_and_with_a_newer_pg_dump_cruddur_writes_the_backup() throws Exception {
        program("pg_dump", "echo pg_dump 17.12\n");
        Map<String, String> here = prepared(Server.POSTGRESQL_15, "bare environment");
        Path file = folder.resolve("bare.zip");
        Run run =
                Script.run(
                        Map.of(),
                        "/usr/bin/env",
                        "-i",
                        "PATH=" + folder + ":/usr/bin:/bin",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "CRUDDUR_JAR=" + Script.ROOT.resolve("server/target/cruddur.jar"),
                        "CONNECTION_URL=" + here.get("CONNECTION_URL"),
                        Script.ROOT.resolve("bin/db-backup").toString(),
                        file.toString());
        assertThat(run.succeeds().out())
                .contains("pg_dump 17 is no match for PostgreSQL 15: Cruddur itself writes");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("PK");
        Script.run(here, "db-drop").succeeds();
    }

    /**
     * Debian has no newer pg_restore, so this one adds what those from 17 on write; servers of
     * version 15 refuse it. A file that it cannot read is told before anything is done. The roles
     * of servers keep their rights.
     */
    @Test
    void a_newer_pg_restore_serves_an_older_server_and_roles_keep_their_rights() throws Exception {
        Map<String, String> here = new HashMap<>(prepared(Server.POSTGRESQL_15, "older"));
        String role = "older_service";
        Server.POSTGRESQL_15.execute("postgres", "DROP ROLE IF EXISTS " + role);
        Script.run(here, "db-service-role", role).succeeds();
        String file = folder.resolve("older.dump").toString();
        Script.run(here, "db-backup", file).succeeds();

        here.put("PATH", folder + ":/usr/bin:/bin");
        program(
                "pg_restore",
                "[ \"$1\" = -l ] || echo 'SET transaction_timeout = 0;'\nexec /usr/bin/pg_restore \"$@\"\n");
        Run restore = Script.run(here, "db-restore", file).succeeds();
        assertThat(restore.out()).contains("The role older_service has its rights again.");
        isRestored(Server.POSTGRESQL_15, "older");
        assertThat(
                        Server.POSTGRESQL_15.ask(
                                "older",
                                "SELECT has_table_privilege('older_service', 'activities', 'INSERT') AND has_database_privilege('older_service', 'older', 'CONNECT')"))
                .isEqualTo("t");

        program("pg_restore", "echo 'pg_restore: error: unsupported version (1.16)' >&2\nexit 1\n");
        assertThat(Script.run(here, "db-restore", file).fails().err())
                .contains("cannot read " + file, "a newer pg_dump wrote it");
        isRestored(Server.POSTGRESQL_15, "older");
        Script.run(here, "db-drop").succeeds();
        Server.POSTGRESQL_15.execute("postgres", "DROP ROLE " + role);
    }

    /** As on a server of one's own, where the owner of the database is no superuser. */
    @Test
    void who_may_not_end_a_session_is_told_which_right_is_missing() throws Exception {
        Server server = Server.POSTGRESQL_18;
        server.execute(
                "postgres",
                "CREATE ROLE plain_owner LOGIN CREATEDB PASSWORD 'plain'",
                "CREATE ROLE plain_user LOGIN PASSWORD 'plain'",
                "CREATE DATABASE plain OWNER plain_owner");
        Map<String, String> here =
                Map.of("CONNECTION_URL", server.url("plain_owner", "plain", "plain"));
        String missing =
                "may not end the sessions of plain_user in plain: a superuser gives it that right by GRANT pg_signal_backend";
        try (Connection open =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/plain".formatted(server.port()),
                        "plain_user",
                        "plain")) {
            assertThat(Script.run(here, "db-sessions").succeeds().out()).contains("plain_user");
            Run killed = Script.run(here, "db-kill-all").fails();
            assertThat(killed.out()).contains("plain_user");
            assertThat(killed.err()).contains(missing).doesNotContain("ERROR");
            assertThat(Script.run(here, "db-drop").fails().err())
                    .contains("Sessions are open in plain (1)");
            assertThat(Script.run(here, "db-drop", "--force").fails().err())
                    .contains(missing)
                    .doesNotContain("ERROR");
            assertThat(open.isValid(0)).isTrue();
            server.execute("postgres", "GRANT pg_signal_backend TO plain_owner");
            Script.run(here, "db-kill-all").succeeds();
            assertThat(open.isValid(0)).isFalse();
        }
        Script.run(here, "db-drop").succeeds();
        server.execute("postgres", "DROP ROLE plain_owner, plain_user");
    }

    @Test
    void from_the_embedded_database_to_a_server_of_ones_own(@TempDir Path home) throws Exception {
        String file = folder.resolve("moving.zip").toString();
        Map<String, String> embedded = Map.of("CRUDDUR_HOME", home.toString());
        try (EmbeddedPostgres running = EmbeddedPostgres.start(home, line -> {})) {
            assertThat(running.url()).isNotEmpty();
            Script.run(embedded, "db-schema-load").succeeds();
            Script.run(embedded, "db-seed").succeeds();
            Script.run(embedded, "db-backup", "--portable", file).succeeds();
        }
        // Newer to older: no tool of PostgreSQL's own does that.
        Script.run(local(Server.POSTGRESQL_15, "moved"), "db-restore", file).succeeds();
        isRestored(Server.POSTGRESQL_15, "moved");
        Script.run(local(Server.POSTGRESQL_15, "moved"), "db-drop").succeeds();
    }

    @Test
    void a_restore_that_fails_leaves_the_old_database() throws Exception {
        Map<String, String> here = prepared(Server.POSTGRESQL_15, "careful");
        for (String option : List.of("--portable", "")) {
            Path whole = folder.resolve("whole" + option);
            Path half = folder.resolve("half" + option);
            Script.run(
                            here,
                            option.isEmpty()
                                    ? new String[] {"db-backup", whole.toString()}
                                    : new String[] {"db-backup", option, whole.toString()})
                    .succeeds();
            byte[] bytes = Files.readAllBytes(whole);
            Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

            assertThat(Script.run(here, "db-restore", half.toString()).fails().err()).isNotEmpty();
            assertThat(Server.POSTGRESQL_15.ask("careful", "SELECT count(*) FROM sessions"))
                    .isEqualTo("1");
            // Another test may be restoring beside this one.
            Deadline.await(() ->
                    Server.POSTGRESQL_15
                            .ask(
                                    "postgres",
                                    "SELECT count(*) FROM pg_database WHERE datname LIKE 'cruddur_restore%'")
                            .equals("0"));
        }
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void a_restore_waits_for_nobody_and_asks_for_the_name() throws Exception {
        Server server = Server.POSTGRESQL_18;
        Map<String, String> here = prepared(server, "guarded");
        String file = folder.resolve("guarded.zip").toString();
        Script.run(here, "db-backup", "--portable", file).succeeds();

        try (Connection open = server.connect("guarded")) {
            assertThat(Script.run(here, "db-restore", file).fails().err())
                    .contains("Sessions are open in guarded (1)", "--force");
            assertThat(open.isValid(0)).isTrue();
            Map<String, String> there = Map.of("PROD_CONNECTION_URL", server.url("guarded"));
            assertThat(Script.run(there, "db-restore", "prod", file, "--force").fails().err())
                    .contains("add --yes-destroy guarded");
            assertThat(open.isValid(0)).isTrue();
            Script.run(there, "db-restore", "prod", file, "--force", "--yes-destroy", "guarded")
                    .succeeds();
            assertThat(open.isValid(0)).isFalse();
        }
        isRestored(server, "guarded");
        Script.run(here, "db-drop").succeeds();
    }

    @Test
    void no_file_is_overwritten_and_none_is_left_half_written() throws IOException, SQLException {
        Server server = Server.POSTGRESQL_18;
        Map<String, String> here = local(server, "bare");
        Script.run(here, "db-create").succeeds();
        Path kept = Files.writeString(folder.resolve("kept"), "precious");
        assertThat(Script.run(here, "db-backup", kept.toString()).fails().err())
                .contains("exists already");
        assertThat(kept).hasContent("precious");

        Path fresh = folder.resolve("fresh");
        assertThat(Script.run(here, "db-backup", "--portable", fresh.toString()).fails().err())
                .isEqualTo("The database does not hold Cruddur's tables.\n");
        assertThat(fresh).doesNotExist();
        Script.run(here, "db-drop").succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush", "PKhush"})
    void a_file_of_another_kind_is_refused(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), content);
        Map<String, String> here = local(Server.POSTGRESQL_18, "untouched");
        Script.run(here, "db-create").succeeds();
        assertThat(Script.run(here, "db-restore", file.toString()).fails().err())
                .containsAnyOf("was not written by bin/db-backup", "not an export of Cruddur's");
        assertThat(Server.POSTGRESQL_18.has("untouched")).isTrue();
        Script.run(here, "db-drop").succeeds();
    }
}
