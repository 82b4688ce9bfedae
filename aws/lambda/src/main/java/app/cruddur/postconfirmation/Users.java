package app.cruddur.postconfirmation;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Writes the table users. A call answers or fails within Cognito's five seconds: a try that begins
 * in the first one and a half takes three and a half at most (the secret, signing in, one
 * statement).
 */
final class Users {

    private static final SqlFile REGISTER = SqlFile.load("users/register");
    private static final Duration LAST_BEGIN = Duration.ofMillis(1_500);
    private static final int MOST_TRIES = 3;

    private final WarmConnection connection;

    Users(Map<String, String> environment) {
        this.connection = new WarmConnection(environment);
    }

    /**
     * Records a user; the same one again changes nothing.
     *
     * @throws NotRegistered when a value is refused or a setting is wrong
     * @throws SQLException when the database refuses otherwise or there is none to talk to
     */
    void register(NewUser user) throws SQLException {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            boolean reused = connection.isOpen();
            try {
                write(user);
                return;
            } catch (SQLException failure) {
                String state = failure.getSQLState();
                // The same event, delivered twice at once, finds its own handle taken; a second
                // look shows that.
                boolean met = "23505".equals(state) && tries == 1;
                if (!met) {
                    refuse(failure);
                    connection.close();
                }
                // A second try helps where a kept connection is dead or leads to a reader, where
                // the password has just been rotated, and where a stricter isolation refuses the
                // second of two. Two tries write one row.
                boolean worthIt = met || reused || "28P01".equals(state) || "40001".equals(state);
                boolean time = System.nanoTime() - began < LAST_BEGIN.toNanos();
                if (!worthIt || !time || tries == MOST_TRIES) {
                    throw failure;
                }
            }
        }
    }

    private void write(NewUser user) throws SQLException {
        try {
            Db.on(connection.open())
                    .call(REGISTER)
                    .with("sub", user.sub())
                    .with("display_name", user.displayName())
                    .with("handle", user.handle())
                    .with("email", user.email())
                    .row();
        } catch (DbException failure) {
            throw failure.getCause() instanceof SQLException cause ? cause : new SQLException();
        }
    }

    /** Empty when the failure is not about the input. */
    private static void refuse(SQLException failure) {
        switch (constraintOf(failure)) {
            case "users_handle_key" ->
                    throw new NotRegistered("handle_taken", "preferred_username");
            case "users_handle_shape" ->
                    throw new NotRegistered("attribute_impossible", "preferred_username");
            case "users_display_name_length" ->
                    throw new NotRegistered("attribute_impossible", "name");
            default -> {
                return;
            }
        }
    }

    private static String constraintOf(SQLException failure) {
        if (failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() instanceof ServerErrorMessage message
                && message.getConstraint() instanceof String constraint) {
            return constraint;
        }
        return "";
    }
}
