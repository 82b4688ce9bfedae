package app.cruddur.sessions;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.text.PlainText;
import app.cruddur.web.Site;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The sessions of browsers: finding the one that a request shows, beginning and ending one.
 *
 * <p>A session lives thirty days after its last use, and ninety days after sign-in at most; the
 * database's clock decides. Its last use is written at most every ten minutes, so that reading
 * pages costs no write. A session is remembered for a second. One that was ended on this server is
 * over at once; one that was ended elsewhere, or whose person was disabled, within that second.
 * Thread-safe.
 */
@Component
public final class Sessions {

    private static final SqlFile FIND = SqlFile.load("sessions/find");
    private static final SqlFile USE = SqlFile.load("sessions/use");
    private static final SqlFile AWAIT_USER = SqlFile.load("sessions/await-user");
    private static final SqlFile BEGIN = SqlFile.load("sessions/begin");
    private static final SqlFile BEGIN_FOR_0_1_0 = SqlFile.load("sessions/begin-for-0-1-0");
    private static final SqlFile NOTE_FACTOR = SqlFile.load("sessions/note-factor");
    private static final SqlFile END = SqlFile.load("sessions/end");
    private static final SqlFile END_OTHER = SqlFile.load("sessions/end-other");

    /** The request's attribute with what was found. */
    private static final String FOUND = Sessions.class.getName();

    private static final int MAX_BROWSER_CHARACTERS = 300;

    private final Db db;
    private final SessionCookie cookie;
    private final ObjectProvider<SessionRenewal> renewal;
    private final SessionCache cache = new SessionCache();

    Sessions(Db db, Site site, ObjectProvider<SessionRenewal> renewal) {
        this.db = db;
        this.cookie = new SessionCookie(site.https());
        this.renewal = renewal;
    }

    private record Found(@Nullable Session session) {}

    /**
     * The session that a request shows. It is looked up once for each request.
     *
     * @throws app.cruddur.db.DbException when the database cannot be reached and nothing is
     *     remembered
     */
    public Optional<Session> of(HttpServletRequest request) {
        Found found = (Found) request.getAttribute(FOUND);
        if (found == null) {
            String token = cookie.token(request);
            found = new Found(token == null ? null : find(SessionToken.hash(token)));
            request.setAttribute(FOUND, found);
        }
        return Optional.ofNullable(found.session());
    }

    /**
     * The same, read now: another server may have changed it within the second for which it is
     * remembered.
     */
    public Optional<Session> lookAgain(HttpServletRequest request) {
        String token = cookie.token(request);
        Found found = new Found(token == null ? null : read(SessionToken.hash(token)));
        request.setAttribute(FOUND, found);
        return Optional.ofNullable(found.session());
    }

    private @Nullable Session find(String tokenHash) {
        Session remembered = cache.recall(tokenHash);
        return remembered == null ? read(tokenHash) : remembered;
    }

    private @Nullable Session read(String tokenHash) {
        SessionCache.Moment before = cache.now();
        Db.Row row = db.call(FIND).with("token_hash", tokenHash).row().orElse(null);
        if (row == null) {
            return null;
        }
        Session session =
                new Session(
                        UUID.fromString(row.text(1)),
                        Viewer.of(row, 4),
                        Instant.ofEpochMilli(Long.parseLong(row.text(2))),
                        Session.Factor.of(row.text(9)));
        String due = row.text(3);
        if (due.contains("use")) {
            db.call(USE).with("uuid", session.uuid()).text();
        }
        if (due.contains("renewal") && !goesOn(session)) {
            db.call(END).with("token_hash", tokenHash).text();
            return null;
        }
        cache.remember(tokenHash, session, before);
        return session;
    }

    private boolean goesOn(Session session) {
        SessionRenewal asked = renewal.getIfAvailable();
        return asked == null || asked.goesOn(session);
    }

    /**
     * Begins a session under a new token, and ends the one that the browser had before.
     *
     * @return the session's uuid; empty for a user who is deleted or disabled by now
     */
    public Optional<UUID> begin(
            UUID user, HttpServletRequest request, HttpServletResponse response) {
        return begin(user, null, "issuer", request, response);
    }

