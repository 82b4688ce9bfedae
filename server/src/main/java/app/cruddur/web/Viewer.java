package app.cruddur.web;

import app.cruddur.db.Db;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The signed-in person, as features know them. It is read from the view {@code viewers} by the
 * statement that finds the session or the token, and is at most a second old.
 *
 * @param filtered whether something keeps cruds from them that others see
 * @param role what they may do here beyond a member; a suspended person's counts for nothing
 * @param suspended whether they may but read, and look after their account
 */
public record Viewer(UUID uuid, String handle, boolean filtered, Role role, boolean suspended)
        implements AuthenticatedPrincipal {

    /** Who somebody is here. Each may do all that the one before may. */
    public enum Role {
        MEMBER,
        MODERATOR,
        ADMIN;

        static Role of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** As the database and the API have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The viewer in a row.
     *
     * @param first the number of the column with the uuid; handle, filtered ("true", "false"), role
     *     and suspended ("true", "false") come after it
     */
    public static Viewer of(Db.Row row, int first) {
        return new Viewer(
                UUID.fromString(row.text(first)),
                row.text(first + 1),
                Boolean.parseBoolean(row.text(first + 2)),
                Role.of(row.text(first + 3)),
                Boolean.parseBoolean(row.text(first + 4)));
    }

    /** Whether they act as this role or one above it. */
    public boolean isAtLeast(Role least) {
        return !suspended && role.compareTo(least) >= 0;
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
