package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after a number of failures each further one brings a wait, twice as long
 * each time and a minute at most, for codes of a second factor an hour. An hour without a failure
 * begins the count anew, for codes of a second factor a day. An address has five free failures, an
 * account from one address five, and an account from anywhere fifty; the last do not hinder a
 * browser that the owner has used before. All servers on one database share the counts.
 */
@Component
class LoginThrottle {

    private static final SqlFile WAIT = SqlFile.load("identity/attempt-wait");
    private static final SqlFile BEGIN = SqlFile.load("identity/begin-attempt");
    private static final SqlFile GIVE_BACK = SqlFile.load("identity/give-attempt-back");
    private static final SqlFile SUCCEEDED = SqlFile.load("identity/attempt-succeeded");

    private static final int FREE_FROM_ONE_ADDRESS = 5;
    private static final int FREE_FROM_ANYWHERE = 50;

    private static final int FREE_FACTOR_CODES = 5;

    /** The longest waits, in seconds. */
    private static final int MINUTE = 60;

    private static final int HOUR = 3600;

    /** How long a failure counts, in hours. */
    private static final int KEPT_AN_HOUR = 1;

    private static final int KEPT_A_DAY = 24;

    /** The wrong code of a second factor of which its owner is told. */
    private static final int SUSPICIOUS = 10;

    /** The free wrong codes of an address in an hour, more than a person mistypes. */
    private static final int FREE_CODES = 20;

    /** The refusals that say that a secret was wrong. */
    private static final Set<ErrorCode> WRONG =
            Set.of(
                    IdentityError.SIGN_IN_FAILED,
                    IdentityError.PASSWORD_WRONG,
                    IdentityError.CODE_INVALID,
                    FactorError.FACTOR_CODE_WRONG);

    private final Db db;
    private final SecretKey key;

    LoginThrottle(Db db, SecretKey key) {
        this.db = db;
        this.key = key;
    }

    /**
     * A subject that failures are counted against.
     *
     * @param free how many failures pass before one has to wait
     * @param forgiven whether success forgets the failures
     * @param longest the longest wait in seconds
     * @param keptHours how long a failure counts
     */
    record Subject(String hmac, int free, boolean forgiven, int longest, int keptHours) {

        private Subject(String hmac, int free, boolean forgiven) {
            this(hmac, free, forgiven, MINUTE, KEPT_AN_HOUR);
        }

        /** Codes of a second factor, of which one may be guessed in hundreds of thousands. */
        private static Subject ofCodes(String hmac) {
            return new Subject(hmac, FREE_FACTOR_CODES, true, HOUR, KEPT_A_DAY);
        }

        private boolean isSuspiciousAt(int failures) {
            return keptHours == KEPT_A_DAY && failures == SUSPICIOUS;
        }
    }

    /**
     * The subjects of an attempt at an account: the account at this address, the address, and the
     * account from anywhere. The last is left out in a browser that the owner has used before.
     */
    List<Subject> subjects(String login, String address, boolean knownBrowser) {
        String account = login.toLowerCase(Locale.ROOT);
        String block = Limits.block(address);
        List<Subject> subjects =
                new ArrayList<>(
                        List.of(
                                new Subject(
                                        key.hmac("attempt account", account + '\n' + block),
                                        FREE_FROM_ONE_ADDRESS,
                                        true),
                                new Subject(
                                        key.hmac("attempt address", block),
                                        FREE_FROM_ONE_ADDRESS,
                                        true)));
        if (!knownBrowser) {
            subjects.add(
                    new Subject(key.hmac("attempt anywhere", account), FREE_FROM_ANYWHERE, false));
        }
        return subjects;
    }

    /**
     * The subject of all codes that were sent to an address, for any purpose.
     *
     * @param addressHmac empty where a server of an older release has sent the code
     */
    static List<Subject> ofCodes(String addressHmac) {
        return addressHmac.isEmpty()
                ? List.of()
                : List.of(new Subject(addressHmac, FREE_CODES, true));
    }

    /**
     * The subject of a signed-in user who types the password. A thief of a session cannot guess it
     * faster than a stranger.
     */
    List<Subject> ofViewer(Viewer viewer, HttpServletRequest request) {
        return subjects(viewer.uuid().toString(), request.getRemoteAddr(), false);
    }

    /**
     * The subjects of a code of the second factor, after the right password: the person at this
     * address, and from anywhere, in a browser that the owner has used before too: who knows the
     * password may have made a browser known with it alone, before the factor was on.
     */
    List<Subject> ofFactor(UUID user, String address) {
        return List.of(
                new Subject(
                        key.hmac("factor at", user + "\n" + Limits.block(address)),
                        FREE_FACTOR_CODES,
                        true),
                Subject.ofCodes(key.hmac("factor anywhere", user.toString())));
    }

    /** The subject of a code of the second factor that a signed-in user types. */
    List<Subject> ofFactor(Viewer viewer) {
        return List.of(Subject.ofCodes(key.hmac("factor of viewer", viewer.uuid().toString())));
    }

    /**
     * Makes an attempt. It counts against the subjects before it begins, so that parallel attempts
     * gain nothing. A wrong secret stays counted, a success clears the count, and an attempt that
     * tells nothing of the secret is taken off again.
     *
     * @throws Refusal while one of the subjects has to wait, or as the attempt does
     */
    <T> T guarded(List<Subject> subjects, Supplier<T> attempt) {
        return guarded(subjects, attempt, () -> {});
    }

    /**
     * The same.
     *
     * @param onGuesses what is done at the tenth wrong code of a second factor, until the count
     *     begins anew
     */
    <T> T guarded(List<Subject> subjects, Supplier<T> attempt, Runnable onGuesses) {
        boolean suspicious = begin(subjects);
        try {
            T result = attempt.get();
            subjects.forEach(subject -> end(subject.forgiven() ? SUCCEEDED : GIVE_BACK, subject));
            return result;
        } catch (Refusal refused) {
            if (Collections.disjoint(refused.codes(), WRONG)) {
                subjects.forEach(subject -> end(GIVE_BACK, subject));
            } else if (suspicious) {
                onGuesses.run();
            }
            throw refused;
        } catch (RuntimeException failure) {
            subjects.forEach(subject -> end(GIVE_BACK, subject));
            throw failure;
        }
    }

    /** Whether one of the subjects has failed so often that its owner is told. */
    private boolean begin(List<Subject> subjects) {
        boolean suspicious = false;
        List<Subject> counted = new ArrayList<>();
        for (Subject subject : subjects) {
            Optional<String> failures =
                    db.call(BEGIN)
                            .with("subject_hmac", subject.hmac())
                            .with("free", subject.free())
                            .with("longest", subject.longest())
                            .with("kept_hours", subject.keptHours())
                            .text();
            if (failures.isEmpty()) {
                counted.forEach(before -> end(GIVE_BACK, before));
                throw Refusal.until(wait(subject), IdentityError.TOO_MANY_ATTEMPTS);
            }
            suspicious |= subject.isSuspiciousAt(Integer.parseInt(failures.get()));
            counted.add(subject);
        }
        return suspicious;
    }

    /** Seconds; at least one, since the wait may just have ended. */
    private long wait(Subject subject) {
        return db.call(WAIT)
                .with("subject_hmac", subject.hmac())
                .with("free", subject.free())
                .with("longest", subject.longest())
                .text()
                .map(Long::parseLong)
                .orElse(1L);
    }

    private void end(SqlFile how, Subject subject) {
        db.call(how).with("subject_hmac", subject.hmac()).text();
    }
}
