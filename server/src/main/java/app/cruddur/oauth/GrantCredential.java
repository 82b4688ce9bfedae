package app.cruddur.oauth;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/**
 * The credential that takes a grant to its next step.
 *
 * @param value none where nothing does: the grant of a public client only runs out
 * @param seconds until it is worth nothing
 */
record GrantCredential(Stage stage, @Nullable String value, long seconds) {

    /** How far a grant has come. */
    enum Stage {
        ASKED,
        ALLOWED,
        RUNNING;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int SECONDS_TO_DECIDE = 600;

    /** That of a grant as Spring has left it; none when it has revoked a token of it. */
    static @Nullable GrantCredential of(OAuth2Authorization grant) {
        String state = grant.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            return new GrantCredential(Stage.ASKED, state, SECONDS_TO_DECIDE);
        }
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code =
                grant.getToken(OAuth2AuthorizationCode.class);
        if (code != null && !code.isInvalidated()) {
            return new GrantCredential(
                    Stage.ALLOWED, code.getToken().getTokenValue(), Clients.CODE.toSeconds());
        }
        OAuth2Authorization.Token<OAuth2AccessToken> access = grant.getAccessToken();
        if (access == null || access.isInvalidated()) {
            return null;
        }
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = grant.getRefreshToken();
        return refresh == null
                ? new GrantCredential(Stage.RUNNING, null, Clients.ACCESS.toSeconds())
                : new GrantCredential(
                        Stage.RUNNING,
                        refresh.getToken().getTokenValue(),
                        Clients.REFRESH.toSeconds());
    }
}
