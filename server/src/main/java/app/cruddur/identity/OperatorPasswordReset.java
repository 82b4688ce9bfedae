package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Sets a password by an operator: what {@code bin/user-reset-password} runs. */
public final class OperatorPasswordReset {

    private static final SqlFile LOCK_USER = SqlFile.load("identity/lock-user-of-handle");
    private static final int RANDOM_BYTES = 12;

    private OperatorPasswordReset() {}

    /**
     * Gives an account a new password and ends its sessions.
     *
     * @param handle of the user, in either case
     * @return the password, which is kept nowhere but as a hash
     * @throws IllegalArgumentException when there is no account with a password of that handle
     */
    public static String run(Db db, String handle) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password);
        boolean changed =
                db.transaction(together ->
                        together.call(LOCK_USER)
                                .with("handle", handle)
                                .text()
                                .map(user -> {
                                    Accounts.setPassword(together, UUID.fromString(user), hash);
                                    return user;
                                })
                                .isPresent());
        if (!changed) {
            throw new IllegalArgumentException(
                    "There is no account with a password for @" + handle + ".");
        }
        return password;
    }
}
