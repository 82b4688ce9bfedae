package app.cruddur.oidc;

import app.cruddur.identity.IdentityError;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.AccountDeletion;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deleting one's own account where there is no password to ask for: in a browser that has signed in
 * a short while ago. A bearer token is no such proof.
 */
@RestController
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
class OidcAccountDeletionApi {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final AccountDeletion deletion;

    OidcAccountDeletionApi(Sessions sessions, AccountDeletion deletion) {
        this.sessions = sessions;
        this.deletion = deletion;
    }

    @PostMapping("/api/account/delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @AuthenticationPrincipal Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant oldest = Instant.now().minus(FRESH);
        if (sessions.of(request).map(Session::signedInAt).filter(oldest::isBefore).isEmpty()) {
            throw new Refusal(IdentityError.SIGN_IN_AGAIN);
        }
        deletion.delete(viewer.uuid());
        sessions.end(request, response);
    }
}
