package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five failures an account or an address waits, twice as long each time
 * and a minute at most, so that an owner is never locked out. Shared by all servers on one
 * database.
 */
@Component
class Attempts {

    private static final SqlFile WAIT = SqlFile.load("identity/attempt-wait");
    private static final SqlFile FAILED = SqlFile.load("identity/attempt-failed");
    private static final SqlFile SUCCEEDED = SqlFile.load("identity/attempt-succeeded");

    private final Db db;
    private final SecretKey key;

    Attempts(Db db, SecretKey key) {
        this.db = db;
        this.key = key;
    }

    /**
     * The subjects of an attempt: the account it aims at, together with whence, and the address.
     */
    List<String> subjects(String login, String address) {
        return List.of(
                key.hmac("attempt account", login.toLowerCase(Locale.ROOT) + '\n' + address),
                key.hmac("attempt address", address));
    }

    /**
     * Makes an attempt. A wrong password counts against the subjects; success forgets what counted.
     *
     * @throws Refusal while one of the subjects has to wait, or as the attempt does
     */
    <T> T guarded(List<String> subjects, Supplier<T> attempt) {
        for (String subject : subjects) {
            db.call(WAIT)
                    .with("subject_hmac", subject)
                    .text()
                    .ifPresent(seconds -> {
                        throw Refusal.until(Long.parseLong(seconds), ErrorCode.TOO_MANY_ATTEMPTS);
                    });
        }
        try {
            T result = attempt.get();
            subjects.forEach(subject -> db.call(SUCCEEDED).with("subject_hmac", subject).text());
            return result;
        } catch (Refusal refused) {
            if (refused.codes().contains(ErrorCode.SIGN_IN_FAILED)
                    || refused.codes().contains(ErrorCode.PASSWORD_WRONG)) {
                subjects.forEach(subject -> db.call(FAILED).with("subject_hmac", subject).text());
            }
            throw refused;
        }
    }
}
