package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A server that signs in by a secret of AWS's, as a role with no more rights than it needs. */
class ServiceRoleTest {

    private static final Server POSTGRES = Server.POSTGRESQL_18;
    private static final String DATABASE = "served";
    private static final String FIRST = "it's the first %";
    private static final String SECOND = "it's the second /";
    private static final String SAID = "Said while a password changes.";

    @TempDir static Path folder;
    private static SecretsStub secrets;

    /** The owner is no superuser, but may make roles, as RDS's first user. */
    @BeforeAll
    static void a_database_whose_owner_has_migrated_it() throws Exception {
        secrets = new SecretsStub();
        secrets.keep("owner", "owner", "first");
        secrets.keep("service", "served_by", FIRST);
        secrets.keep("lambda", "recorder", "the other");
        POSTGRES.execute(
                "postgres",
                "CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'first'",
                "CREATE DATABASE " + DATABASE + " OWNER owner");
        Map<String, String> owner =
                settings(
                        "SECRET_ARN", "owner",
                        "SERVICE_SECRET_ARN", "service",
                        "LAMBDA_SECRET_ARN", "lambda");
        owner.put("LOG_FORMAT", "json");
        Run migrated = Cruddur.run(folder.resolve("migrate"), owner, "migrate").succeeds();
        assertThat(migrated.out())
                .contains(
                        "The role served_by has the rights it needs.",
                        "The role recorder has the rights it needs.");
        migrated.out().lines().forEach(ServiceRoleTest::assertObject);
    }

    @AfterAll
    static void stop() throws Exception {
        secrets.close();
        POSTGRES.execute(
                "postgres",
                "DROP DATABASE " + DATABASE + " WITH (FORCE)",
                "DROP ROLE IF EXISTS served_by, recorder",
                "DROP ROLE owner");
    }

    private static Map<String, String> settings(String... arns) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "CONNECTION_URL",
                "postgresql://127.0.0.1:%d/%s?sslmode=disable"
                        .formatted(POSTGRES.port(), DATABASE));
        for (int place = 0; place < arns.length; place += 2) {
            settings.put(arns[place], SecretsStub.arn(arns[place + 1]));
        }
        return secrets.environment(settings);
    }

    @Test
    void the_server_works_as_its_role_and_goes_on_when_the_password_is_rotated() throws Exception {
        Map<String, String> settings = settings("SECRET_ARN", "service");
        settings.put("MIGRATE", "off");
        settings.put("LIMITS_FACTOR", "10000");
        settings.put("LOG_FORMAT", "json");
        try (Cruddur server = Cruddur.start(folder.resolve("server"), settings, "--demo")) {
            Poster poster = Poster.signedIn(server);
            assertThat(connectedAs()).isEqualTo("served_by");
            // What Docker and ECS ask the container.
            String healthy = Script.ROOT.resolve("docker/healthy").toString();
            String port = server.address().replaceFirst(".*:", "");
            Script.run(Map.of("PORT", port), healthy).succeeds();
            Script.run(Map.of("PORT", "1"), healthy).fails();

            List<Integer> statuses = new CopyOnWriteArrayList<>();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> load =
                    CompletableFuture.runAsync(() -> postWhile(poster, enough, statuses));
            awaitMore(statuses, load);
            // As AWS's function does it: the database first, then the secret.
            POSTGRES.execute(
                    "postgres",
                    "ALTER ROLE served_by PASSWORD '" + SECOND.replace("'", "''") + "'");
            awaitMore(statuses, load);
            secrets.keep("service", "served_by", SECOND);
            awaitMore(statuses, load);
            assertThat(statuses).as("while the password is rotated").containsOnly(200);

            // Sooner than they would end by themselves: all must sign in anew.
            int asked = secrets.asked.get();
            POSTGRES.ask(
                    "postgres",
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'served_by'");
            int cut = statuses.size();
            Deadline.await(() -> load.isDone() || statuses.lastIndexOf(200) > cut + 5);
            enough.set(true);
            load.join();
            assertThat(statuses)
                    .as("what was under way when its connection was cut may be refused")
                    .isSubsetOf(200, 503);
            assertThat(secrets.asked).hasValueGreaterThan(asked);
            assertThat(connectedAs()).isEqualTo("served_by");

            // What CloudWatch takes the metric from.
            Pattern late = Pattern.compile("\"oldest_expired_age_seconds\":[0-9.]+[,}]");
            Deadline.await(() -> late.matcher(server.out()).find());
            String log = server.stop().out();
            log.lines().forEach(ServiceRoleTest::assertObject);
            assertThat(log).doesNotContain(SAID, FIRST, SECOND);
        }
    }

    private static void awaitMore(List<Integer> statuses, CompletableFuture<Void> load)
            throws Exception {
        int before = statuses.size();
        Deadline.await(() -> load.isDone() || statuses.size() > before + 5);
    }

    private static String connectedAs() throws SQLException {
        return POSTGRES.ask(
                "postgres",
                "SELECT string_agg(DISTINCT usename, ',') FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(DATABASE));
    }

    private static void postWhile(Poster poster, AtomicBoolean enough, List<Integer> statuses) {
        try {
            // An answer that was begun is ended: else this would throw.
            while (!enough.get()) {
                statuses.add(poster.post(SAID).statusCode());
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertObject(String line) {
        assertThat(JsonMapper.shared().readTree(line).isObject()).as(line).isTrue();
    }

    @Test
    void the_role_owns_nothing_and_the_lambdas_sees_users_alone() {
        for (String refused :
                List.of(
                        "DROP TABLE activities",
                        "CREATE TABLE more ()",
                        "CREATE SCHEMA another",
                        "ALTER TABLE users ADD COLUMN more text",
                        "TRUNCATE users",
                        "DELETE FROM flyway_schema_history",
                        "CREATE ROLE another")) {
            assertRefused("served_by", refused);
        }
        for (String refused :
                List.of(
                        "SELECT FROM activities",
                        "SELECT FROM accounts",
                        "UPDATE users SET bio = ''",
                        "DELETE FROM users")) {
            assertRefused("recorder", refused);
        }
    }

    private static void assertRefused(String role, String statement) {
        assertThatThrownBy(
                        () -> {
                            try (Connection connection = POSTGRES.connect(DATABASE);
                                    Statement run = connection.createStatement()) {
                                run.execute("SET SESSION AUTHORIZATION " + role);
                                run.execute(statement);
                            }
                        })
                .as(statement)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void what_is_missing_is_said_in_a_sentence() throws SQLException {
        Run gone = Cruddur.run(folder.resolve("none"), settings("SECRET_ARN", "gone"));
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.err())
                .startsWith("The database served at 127.0.0.1:")
                .contains("cannot be used: Secrets Manager does not give arn:aws:")
                .doesNotContain("\tat ");
        Map<String, String> noArn = settings();
        noArn.put("SECRET_ARN", "cruddur/service");
        assertThat(Cruddur.run(folder.resolve("none"), noArn).err())
                .contains("SECRET_ARN must be the ARN of a secret");
    }
}
