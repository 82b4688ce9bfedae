package app.cruddur.promise;

import static app.cruddur.testing.server.RunningServer.JSON;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.Db;
import app.cruddur.seals.SealSettings;
import app.cruddur.seals.Seals;
import app.cruddur.statements.Statements;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Everybody can read how late rows were deleted; each day is signed once it is over. */
class PromiseTest {

    private final RunningServer server = RunningServer.get();

    private JsonNode figures() {
        return json(server.client().get("/api/promise"));
    }

    @Test
    void a_crud_that_ends_is_counted_with_its_lateness_here_and_for_all_servers() throws Exception {
        server.bean(Lateness.class).add();
        JsonNode before = figures();

        server.sql(
                """
                INSERT INTO activities (user_uuid, message, expires_at, created_at)
                SELECT uuid, 'late', now() - interval '100 seconds', now() - interval '1 day'
                FROM users LIMIT 1\
                """);
        // Of the shared server others may have ended late before.
        Deadline.await(() ->
                figures().at("/since_start/ended").asLong()
                                > before.at("/since_start/ended").asLong()
                        && figures().at("/since_start/worst_seconds").asDouble() >= 100);
        server.bean(Lateness.class).add();

        JsonNode after = figures();
        for (String time : new String[] {"since_start", "last_30_days"}) {
            long ended = after.at("/" + time + "/ended").asLong();
            long onTime = after.at("/" + time + "/ended_on_time").asLong();
            assertThat(ended).isGreaterThan(before.at("/" + time + "/ended").asLong());
            assertThat(onTime).isLessThan(ended);
            assertThat(after.at("/" + time + "/worst_seconds").asDouble())
                    .isGreaterThanOrEqualTo(100.0);
        }
        assertThat(Instant.parse(after.at("/since_start/since").asString()))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(after.get("sealed").asBoolean()).isTrue();
        assertThat(after.get("keys_apart").asBoolean())
                .isEqualTo(server.bean(Seals.class).liesApart());
        assertThat(after.get("on_time_seconds").asInt()).isEqualTo(5);
        assertThat(Instant.parse(after.get("oldest_readable_hour").asString()))
                .isBetween(Instant.now().minusSeconds(2 * 3600), Instant.now());
    }

    /** Of two servers on this database, which differ in where their keys lie. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_says_whether_the_keys_lie_apart_from_the_database(boolean apart) throws Exception {
        Db db = server.bean(Db.class);
        Path file = server.home.resolve("seals").resolve("keys");
        Seals seals = Seals.of(new SealSettings(true, file, apart), db);
        JsonNode figures = JSON.readTree(new PromiseApi(db, new Lateness(db), seals).show());

        assertThat(figures.get("keys_apart").asBoolean()).isEqualTo(apart);
        // The shared server signs each ten minutes, and may be the first.
        Deadline.await(() -> {
            server.sql("DELETE FROM promise_days WHERE ended = 998");
            String day =
                    server.ask(
                            """
                            INSERT INTO promise_days (day, ended, ended_on_time, worst_seconds)
                            VALUES ((now() AT TIME ZONE 'UTC')::date - 3, 998, 998, 1) RETURNING day\
                            """);
            new DailyStatements(db, server.bean(Statements.class), seals).sign();
            String statement = statementOf(day);
            JsonNode says =
                    JSON.readTree(Base64.getUrlDecoder().decode(statement.split("\\.", -1)[1]));
            return says.get("keys_apart").asBoolean() == apart;
        });
        server.sql("DELETE FROM promise_days WHERE ended = 998");
    }

    /** As another server on the same database. */
    @Test
    void several_servers_add_up() {
        LocalDate day;
        long before;
        long onTime;
        JsonNode today;
        do {
            day = LocalDate.now(ZoneOffset.UTC);
            Lateness other = new Lateness(server.bean(Db.class));
            Lateness third = new Lateness(server.bean(Db.class));
            // So that today has figures, also just after midnight.
            server.bean(Lateness.class).record(0.1);
            server.bean(Lateness.class).add();
            before = figures().at("/days/0/ended").asLong(0);
            onTime = figures().at("/days/0/ended_on_time").asLong(0);
            other.record(0.2);
            other.record(5.1);
            other.record(-0.001);
            third.record(0.3);
            other.add();
            other.add();
            third.destroy();
            today = figures().at("/days/0");
            // Where the day has ended meanwhile, once more.
        } while (!day.equals(LocalDate.now(ZoneOffset.UTC)));

        assertThat(today.get("day").asString()).isEqualTo(day.toString());
        assertThat(today.get("ended").asLong()).isGreaterThanOrEqualTo(before + 4);
        assertThat(today.get("ended_on_time").asLong()).isGreaterThanOrEqualTo(onTime + 3);
        assertThat(today.get("worst_seconds").asDouble()).isGreaterThanOrEqualTo(5.1);
        assertThat(today.get("statement").isNull()).isTrue();
    }

    @Test
    void no_figure_is_better_than_what_was_measured() {
        Lateness.Figures figures = new Lateness.Figures(1, 1, 0.12301);
        assertThat(figures.worst()).isEqualByComparingTo(new BigDecimal("0.124"));
    }

    @Test
    void a_day_is_signed_once_when_it_is_over() throws Exception {
        server.sql(
                """
                INSERT INTO promise_days (day, ended, ended_on_time, worst_seconds)
                SELECT (now() AT TIME ZONE 'UTC')::date - ago, 1000 + ago, 999, 6.25
                FROM generate_series(2, 40, 38) AS ago\
                """);
        DailyStatements statements = server.bean(DailyStatements.class);

        statements.sign();

        String day = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        String statement = statementOf(day);
        JsonNode says = JSON.readTree(Base64.getUrlDecoder().decode(statement.split("\\.", -1)[1]));
        assertThat(says.get("day").asString()).isEqualTo(day);
        assertThat(says.get("ended").asLong()).isEqualTo(1002);
        assertThat(says.get("ended_on_time").asLong()).isEqualTo(999);
        assertThat(says.get("worst_seconds").decimalValue()).isEqualByComparingTo("6.25");
        assertThat(says.get("sealed").asBoolean()).isTrue();
        statements.sign();
        assertThat(statementOf(day)).isEqualTo(statement);
        server.sql("DELETE FROM promise_days WHERE ended_on_time = 999");
    }

    private String statementOf(String day) {
        for (JsonNode one : figures().get("days")) {
            if (one.get("day").asString().equals(day)) {
                return one.get("statement").asString();
            }
        }
        throw new AssertionError("There is no day " + day);
    }
}
