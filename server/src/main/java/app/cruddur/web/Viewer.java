package app.cruddur.web;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The signed-in person, all that a feature knows of who asks. */
public record Viewer(UUID uuid) implements Serializable, AuthenticatedPrincipal {

    /** What sessions are indexed by. */
    @Override
    public String getName() {
        return uuid.toString();
    }
}
