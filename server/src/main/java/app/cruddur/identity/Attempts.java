package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Refusal;
import java.util.List;
import java.util.Locale;
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
     * @throws Refusal while one of the subjects has to wait
     */
    void allow(List<String> subjects) {
        for (String subject : subjects) {
            db.call(WAIT)
                    .with("subject_hmac", subject)
                    .text()
                    .ifPresent(seconds -> {
                        throw Refusal.tooManyAttempts(Long.parseLong(seconds));
                    });
        }
    }

    void failed(List<String> subjects) {
        subjects.forEach(subject -> db.call(FAILED).with("subject_hmac", subject).text());
    }

    void succeeded(List<String> subjects) {
        subjects.forEach(subject -> db.call(SUCCEEDED).with("subject_hmac", subject).text());
    }
}
