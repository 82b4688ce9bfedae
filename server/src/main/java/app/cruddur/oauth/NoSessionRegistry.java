package app.cruddur.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/**
 * Remembers no session: Spring's own would keep each in memory, to name it in ID tokens for a
 * sign-out that we do not have.
 */
final class NoSessionRegistry implements SessionRegistry {

    @Override
    public List<Object> getAllPrincipals() {
        return List.of();
    }

    @Override
    public List<SessionInformation> getAllSessions(Object person, boolean expired) {
        return List.of();
    }

    @Override
    public @Nullable SessionInformation getSessionInformation(String session) {
        return null;
    }

    @Override
    public void refreshLastRequest(String session) {}

    @Override
    public void registerNewSession(String session, Object person) {}

    @Override
    public void removeSessionInformation(String session) {}
}
