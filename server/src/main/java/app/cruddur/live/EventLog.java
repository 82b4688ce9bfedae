package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the table of events. */
final class EventLog {

    private static final SqlFile EVENTS = SqlFile.load("live/events");
    private static final SqlFile NOW = SqlFile.load("live/now");
    private static final SqlFile KEPT = SqlFile.load("live/kept");
    private static final int AT_ONCE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventLog() {}

    /**
     * Some events.
     *
     * @param heard as streams carry them; empty where nothing of it lives any longer
     * @param until the place where they end
     * @param goesOn whether more can be read at once
     * @param soon whether a transaction that is still running holds more back
     * @param texts whether texts have changed, not counts alone
     */
    record Page(Heard heard, EventId until, boolean goesOn, boolean soon, boolean texts) {}

    /**
     * The batches that different readers hear.
     *
     * @param byEverybody by strangers
     * @param byMembers by members of whom nothing is said
     * @param byPersons by members for whom some of it is alone, by their uuids
     */
    record Heard(EventBatch byEverybody, EventBatch byMembers, Map<UUID, EventBatch> byPersons) {

        /**
         * @param member null for a stranger
         */
        EventBatch by(@Nullable UUID member) {
            return member == null ? byEverybody : byPersons.getOrDefault(member, byMembers);
        }
    }

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
                heard(row, askedAt),
                new EventId(row.text(4), row.text(5)),
                row.text(6).equals("more"),
                row.text(6).equals("soon"),
                row.text(8).equals("texts"));
    }

    private static Heard heard(Db.Row row, long askedAt) {
        String millis = row.text(7);
        EventBatch everybody = batch(row.column(1), millis, askedAt);
        byte[] members = row.column(2);
        Map<UUID, EventBatch> persons = new HashMap<>();
        if (row.column(3).length > 0) {
            JSON.readTree(row.column(3))
                    .forEachEntry((person, events) ->
                            persons.put(
                                    UUID.fromString(person),
                                    batch(
                                            events.asString().getBytes(StandardCharsets.UTF_8),
                                            millis,
                                            askedAt)));
        }
        return new Heard(
                everybody,
                members.length == 0 ? everybody : batch(members, millis, askedAt),
                persons);
    }

    private static EventBatch batch(byte[] events, String millis, long askedAt) {
        return millis.isEmpty()
                ? EventBatch.withoutText(events, askedAt)
                : EventBatch.of(events, askedAt, Long.parseLong(millis));
    }
}
