package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import app.cruddur.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this server needs when the issuer sends the browser back: state, nonce, PKCE verifier, and
 * where the person wanted to go. The browser keeps it, encrypted under the secret key, so that a
 * sign-in that is only begun costs no row.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class StartedSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The attribute of a sign-in and, when it comes back, of the request: where to go. */
    static final String RETURN = "return";

    private static final String PURPOSE = "started sign-in";

    /** Long enough to sign up and confirm there. */
    private static final Duration AWAY = Duration.ofMinutes(30);

    private final SecretKey key;
    private final JsonMapper json;
    private final OidcCookie cookie;

    StartedSignIns(SecretKey key, JsonMapper json, Site site) {
        this.key = key;
        this.json = json;
        this.cookie = new OidcCookie("SIGN_IN", site.https());
    }

    /**
     * A sign-in under way.
     *
     * @param until seconds since 1970
     */
    record Started(
            String uri,
            String client,
            String redirect,
            Set<String> scopes,
            String state,
            Map<String, Object> attributes,
            long until) {}

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest started,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (started == null) {
            cookie.remove(response);
            return;
        }
        byte[] plain =
                json.writeValueAsBytes(
                        new Started(
                                started.getAuthorizationUri(),
                                started.getClientId(),
                                String.valueOf(started.getRedirectUri()),
                                started.getScopes(),
                                String.valueOf(started.getState()),
                                started.getAttributes(),
                                Instant.now().plus(AWAY).getEpochSecond()));
        cookie.set(
                Base64.getUrlEncoder().withoutPadding().encodeToString(key.encrypt(PURPOSE, plain)),
                AWAY,
                response);
    }

    /**
     * The sign-in that this browser began, if the issuer's answer belongs to it and comes in time.
     */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        Started started = read(cookie.value(request));
        if (started == null
                || !started.state().equals(request.getParameter(OAuth2ParameterNames.STATE))
                || started.until() < Instant.now().getEpochSecond()) {
            return null;
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(started.uri())
                .clientId(started.client())
                .redirectUri(started.redirect())
                .scopes(started.scopes())
                .state(started.state())
                .attributes(all -> all.putAll(started.attributes()))
                .build();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest started = loadAuthorizationRequest(request);
        if (started != null) {
            request.setAttribute(RETURN, started.getAttribute(RETURN));
            cookie.remove(response);
        }
        return started;
    }

    private @Nullable Started read(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            byte[] plain = key.decrypt(PURPOSE, Base64.getUrlDecoder().decode(value));
            return json.readValue(new String(plain, StandardCharsets.UTF_8), Started.class);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return null;
        }
    }
}
