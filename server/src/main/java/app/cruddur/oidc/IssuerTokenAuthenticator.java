package app.cruddur.oidc;

import app.cruddur.identity.IdentityError;
import app.cruddur.identity.TokenAuthenticator;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Authenticates by the issuer's access tokens. */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class IssuerTokenAuthenticator implements TokenAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerTokenAuthenticator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Provider provider;
    private final OidcUserProvisioning people;
    private final JwtDecoder tokens;
    private final RestClient http;

    IssuerTokenAuthenticator(Provider provider, OidcUserProvisioning people, IssuerKeys keys) {
        this.provider = provider;
        this.people = people;
        this.tokens = keys.decoder(AccessTokenRules.of(provider.issuer()));
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public Viewer viewer(String token) {
        Jwt jwt = decode(token);
        return people.known(IssuerClaims.sub(jwt), IssuerClaims.signedInAt(jwt))
                .orElseGet(() -> people.enter(told(jwt)));
    }

    /** The issuer's claims about a token's person; at least the sub. */
    IssuerClaims told(String token) {
        return told(decode(token));
    }

    private IssuerClaims told(Jwt jwt) {
        Instant signedInAt = IssuerClaims.signedInAt(jwt);
        Map<String, Object> claims = userInfo(jwt);
        if (claims.containsKey("sub") && !IssuerClaims.sub(jwt).equals(claims.get("sub"))) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
        return IssuerClaims.of(IssuerClaims.sub(jwt), signedInAt, claims);
    }

    /** Empty where the issuer has no userinfo endpoint, or this token does not open it. */
    private Map<String, Object> userInfo(Jwt jwt) {
        String address;
        try {
            address = provider.registration().getProviderDetails().getUserInfoEndpoint().getUri();
        } catch (Refusal unreachable) {
            address = null;
        }
        if (address == null) {
            return Map.of();
        }
        try {
            Map<String, Object> claims =
                    http.get()
                            .uri(address)
                            .headers(headers -> headers.setBearerAuth(jwt.getTokenValue()))
                            .retrieve()
                            .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            return claims == null ? Map.of() : claims;
        } catch (HttpClientErrorException notForThisToken) {
            return Map.of();
        } catch (RestClientException failure) {
            LOG.warn("The issuer's userinfo cannot be read: {}", failure.getMessage());
            throw new Refusal(IdentityError.ISSUER_UNAVAILABLE);
        }
    }

    private Jwt decode(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException wrong) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        } catch (JwtException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                // Tokens with unknown keys come too often: the keys were read a moment ago.
                if (cause instanceof RateLimitReachedException) {
                    throw new Refusal(RequestError.TOKEN_INVALID);
                }
            }
            LOG.warn("The issuer's keys cannot be had: {}", failure.getMessage());
            throw new Refusal(IdentityError.ISSUER_UNAVAILABLE);
        }
    }
}
