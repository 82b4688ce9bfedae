package app.cruddur.crypto;

import org.jspecify.annotations.Nullable;

/** Why there is no secret key to be had, in one sentence for the operator. */
public final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
