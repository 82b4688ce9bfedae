package app.cruddur.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/**
 * The names of our cookies. With https they begin with {@code __Host-}, so that browsers take them
 * from this host alone, and no other host of the same domain can set one (RFC 6265bis, 4.1.3.2).
 */
public final class CookieNames {

    private static final String HOST_ONLY = "__Host-";
    private static final String SESSION = "SESSION";
    private static final String CSRF = "XSRF-TOKEN";

    private CookieNames() {}

    public static String session(boolean https) {
        return https ? HOST_ONLY + SESSION : SESSION;
    }

    public static String csrf(boolean https) {
        return https ? HOST_ONLY + CSRF : CSRF;
    }

    /** Whether a Cookie header may show a session, good or not, under either name. */
    public static boolean showSession(String header) {
        return header.contains(SESSION + "=");
    }

    /** Whether the request shows a session, good or not, under either name. */
    public static boolean showSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies)
                        .map(Cookie::getName)
                        .anyMatch(
                                name -> name.equals(session(true)) || name.equals(session(false)));
    }
}
