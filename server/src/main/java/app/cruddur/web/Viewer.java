package app.cruddur.web;

import app.cruddur.db.Db;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The signed-in person, as features know them. It is read from the view {@code viewers} by the
 * statement that finds the session or the token, and is at most a second old.
 *
 * @param filtered whether something keeps cruds from them that others see
 */
public record Viewer(UUID uuid, String handle, boolean filtered) implements AuthenticatedPrincipal {

    /**
     * The viewer in a row.
     *
     * @param first the number of the column with the uuid; handle and filtered ("true", "false")
     *     come after it
     */
    public static Viewer of(Db.Row row, int first) {
        return new Viewer(
                UUID.fromString(row.text(first)),
                row.text(first + 1),
                Boolean.parseBoolean(row.text(first + 2)));
    }

    /**
     * The uuid of a reader.
     *
     * @param viewer null for a stranger, who has none
     */
    public static @Nullable UUID uuid(@Nullable Viewer viewer) {
        return viewer == null ? null : viewer.uuid();
    }

    @Override
    public String getName() {
        return uuid.toString();
    }
}
