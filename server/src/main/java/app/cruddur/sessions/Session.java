package app.cruddur.sessions;

import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A session that has not ended.
 *
 * @param uuid names it, and opens nothing
 * @param signedInAt by the database's clock; a session begins with its sign-in
 * @param factor what it has proved of the viewer's second factor
 */
public record Session(UUID uuid, Viewer viewer, Instant signedInAt, Factor factor) {

    /** What a session has proved of its person's second factor. */
    public enum Factor {
        /** The person has none, or signs in at an issuer. */
        NONE,
        /** The person has one, and the session began by the password alone. */
        OWED,
        /** A code was given in this session, more than ten minutes ago. */
        GIVEN,
        /** A code was given in this session within ten minutes. */
        RECENT;

        static Factor of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
