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
 * Judges, hashes and compares passwords, which takes tens of milliseconds of a core each and
 * therefore happens in the {@link ComputePool}. Each method but the first may throw its refusal.
 * Safe for use by many threads.
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

    /** Adds to the errors what is wrong with a new password, whose length is looked at first. */
    void check(@Nullable String password, List<String> known, List<ErrorCode> errors) {
        Optional<ErrorCode> length = Password.wrongLength(password);
        length.ifPresent(errors::add);
        if (password != null
                && length.isEmpty()
                && pool.run(() -> Password.isEasilyGuessed(password, known))) {
            errors.add(IdentityError.PASSWORD_COMMON);
        }
    }

    /** The hash of a new password, once it is no more wrong than {@link #check} allows. */
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
     * Whether it is the password of this hash, to its last byte.
     *
     * @param hash null for an account that is not there, which takes as long
     */
    boolean isRight(String password, @Nullable String hash) {
        // No hash was made of what is longer, and the encoder would not see the rest.
        return Password.isWhollyRead(password)
                && pool.run(() -> encoder.matches(password, hash == null ? nobodysHash : hash))
                && hash != null;
    }
}
