package app.cruddur.oauth;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** When the person signed in whose browser asks: a session begins with its sign-in. */
final class SignedIn {

    private SignedIn() {}

    /** Returns null where the request at hand shows no session. */
    static @Nullable Instant at() {
        if (!(RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes now)) {
            return null;
        }
        HttpSession session = now.getRequest().getSession(false);
        return session == null ? null : Instant.ofEpochMilli(session.getCreationTime());
    }
}
