package app.cruddur.crypto;

import org.jspecify.annotations.Nullable;

/** The reason why there is no usable secret key, in one sentence for the operator. */
public final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
