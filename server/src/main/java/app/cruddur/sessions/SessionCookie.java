package app.cruddur.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie that holds a session's id. Only what looks like an id of ours goes on to the database.
 * Two ids that differ are nobody's: one of them may have been planted, by a page of another host of
 * the same domain, to sign this browser in as somebody else.
 */
final class SessionCookie extends DefaultCookieSerializer {

    private final Pattern shape;

    /**
     * @param shape of our ids
     */
    SessionCookie(String name, boolean https, int lifetimeSeconds, Pattern shape) {
        this.shape = shape;
        setCookieName(name);
        setUseSecureCookie(https);
        setUseHttpOnlyCookie(true);
        setSameSite("Lax");
        setCookiePath("/");
        setCookieMaxAge(lifetimeSeconds);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        List<String> ids =
                super.readCookieValues(request).stream()
                        .filter(id -> shape.matcher(id).matches())
                        .distinct()
                        .toList();
        return ids.size() == 1 ? ids : List.of();
    }
}
