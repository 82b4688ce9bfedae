package app.cruddur.seals;

import org.jspecify.annotations.Nullable;

/** The keys of sealed texts are missing, or not those of this database. */
public final class UnusableSealsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param message a sentence that says what the operator can do
     */
    UnusableSealsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
