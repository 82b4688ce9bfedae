package app.cruddur.boot;

import app.cruddur.config.Settings;
import app.cruddur.crypto.UnusableKeyException;
import app.cruddur.database.Database;
import app.cruddur.database.UnusableDatabaseException;
import app.cruddur.seals.UnusableSealsException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** The reason why the server does not start, in one sentence. */
final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Translates failures that an operator can fix to one sentence; others stay as they are. */
    static RuntimeException translate(Exception failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupFailure
                    || cause instanceof UnusableDatabaseException
                    || cause instanceof UnusableKeyException
                    || cause instanceof UnusableSealsException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof PortInUseException taken) {
                return BindCheck.taken(taken.getPort(), settings, failure);
            }
            if (cause instanceof SQLException database && settings.operatorsDatabase() != null) {
                return new StartupFailure(
                        Database.sentence(settings.requiredDatabase(), database), failure);
            }
        }
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure);
    }
}
