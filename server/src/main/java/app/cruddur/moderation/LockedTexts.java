package app.cruddur.moderation;

import app.cruddur.crypto.SecretKey;
import app.cruddur.seals.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What reports hold: the copy of a crud, notes, an answer. Each is encrypted with a key from the
 * secret key, for its report alone (a moderator's note for itself); where texts are sealed it is
 * sealed besides, under the hour in which the report ends at the latest, and then no copy of the
 * database opens it. Thread-safe.
 */
@Component
class LockedTexts {

    private static final Logger LOG = LoggerFactory.getLogger(LockedTexts.class);

    private final SecretKey key;
    private final Seals seals;
    private final AtomicBoolean told = new AtomicBoolean();

    LockedTexts(SecretKey key, Seals seals) {
        this.key = key;
        this.seals = seals;
    }

    /**
     * A text as the row of a report, or of a moderator's note, keeps it.
     *
     * @param report the uuid of that row
     * @param hour the hour in which the report ends at the latest, counted from 1970
     */
    String lock(String text, UUID report, int hour) {
        String locked =
                Base64.getEncoder()
                        .encodeToString(
                                key.encrypt(
                                        purpose(report), text.getBytes(StandardCharsets.UTF_8)));
        return seals.isOn() ? seals.seal(locked, report, hour) : locked;
    }

    /**
     * The text, from what an answer of PostgreSQL's has in its place, where the seal is open. Null
     * when it was not locked for this report with this key, which is logged once.
     */
    @Nullable String open(String locked, UUID report) {
        try {
            return open(locked, report, key);
        } catch (IllegalArgumentException unreadable) {
            if (told.compareAndSet(false, true)) {
                LOG.error(
                        "What a report holds cannot be read: SECRET_KEY is another than when it was kept."
                                + " Give this server the former key.");
            }
            return null;
        }
    }

    /**
     * The same.
     *
     * @throws IllegalArgumentException when it was not locked for this report with this key
     */
    static String open(String locked, UUID report, SecretKey key) {
        return new String(
                key.decrypt(purpose(report), Base64.getDecoder().decode(locked)),
                StandardCharsets.UTF_8);
    }

    private static String purpose(UUID report) {
        return "report " + report;
    }
}
