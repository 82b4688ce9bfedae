package app.cruddur.identity;

import app.cruddur.web.ComputePool;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Judges, hashes and compares passwords, in the {@link ComputePool}, since each takes tens of
 * milliseconds of a core. Each method but the first may throw the pool's refusal. Thread-safe.
 */
@Component
@Refuses({
    "password_blank",
    "password_too_short",
    "password_too_long",
    "password_common",
    "server_busy"
})
class Passwords {

    private final PasswordEncoder encoder;
    private final ComputePool pool;
    private final String nobodysHash;

    Passwords(PasswordEncoder encoder, ComputePool pool) {
        this.encoder = encoder;
        this.pool = pool;
        this.nobodysHash = encoder.encode(UUID.randomUUID().toString());
    }

    /** Adds the faults of a new password to the errors. Looks at the length first. */
    void check(@Nullable String password, List<String> known, List<ErrorCode> errors) {
        Optional<ErrorCode> length = Password.wrongLength(password);
        length.ifPresent(errors::add);
        if (password != null
                && length.isEmpty()
                && pool.run(() -> Password.isEasilyGuessed(password, known))) {
            errors.add(IdentityError.PASSWORD_COMMON);
        }
    }

    /** The hash of a new password that {@link #check} has found right. */
    String hash(String password) {
        return pool.run(() -> encoder.encode(password));
    }

    /**
     * Judges and hashes a new password.
     *
     * @throws Refusal when it is wrong
     */
    String checkedHash(@Nullable String password, List<String> known) {
        Password.wrongLength(password)
                .ifPresent(wrong -> {
                    throw new Refusal(wrong);
                });
        String secret = password == null ? "" : password;
        return pool.run(() -> {
            if (Password.isEasilyGuessed(secret, known)) {
                throw new Refusal(IdentityError.PASSWORD_COMMON);
            }
            return encoder.encode(secret);
        });
    }

    /**
     * Whether the password is that of the hash, to the last byte.
     *
     * @param hash null for an account that is not there, which takes as long
     */
    boolean isRight(String password, @Nullable String hash) {
        // No password is longer than the encoder reads, and it would ignore the rest.
        return Password.isWhollyRead(password)
                && pool.run(() -> encoder.matches(password, hash == null ? nobodysHash : hash))
                && hash != null;
    }
}
