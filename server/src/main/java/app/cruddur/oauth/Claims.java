package app.cruddur.oauth;

import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import java.util.List;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * The claims of tokens, named as in RFC 9068 and in Amazon Cognito, which agree: a client finds the
 * same claims here and there.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The header's type of an access token; an ID token has none. */
    static final String ACCESS_TYPE = "at+jwt";

    /** The claim with the grant. */
    static final String GRANT = "origin_jti";

    @Override
    public void customize(JwtEncodingContext token) {
        OAuth2Authorization grant = token.getAuthorization();
        if (grant == null) {
            throw new IllegalStateException("A token without a grant.");
        }
        String sub = grant.getAttribute(Grants.SUB);
        token.getClaims().claim("sub", String.valueOf(sub));
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            token.getClaims().claim("token_use", "id");
            String signedInAt = grant.getAttribute(Grants.SIGNED_IN_AT);
            if (signedInAt != null && !signedInAt.isEmpty()) {
                token.getClaims().claim("auth_time", Long.parseLong(signedInAt));
            }
            return;
        }
        token.getJwsHeader().type(ACCESS_TYPE);
        token.getClaims()
                .audience(List.of(token.getAuthorizationServerContext().getIssuer()))
                .claim("token_use", "access")
                .claim("client_id", token.getRegisteredClient().getClientId())
                .claim("scope", Grants.written(token.getAuthorizedScopes()))
                .claim(GRANT, grant.getId());
    }
}
