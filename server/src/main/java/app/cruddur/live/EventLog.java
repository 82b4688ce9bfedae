package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import org.jspecify.annotations.Nullable;

/** Reads the table of changes. */
final class EventLog {

    private static final SqlFile CHANGES = SqlFile.load("live/changes");
    private static final SqlFile NOW = SqlFile.load("live/now");
    private static final SqlFile KEPT = SqlFile.load("live/kept");
    private static final int AT_ONCE = 200;

    private EventLog() {}

    /**
     * Some events, as a stream carries them.
     *
     * @param batch its events may be none also where there was something, which lives no longer
     * @param until the place where they end
     * @param goesOn whether more can be read at once
     * @param soon whether a transaction that is still running holds more back
     */
    record Page(EventBatch batch, EventId until, boolean goesOn, boolean soon) {}

    static EventId now(Db db) {
        Db.Row row = db.call(NOW).row().orElseThrow();
        return new EventId(row.text(1), row.text(2));
    }

    /** Whether all that has changed since is there still. */
    static boolean areKept(Db db, EventId since) {
        return db.call(KEPT)
                .with("transaction", since.transaction())
                .with("position", since.position())
                .text()
                .isPresent();
    }

    /**
     * @param until the last place to read, none for all that can be seen
     */
    static Page after(Db db, EventId place, @Nullable EventId until) {
        long askedAt = System.nanoTime();
        Db.Row row =
                db.call(CHANGES)
                        .with("transaction", place.transaction())
                        .with("position", place.position())
                        .with("until_transaction", until == null ? null : until.transaction())
                        .with("until_position", until == null ? null : until.position())
                        .with("limit", AT_ONCE)
                        .row()
                        .orElseThrow();
        return new Page(
                batch(row, askedAt),
                new EventId(row.text(2), row.text(3)),
                row.text(4).equals("more"),
                row.text(4).equals("soon"));
    }

    private static EventBatch batch(Db.Row row, long askedAt) {
        String millis = row.text(5);
        return millis.isEmpty()
                ? EventBatch.withoutText(row.column(1), askedAt)
                : EventBatch.of(row.column(1), askedAt, Long.parseLong(millis));
    }
}
