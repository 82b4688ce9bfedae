package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.web.Site;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A cookie by which a browser shows that the owner of an account has signed in with it (OWASP calls
 * it a device cookie). An attack on the account from many addresses then slows the attackers and
 * not the owner. The cookie opens nothing.
 */
@Component
class DeviceCookie {

    private static final String COOKIE = "KNOWN";
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final SecretKey key;
    private final boolean https;

    DeviceCookie(SecretKey key, Site site) {
        this.key = key;
        this.https = site.https();
    }

    /** Whether the owner of this login was the last to sign in with this browser. */
    boolean isKnown(String login, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getValue().getBytes(StandardCharsets.UTF_8),
                        mark(login).getBytes(StandardCharsets.UTF_8));
    }

    void remember(String login, HttpServletResponse response) {
        ResponseCookie cookie =
                ResponseCookie.from(COOKIE, mark(login))
                        .path("/api/identity/sign-in")
                        .maxAge(REMEMBERED)
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String mark(String login) {
        return key.hmac("known browser", login.toLowerCase(Locale.ROOT));
    }
}
