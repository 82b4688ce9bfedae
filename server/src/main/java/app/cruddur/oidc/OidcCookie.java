package app.cruddur.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** A cookie of a sign-in that is under way; with https, one that no other host can set. */
record OidcCookie(String bareName, boolean https) {

    /** RFC 6265bis, 4.1.3.2. */
    private String name() {
        return https ? "__Host-" + bareName : bareName;
    }

    @Nullable String value(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name());
        return cookie == null ? null : cookie.getValue();
    }

    void set(String value, Duration kept, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .maxAge(kept)
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    void remove(HttpServletResponse response) {
        set("", Duration.ZERO, response);
    }
}
