package app.cruddur.feed;

import app.cruddur.testing.server.RunningServer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The database's clock, seen from here: behind it by no more than a question to it took, and never
 * ahead.
 *
 * @param then what it said
 * @param heardAt by {@link System#nanoTime}, once it had said so
 */
record DatabaseClock(Instant then, long heardAt) {

    static DatabaseClock of(RunningServer server) throws SQLException {
        String said = server.ask("SELECT iso_utc(clock_timestamp())");
        return new DatabaseClock(Instant.parse(said), System.nanoTime());
    }

    /** As the API writes times. */
    String now() {
        Instant now = then.plusNanos(System.nanoTime() - heardAt).truncatedTo(ChronoUnit.MICROS);
        String text = now.toString();
        // Instant leaves out groups of three zeros.
        return "%s.%06dZ".formatted(text.substring(0, 19), now.getNano() / 1000);
    }
}
