package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.text.PlainText;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions that a user has open: seeing them, and ending one. */
@Component
class ActiveSessions {

    private static final String BROWSER = "browser";
    private static final int MAX_BROWSER_CHARACTERS = 300;
    private static final int NAME_CHARACTERS = 24;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SecretKey key;

    ActiveSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SecretKey key) {
        this.sessions = sessions;
        this.key = key;
    }

    /** A browser that is signed in. */
    record OpenSession(
            @Schema(description = "names the session, and opens nothing") String id,
            @Schema(description = "the User-Agent with which it was opened")
                    @Nullable String browser,
            Instant signed_in_at,
            @Schema(description = "written at most every ten minutes") Instant last_used_at,
            Instant expires_at,
            @Schema(description = "whether it is the one that asks") boolean here) {}

    /** Keeps with a new session which browser it is, so that its owner knows it again. */
    static void remember(HttpServletRequest request) {
        String browser = request.getHeader("User-Agent");
        if (browser == null || !PlainText.canBeKept(browser)) {
            return;
        }
        int end = Math.min(browser.length(), MAX_BROWSER_CHARACTERS);
        request.getSession().setAttribute(BROWSER, browser.substring(0, end));
    }

    /** Those of a user, the last opened first. */
    List<OpenSession> of(Viewer viewer, HttpServletRequest request) {
        HttpSession asking = request.getSession(false);
        String here = asking == null ? "" : asking.getId();
        return kept(viewer).values().stream()
                .map(session ->
                        new OpenSession(
                                name(session.getId()),
                                session.getAttribute(BROWSER),
                                session.getCreationTime(),
                                session.getLastAccessedTime(),
                                session.getLastAccessedTime()
                                        .plus(session.getMaxInactiveInterval()),
                                session.getId().equals(here)))
                .sorted(Comparator.comparing(OpenSession::signed_in_at).reversed())
                .toList();
    }

    /**
     * Signs that browser out.
     *
     * @throws Refusal when the user has no such session
     */
    void end(Viewer viewer, String id) {
        String secret =
                kept(viewer).keySet().stream()
                        .filter(session -> name(session).equals(id))
                        .findAny()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        sessions.deleteById(secret);
    }

    private Map<String, ? extends Session> kept(Viewer viewer) {
        return sessions.findByPrincipalName(viewer.getName());
    }

    /** A session's own id opens it, so that no answer may hold it. */
    private String name(String session) {
        return key.hmac("open session", session).substring(0, NAME_CHARACTERS);
    }
}
