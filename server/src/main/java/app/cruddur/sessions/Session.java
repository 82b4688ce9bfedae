package app.cruddur.sessions;

import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that has not ended.
 *
 * @param uuid names it, and opens nothing
 * @param signedInAt by the database's clock; a session begins with its sign-in
 */
public record Session(UUID uuid, Viewer viewer, Instant signedInAt) {}
