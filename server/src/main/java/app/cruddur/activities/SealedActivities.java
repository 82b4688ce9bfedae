package app.cruddur.activities;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.web.Viewer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Seals the text of a crud under the hour in which it ends, which its row must agree with. */
@Component
class SealedActivities {

    private static final SqlFile PLACE = SqlFile.load("activities/place");
    private static final SqlFile SEALED_TOO_LONG = SqlFile.load("activities/sealed-too-long");
    private static final SqlFile SEAL_AGAIN = SqlFile.load("activities/seal-again");

    /**
     * A clock is wrong, or an hour ends between the two statements of one try, or a parent leaves
     * sooner; not all of them.
     */
    private static final int TRIES = 4;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Db db;
    private final Seals seals;
    private final JsonMapper json;

    SealedActivities(Db db, Seals seals, JsonMapper json) {
        this.db = db;
        this.seals = seals;
        this.json = json;
    }

    /**
     * A text as the row of a new crud is to have it.
     *
     * @param uuid the row's; null where the text is plain
     * @param hour the hour in which the row must end; null where the text is plain
     * @param reckonedAt when the uuid was made, by the server's reckoning of the database's clock;
     *     null where the database made it
     */
    record Text(
            @Nullable UUID uuid,
            @Nullable Integer hour,
            @Nullable Instant reckonedAt,
            String message) {}

    /**
     * Writes a crud.
     *
     * @param author who posts it
     * @param insert answers with no bytes where the row would end in another hour, or the uuid was
     *     made at another time than it should have been
     * @return what was inserted; empty where what it replies to is not there
     */
    Optional<byte[]> write(
            NewActivity crud, Viewer author, Function<Text, Optional<byte[]>> insert) {
        if (!seals.isOn()) {
            return insert.apply(new Text(null, null, null, crud.message()));
        }
        for (int time = 0; time < TRIES; time++) {
            // Only the database knows the end of what a reply answers.
            Optional<Text> text =
                    time == 0 && crud.replyTo() == null
                            ? reckoned(crud, author)
                            : placed(crud, author);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<byte[]> inserted = insert.apply(text.get());
            if (inserted.isEmpty() || inserted.get().length > 0) {
                return inserted;
            }
        }
        throw new IllegalStateException("The hour in which a crud ends changed in each try.");
    }

    /**
     * By the server's own clock, which spares a question. The database refuses where it is wrong.
     */
    private Optional<Text> reckoned(NewActivity crud, Viewer author) {
        Instant now = seals.databaseTime();
        int hour = Seals.hourOf(now.plus(crud.ttl().duration()));
        if (!seals.hasKeyOf(hour)) {
            return placed(crud, author);
        }
        UUID uuid = uuid(now);
        return Optional.of(new Text(uuid, hour, now, seals.seal(crud.message(), uuid, hour)));
    }

    /** A UUIDv7 (RFC 9562) of this time, as new_uuid() of the database makes them. */
    private static UUID uuid(Instant now) {
        long most = now.toEpochMilli() << 16 | 7 << 12 | RANDOM.nextInt(1 << 12);
        long least = RANDOM.nextLong() >>> 2 | 1L << 63;
        return new UUID(most, least);
    }

    private Optional<Text> placed(NewActivity crud, Viewer author) {
        return db.call(PLACE)
                .with("lifetime", crud.ttl().interval())
                .with("reply_to", crud.replyTo())
                .with("user_uuid", author.uuid())
                .row()
                .map(place -> {
                    UUID uuid = UUID.fromString(place.text(1));
                    int hour = Integer.parseInt(place.text(2));
                    return new Text(uuid, hour, null, seals.seal(crud.message(), uuid, hour));
                });
    }

    /**
     * Seals a crud and all under it anew where they end in an earlier hour than their seals say.
     * Their former seals may be in backups, and open until the former end.
     *
     * @param db the transaction in which they got their new end
     */
    void sealAgain(UUID uuid, Db db) {
        UUID last = new UUID(0, 0);
        byte[] some = some(uuid, last, db);
        while (some.length > 0) {
            ArrayNode sealed = json.createArrayNode();
            for (JsonNode one : json.readTree(some)) {
                last = UUID.fromString(one.get("uuid").asString());
                // What does not open is left as it is: nobody can read it.
                if (!one.get("message").isNull()) {
                    sealed.addObject()
                            .put("uuid", last.toString())
                            .put(
                                    "message",
                                    seals.seal(
                                            one.get("message").asString(),
                                            last,
                                            one.get("hour").asInt()));
                }
            }
            db.call(SEAL_AGAIN).with("seals", json.writeValueAsString(sealed)).text();
            some = some(uuid, last, db);
        }
    }

    private static byte[] some(UUID uuid, UUID after, Db db) {
        return db.call(SEALED_TOO_LONG)
                .with("uuid", uuid)
                .with("after", after)
                .json()
                .orElseThrow();
    }
}
