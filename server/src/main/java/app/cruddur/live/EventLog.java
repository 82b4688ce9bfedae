package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import org.jspecify.annotations.Nullable;

/** Reads the table of events. */
final class EventLog {

    private static final SqlFile EVENTS = SqlFile.load("live/events");
    private static final SqlFile COUNTS = SqlFile.load("live/counts");
    private static final SqlFile NOW = SqlFile.load("live/now");
    private static final SqlFile KEPT = SqlFile.load("live/kept");
    private static final int AT_ONCE = 200;

    private EventLog() {}

    /**
     * Some events.
     *
     * @param heard what there is for streams to carry
     * @param until the place where they end
     * @param goesOn whether more can be read at once
     * @param soon whether a transaction that is still running holds more back
     * @param texts whether texts have changed, not counts alone
     * @param counts whether counts have changed, which {@link #counts} tells
     */
    record Page(
            Heard heard,
            EventId until,
            boolean goesOn,
            boolean soon,
            boolean texts,
            boolean counts) {}

    static EventId now(Db db) {
        Db.Row row = db.call(NOW).row().orElseThrow();
        return new EventId(row.text(1), row.text(2));
    }

    /** Whether the table still has every event after this place. */
    static boolean areKept(Db db, EventId since) {
        return db.call(KEPT)
                .with("transaction", since.transaction())
                .with("position", since.position())
                .text()
                .isPresent();
    }

    /**
     * @param until the last place to read; null for all that can be seen
     */
    static Page after(Db db, EventId place, @Nullable EventId until) {
        long askedAt = System.nanoTime();
        Db.Row row =
                db.call(EVENTS)
                        .with("transaction", place.transaction())
                        .with("position", place.position())
                        .with("until_transaction", until == null ? null : until.transaction())
                        .with("until_position", until == null ? null : until.position())
                        .with("limit", AT_ONCE)
                        .row()
                        .orElseThrow();
        return new Page(
                Heard.of(row.column(1), row.text(2), row.text(6), askedAt),
                new EventId(row.text(3), row.text(4)),
                row.text(5).equals("more"),
                row.text(5).equals("soon"),
                row.text(7).equals("texts"),
                row.text(8).equals("counts"));
    }

    /**
     * The counts, as they are now, of the cruds whose counts have changed in between: each once.
     *
     * @param earlier how many events up to the first place are looked at too
     */
    static Heard counts(Db db, EventId after, EventId until, int earlier) {
        long askedAt = System.nanoTime();
        Db.Row row =
                db.call(COUNTS)
                        .with("transaction", after.transaction())
                        .with("position", after.position())
                        .with("until_transaction", until.transaction())
                        .with("until_position", until.position())
                        .with("earlier", earlier)
                        .row()
                        .orElseThrow();
        return Heard.of(row.column(1), row.text(2), "", askedAt);
    }
}
