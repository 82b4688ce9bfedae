package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import app.cruddur.identity.IdentityError;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Begins a session for a person who comes back from the issuer, under a new id; no token of the
 * issuer can be read in it. A person whose handle is taken or invalid is asked to choose one.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class OidcLoginHandler implements AuthenticationSuccessHandler {

    private final OidcUserProvisioning people;
    private final Sessions sessions;
    private final RefreshTokens renewals;
    private final PendingRegistrations newcomers;
    private final SecretKey key;

    OidcLoginHandler(
            OidcUserProvisioning people,
            Sessions sessions,
            RefreshTokens renewals,
            PendingRegistrations newcomers,
            SecretKey key) {
        this.renewals = renewals;
        this.newcomers = newcomers;
        this.people = people;
        this.sessions = sessions;
        this.key = key;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication proof) {
        OidcUser person = (OidcUser) proof.getPrincipal();
        if (person == null) {
            throw new IllegalStateException("A sign-in without a person.");
        }
        IssuerClaims told =
                IssuerClaims.of(
                        IssuerClaims.sub(person.getIdToken()),
                        IssuerClaims.signedInAt(person.getIdToken()),
                        person.getClaims());
        String back = ReturnPath.of(request.getAttribute(StartedSignIns.RETURN));
        Renewal renewal = renewal(request);
        try {
            begin(people.enter(told).uuid(), renewal, request, response);
            to(back, response);
        } catch (Refusal refusal) {
            sessions.end(request, response);
            if (refusal.codes().getFirst() != IdentityError.HANDLE_NEEDED) {
                failed(refusal.codes().getFirst(), response);
                return;
            }
            newcomers.keep(new PendingRegistrations.Newcomer(told, renewal), response);
            to("/choose-handle", response);
        }
    }

    /** Begins a session for a person, whatever the browser had before. */
    void begin(
            UUID user,
            @Nullable Renewal renewal,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.begin(user, request, response)
                .ifPresent(session -> {
                    if (renewal != null) {
                        renewals.keep(session, renewal);
                    }
                });
    }

    static void failed(ErrorCode code, HttpServletResponse response) {
        to("/sign-in?failed=" + code.wire(), response);
    }

    /** Leads to an address to the letter: {@code sendRedirect} would normalise what was checked. */
    private static void to(String address, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, address);
    }

    private @Nullable Renewal renewal(HttpServletRequest request) {
        if (!(request.getAttribute(SignInConfiguration.CLIENT)
                instanceof OAuth2AuthorizedClient client)) {
            return null;
        }
        OAuth2RefreshToken refresh = client.getRefreshToken();
        return refresh == null
                ? null
                : Renewal.of(
                        refresh.getTokenValue(), RefreshTokens.due(client.getAccessToken()), key);
    }
}
