package app.cruddur.oauth;

import app.cruddur.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The session of the asking browser. */
final class AskingSession {

    private AskingSession() {}

    /** Returns null where the request at hand shows no session. */
    static @Nullable Session get() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.getDetails() instanceof Session session ? session : null;
    }
}
