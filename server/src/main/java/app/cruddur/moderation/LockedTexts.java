package app.cruddur.moderation;

import app.cruddur.crypto.SecretKey;
import app.cruddur.seals.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What reports hold: the copy of a crud, notes, an answer. Each is encrypted with a key from the
 * secret key, for its report alone (a moderator's note for itself); where texts are sealed it is
 * sealed besides, under the hour in which the report ends at the latest, and then no copy of the
 * database opens it. Thread-safe.
 */
@Component
class LockedTexts {

    private final SecretKey key;
    private final Seals seals;

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
     * The text, from what an answer of PostgreSQL's has in its place, where the seal is open.
     *
     * @throws IllegalArgumentException when it was not locked for this report with this key
     */
    String open(String locked, UUID report) {
        return open(locked, report, key);
    }

    static String open(String locked, UUID report, SecretKey key) {
        return new String(
                key.decrypt(purpose(report), Base64.getDecoder().decode(locked)),
                StandardCharsets.UTF_8);
    }

    private static String purpose(UUID report) {
        return "report " + report;
    }
}
