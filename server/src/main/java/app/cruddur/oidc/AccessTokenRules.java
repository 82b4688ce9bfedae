package app.cruddur.oidc;

import java.util.List;
import java.util.Locale;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * The rules for the issuer's tokens: only access tokens made for our client are accepted. An ID
 * token tells a client who signed in, and opens nothing.
 */
final class AccessTokenRules implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult WRONG_KIND = refused("no access token");
    private static final OAuth2TokenValidatorResult WRONG_CLIENT = refused("for another client");

    private final Issuer issuer;

    private AccessTokenRules(Issuer issuer) {
        this.issuer = issuer;
    }

    static OAuth2TokenValidator<Jwt> of(Issuer issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer.address()),
                new AccessTokenRules(issuer));
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getSubject() == null || token.getExpiresAt() == null) {
            return refused("no sub or no exp");
        }
        if (!isAccessToken(token)) {
            return WRONG_KIND;
        }
        return isForUs(token) ? OAuth2TokenValidatorResult.success() : WRONG_CLIENT;
    }

    /**
     * By Cognito's token_use; else by RFC 9068's type, Keycloak's, or the scope that no ID token
     * has.
     */
    private boolean isAccessToken(Jwt token) {
        if (issuer.cognito()) {
            return "access".equals(token.getClaimAsString("token_use"));
        }
        boolean typed =
                "at+jwt"
                                .equals(
                                        String.valueOf(token.getHeaders().get("typ"))
                                                .toLowerCase(Locale.ROOT))
                        || "Bearer".equals(token.getClaimAsString("typ"));
        boolean scoped = token.hasClaim("scope") || token.hasClaim("scp");
        boolean identifies =
                token.hasClaim("nonce") || token.hasClaim("at_hash") || token.hasClaim("c_hash");
        return (typed || scoped) && !identifies;
    }

    private boolean isForUs(Jwt token) {
        String client = issuer.clientId();
        if (issuer.cognito()) {
            return client.equals(token.getClaimAsString("client_id"));
        }
        List<String> audience = token.getAudience();
        return client.equals(token.getClaimAsString("client_id"))
                || client.equals(token.getClaimAsString("azp"))
                || (audience != null && audience.contains(client));
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }
}
