package app.cruddur;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** What keeps the server from starting, in one sentence. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence for what an operator can mend; anything else as it is. */
    static RuntimeException explaining(Exception failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException known) {
                return known;
            }
            if (cause instanceof PortInUseException taken) {
                return BindCheck.taken(taken.getPort(), settings, failure);
            }
            if (cause instanceof SQLException database && settings.operatorsDatabase() != null) {
                return new StartException(
                        Database.sentence(settings.requiredDatabase(), database), failure);
            }
        }
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure);
    }
}
