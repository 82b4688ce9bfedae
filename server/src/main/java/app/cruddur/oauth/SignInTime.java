package app.cruddur.oauth;

import app.cruddur.sessions.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** When the person of the asking browser signed in: a session begins with its sign-in. */
final class SignInTime {

    private SignInTime() {}

    /** Returns null where the request at hand shows no session. */
    static @Nullable Instant at() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.getDetails() instanceof Session session
                ? session.signedInAt()
                : null;
    }
}
