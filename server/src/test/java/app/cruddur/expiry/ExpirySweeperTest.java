package app.cruddur.expiry;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.LatencyProbe;
import app.cruddur.testing.server.RunningServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What has expired leaves the table soon; what lives stays, and nobody's lock stops the rest. */
class ExpirySweeperTest {

    private static final Duration SOON = Deadline.PATIENCE;
    private final RunningServer server = RunningServer.get();

    /**
     * A crud of the seed's cast with replies under it, each to the crud or each to the one before.
     */
    private String thread(String name, int replies, boolean chain) throws SQLException {
        server.sql(
                """
                WITH RECURSIVE made AS (
                    SELECT number, new_uuid() AS uuid FROM generate_series(0, %2$d) AS number
                )
                INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
                SELECT made.uuid, users.uuid, '%1$s', above.uuid, statement_timestamp() + interval '1 hour'
                FROM made
                JOIN users ON handle = 'londo'
                LEFT JOIN made AS above ON above.number = CASE WHEN %3$b THEN made.number - 1 WHEN made.number > 0 THEN 0 END
                """
                        .formatted(name, replies, chain));
        return "message = '" + name + "'";
    }

    private void expire(String which) throws SQLException {
        server.sql("UPDATE activities SET expires_at = statement_timestamp() WHERE " + which);
    }

    private void awaitGone(String which) throws SQLException {
        server.await("0", "SELECT count(*) FROM activities WHERE " + which, SOON);
    }

    @Test
    void a_wide_thread_and_a_deep_one_go_and_what_lives_stays() throws Exception {
        String alive = thread("alive beside them", 3, true);
        String wide = thread("wide", 20_000, false);
        String deep = thread("deep", 2_000, true);
        try (LatencyProbe ignored = LatencyProbe.of(server)) {
            expire(wide + " OR " + deep);
            awaitGone(wide + " OR " + deep);
        }
        assertThat(server.ask("SELECT count(*) FROM activities WHERE " + alive)).isEqualTo("4");
        server.sql("DELETE FROM activities WHERE " + alive);
    }

    @Test
    void a_locked_reply_holds_back_what_is_above_it_and_nothing_else() throws SQLException {
        String held = thread("held", 1_200, true);
        String beside = thread("beside the held", 3, true);
        String leaf =
                "uuid = (SELECT uuid FROM activities AS leaf WHERE message = 'held' AND NOT EXISTS"
                        + " (SELECT FROM activities AS reply WHERE reply.reply_to_activity_uuid = leaf.uuid))";
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM activities WHERE " + leaf + " FOR KEY SHARE");
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() - interval '61 seconds'"
                            + " WHERE message = 'held'");
            expire(beside);
            awaitGone(beside);
            assertThat(server.ask("SELECT count(*) FROM activities WHERE " + held))
                    .isEqualTo("1201");
            assertThat(server.ask("SELECT count(*) FROM live_activities WHERE " + held))
                    .isEqualTo("0");
            HttpResponse<String> ready = server.client().get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(json(ready).get("code").asString()).isEqualTo("expiry_late");
            connection.rollback();
        }
        awaitGone(held);
        assertThat(server.client().get("/readyz").statusCode()).isEqualTo(200);
    }

    /**
     * An old snapshot keeps deleted rows on their pages, which must not keep others in the table.
     */
    @Test
    void a_long_transaction_does_not_stop_the_sweeping() throws SQLException {
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT count(*) FROM users");
            for (int round = 0; round < 3; round++) {
                String some = thread("under an old snapshot", 2_000, false);
                expire(some);
                awaitGone(some);
            }
            connection.rollback();
        }
    }
}
