package app.cruddur.db;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Where PostgreSQL can be listened to: straight, not through a pooler that lends its connections
 * for a transaction at a time.
 */
public final class Listening {

    private final DataSource source;
    private final Db.Opener opener;

    public Listening(DataSource source, Db.Opener opener) {
        this.source = source;
        this.opener = opener;
    }

    /**
     * Opens a connection of its own that receives the notifications of a channel. The caller closes
     * it.
     *
     * @param channel a plain lower-case identifier
     * @throws DbException when PostgreSQL refuses or cannot be reached
     */
    public Listener to(String channel) {
        try {
            return new Listener(source.getConnection(), channel, opener);
        } catch (SQLException failure) {
            throw DbException.of("LISTEN " + channel, failure);
        }
    }
}
