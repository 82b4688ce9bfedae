package app.cruddur.database.embedded;

import org.jspecify.annotations.Nullable;

/** The reason why our own PostgreSQL does not start, in one sentence for the operator. */
public final class PostgresStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