    /**
     * The same for a user who has proved a password, and has no second factor.
     *
     * @param passwordHash of the password that was proved: when the account has another by now, or
     *     a second factor, no session begins
     */
    public Optional<UUID> begin(
            UUID user,
            String passwordHash,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begin(user, passwordHash, "password", request, response);
    }

    /**
     * The same for a user who was signed in and has set another password. A code of the second
     * factor, where there is one, is asked for again.
     */
    public Optional<UUID> beginAnew(
            UUID user,
            String passwordHash,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begin(user, passwordHash, "session", request, response);
    }

    /** The same for a user who has proved a password, and given a code of the second factor. */
    public Optional<UUID> beginWithFactor(
            UUID user,
            String passwordHash,
            HttpServletRequest request,
            HttpServletResponse response) {
        return begin(user, passwordHash, "code", request, response);
    }

    private Optional<UUID> begin(
            UUID user,
            @Nullable String passwordHash,
            String proof,
            HttpServletRequest request,
            HttpServletResponse response) {
        end(request);
        String token = SessionToken.next();
        // A new password, a second factor, a disabling and a deletion lock the user before they end
        // the sessions: either they wait and then end this one, or this statement sees them.
        Optional<UUID> begun =
                db.transaction(together -> {
                    awaitUser(together, user);
                    Optional<UUID> uuid =
                            together.call(BEGIN)
                                    .with("user_uuid", user)
                                    .with("password_hash", passwordHash)
                                    .with("token_hash", SessionToken.hash(token))
                                    .with("browser", browser(request))
                                    .with("proof", proof)
                                    .text()
                                    .map(UUID::fromString);
                    uuid.ifPresent(session ->
                            together.call(BEGIN_FOR_0_1_0)
                                    .with("uuid", session)
                                    .with(
                                            "id",
                                            new String(
                                                    Base64.getDecoder().decode(token),
                                                    StandardCharsets.US_ASCII))
                                    .text());
                    return uuid;
                });
        begun.ifPresentOrElse(
                session -> cookie.set(token, response), () -> forgetCookie(request, response));
        return begun;
    }

    /**
     * Waits for those who end a user's sessions, and has others wait until this transaction ends:
     * the statements that follow see every session that is over.
     */
    public static void awaitUser(Db together, UUID user) {
        together.call(AWAIT_USER).with("user_uuid", user).text();
    }

    /**
     * The User-Agent, by which the owner recognises the browser; null where it cannot be stored.
     */
    private static @Nullable String browser(HttpServletRequest request) {
        String browser = request.getHeader(HttpHeaders.USER_AGENT);
        return browser == null || !PlainText.canBeKept(browser)
                ? null
                : browser.substring(0, Math.min(browser.length(), MAX_BROWSER_CHARACTERS));
    }

    /** Ends the session that a request shows, if it shows one, and has the browser forget it. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        forgetCookie(request, response);
    }

    private void end(HttpServletRequest request) {
        String token = cookie.token(request);
        if (token != null) {
            db.call(END).with("token_hash", SessionToken.hash(token)).text();
        }
        request.setAttribute(FOUND, new Found(null));
        SecurityContextHolder.clearContext();
        forget();
    }

    /**
     * Ends a session of a user.
     *
     * @return whether the user had it
     */
    public boolean end(Viewer viewer, UUID session) {
        boolean ended =
                db.call(END_OTHER)
                        .with("uuid", session)
                        .with("user_uuid", viewer.uuid())
                        .text()
                        .isPresent();
        forget();
        return ended;
    }

    /**
     * Notes that the person has just given a code of the second factor in the request's session.
     */
    public void noteFactor(HttpServletRequest request) {
        of(request).ifPresent(session -> db.call(NOTE_FACTOR).with("uuid", session.uuid()).text());
        forget();
    }

    /** Has the browser forget a cookie that opens no session: it lapsed, or never was one. */
    public void forgetCookie(HttpServletRequest request, HttpServletResponse response) {
        if (cookie.isIn(request) && of(request).isEmpty()) {
            cookie.remove(response);
        }
    }

    /** Discards all cached sessions. Beginning and ending a session does so by itself. */
    public void forget() {
        cache.forget();
    }
}
