package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after a number of failures whoever fails waits, twice as long each time and
 * a minute at most. Five failures are free for an address, and for an account from one address;
 * fifty for an account from anywhere, which does not hinder a browser that the owner has used
 * before. Shared by all servers on one database.
 */
@Component
class Attempts {

    private static final SqlFile WAIT = SqlFile.load("identity/attempt-wait");
    private static final SqlFile FAILED = SqlFile.load("identity/attempt-failed");
    private static final SqlFile SUCCEEDED = SqlFile.load("identity/attempt-succeeded");

    private static final int FREE_FROM_ONE_ADDRESS = 5;
    private static final int FREE_FROM_ANYWHERE = 50;

    private final Db db;
    private final SecretKey key;

    Attempts(Db db, SecretKey key) {
        this.db = db;
        this.key = key;
    }

    /**
     * What failures are counted against.
     *
     * @param free how many failures pass before one has to wait
     * @param forgiven whether success forgets the failures
     */
    record Subject(String hmac, int free, boolean forgiven) {}

    /**
     * The subjects of an attempt: the account it aims at, together with whence; the address; and
     * the account, from wherever, unless its owner has used this browser before.
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

    /** Who has stolen a session cannot guess the password faster than who has not. */
    List<Subject> ofViewer(Viewer viewer, HttpServletRequest request) {
        return subjects(viewer.uuid().toString(), request.getRemoteAddr(), false);
    }

    /**
     * Makes an attempt. A wrong password counts against the subjects; success forgives.
     *
     * @throws Refusal while one of the subjects has to wait, or as the attempt does
     */
    <T> T guarded(List<Subject> subjects, Supplier<T> attempt) {
        for (Subject subject : subjects) {
            db.call(WAIT)
                    .with("subject_hmac", subject.hmac())
                    .with("free", subject.free())
                    .text()
                    .ifPresent(seconds -> {
                        throw Refusal.until(Long.parseLong(seconds), ErrorCode.TOO_MANY_ATTEMPTS);
                    });
        }
        try {
            T result = attempt.get();
            subjects.stream()
                    .filter(Subject::forgiven)
                    .forEach(subject ->
                            db.call(SUCCEEDED).with("subject_hmac", subject.hmac()).text());
            return result;
        } catch (Refusal refused) {
            if (refused.codes().contains(ErrorCode.SIGN_IN_FAILED)
                    || refused.codes().contains(ErrorCode.PASSWORD_WRONG)) {
                subjects.forEach(
                        subject -> db.call(FAILED).with("subject_hmac", subject.hmac()).text());
            }
            throw refused;
        }
    }
}
