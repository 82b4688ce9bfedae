package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.CookieNames;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Beginning and ending the session of a browser. */
@Component
public final class Sessions {

    private static final SqlFile AWAIT_USER = SqlFile.load("identity/await-user");
    private static final SqlFile MAY_BEGIN = SqlFile.load("identity/may-begin-session");

    private final SecurityContextRepository contexts;
    private final CookieSerializer cookie;
    private final String cookieName;
    private final Db db;

    Sessions(
            SecurityContextRepository contexts,
            CookieSerializer cookie,
            @Value("${cruddur.https:false}") boolean https,
            Db db) {
        this.cookie = cookie;
        this.cookieName = CookieNames.session(https);
        this.contexts = contexts;
        this.db = db;
    }

    /**
     * Begins a session of its own, under a new id, whatever the browser had before.
     *
     * @return whether it began: it does not for a user who is deleted or disabled by now
     */
    public boolean begin(UUID user, HttpServletRequest request, HttpServletResponse response) {
        return begin(user, null, request, response);
    }

    /**
     * @param passwordHash of the password that this session is begun with: when the account has
     *     another by now, no session begins
     */
    boolean begin(
            UUID user,
            @Nullable String passwordHash,
            HttpServletRequest request,
            HttpServletResponse response) {
        end(request);
        ActiveSessions.remember(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new Viewer(user), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        // The session is in the table by now. A new password, a disabling and a deletion lock the
        // user first and end the sessions after: they end this one, or are seen here.
        boolean may =
                db.transaction(together -> {
                    together.call(AWAIT_USER).with("user_uuid", user).text();
                    return together.call(MAY_BEGIN)
                            .with("user_uuid", user)
                            .with("password_hash", passwordHash)
                            .text()
                            .isPresent();
                });
        if (!may) {
            end(request);
        }
        return may;
    }

    /** Has the browser forget a cookie that opens no session: it lapsed, or never was one. */
    void forgetCookie(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, cookieName) != null && request.getSession(false) == null) {
            cookie.writeCookieValue(new CookieSerializer.CookieValue(request, response, ""));
        }
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
