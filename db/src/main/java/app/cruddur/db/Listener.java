package app.cruddur.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection that receives the notifications of a channel. */
public final class Listener implements AutoCloseable {

    private final Connection connection;
    private final String channel;
    private final Db.Opener opener;

    Listener(Connection connection, String channel, Db.Opener opener) throws SQLException {
        this.opener = opener;
        this.connection = connection;
        this.channel = channel;
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Runs statements on this connection. */
    public Db db() {
        return new Db(connection, opener);
    }

    /**
     * Waits until something is notified; says whether it was.
     *
     * @param atMost a millisecond or more
     * @throws DbException when the connection is lost
     */
    public boolean await(Duration atMost) {
        try {
            PGNotification[] heard =
                    connection
                            .unwrap(PGConnection.class)
                            .getNotifications(Math.toIntExact(Math.max(1, atMost.toMillis())));
            return heard != null && heard.length > 0;
        } catch (SQLException failure) {
            throw DbException.of("LISTEN " + channel, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            // It is lost already.
        }
    }
}
