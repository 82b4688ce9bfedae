package app.cruddur.sessions;

import app.cruddur.web.CookieNames;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that holds a session's token. */
final class SessionCookie {

    /** Ninety days: no session lives longer. */
    private static final Duration LIFETIME = Duration.ofDays(90);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/]{48}");

    private final String name;
    private final boolean https;

    SessionCookie(boolean https) {
        this.name = CookieNames.session(https);
        this.https = https;
    }

    boolean isIn(HttpServletRequest request) {
        return WebUtils.getCookie(request, name) != null;
    }

    /**
     * The token; null where the request has none of our shape, or two that differ. Another host of
     * the same domain may have planted one of the two, to sign this browser in as somebody else.
     */
    @Nullable String token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        List<String> tokens =
                Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> value != null && TOKEN.matcher(value).matches())
                        .distinct()
                        .toList();
        return tokens.size() == 1 ? tokens.getFirst() : null;
    }

    void set(String token, HttpServletResponse response) {
        write(token, LIFETIME, response);
    }

    void remove(HttpServletResponse response) {
        write("", Duration.ZERO, response);
    }

    private void write(String value, Duration kept, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(kept)
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
