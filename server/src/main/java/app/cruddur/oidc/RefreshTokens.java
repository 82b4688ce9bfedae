package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.SessionRenewal;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;

/**
 * Renews sessions. When the issuer's access token has expired, a request that shows the session
 * asks the issuer for another by the session's refresh token; a person whom the issuer no longer
 * knows is signed out. While the issuer cannot be reached, sessions go on.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class RefreshTokens implements SessionRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokens.class);
    private static final SqlFile CLAIM = SqlFile.load("oidc/claim-renewal");
    private static final SqlFile KEEP = SqlFile.load("oidc/keep-renewal");
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final Db db;
    private final Provider provider;
    private final SecretKey key;
    private final RestClientRefreshTokenTokenResponseClient issuer =
            new RestClientRefreshTokenTokenResponseClient();

    RefreshTokens(Db db, Provider provider, SecretKey key) {
        this.db = db;
        this.provider = provider;
        this.key = key;
    }

    /**
     * When several requests find a renewal due, here and at other servers, one of them asks the
     * issuer, because a refresh token may serve once only; the others go on.
     */
    @Override
    public boolean goesOn(Session session) {
        Optional<byte[]> claimed =
                db.call(CLAIM).with("session", session.uuid()).text().map(HexFormat.of()::parseHex);
        if (claimed.isEmpty()) {
            return true;
        }
        Optional<Renewal> renewed = ask(new Renewal(claimed.get(), Instant.now()));
        renewed.ifPresent(next -> keep(session.uuid(), next));
        return renewed.isPresent();
    }

    /** Keeps with a session how it is renewed. */
    void keep(UUID session, Renewal renewal) {
        db.call(KEEP)
                .with("session", session)
                .with("token", HexFormat.of().formatHex(renewal.encryptedToken()))
                .with("due", Long.toString(renewal.due().getEpochSecond()))
                .text();
    }

    /** Empty when the issuer has said no. */
    private Optional<Renewal> ask(Renewal renewal) {
        try {
            OAuth2AccessTokenResponse answer =
                    issuer.getTokenResponse(
                            new OAuth2RefreshTokenGrantRequest(
                                    provider.registration(),
                                    expired(),
                                    new OAuth2RefreshToken(renewal.token(key), null)));
            OAuth2RefreshToken next = answer.getRefreshToken();
            return Optional.of(
                    next == null
                            ? renewal.later(due(answer.getAccessToken()))
                            : Renewal.of(next.getTokenValue(), due(answer.getAccessToken()), key));
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                return Optional.empty();
            }
            LOG.warn("The issuer renews nothing: {}", refused.getMessage());
        } catch (IllegalArgumentException anotherKey) {
            return Optional.empty();
        } catch (RuntimeException unreachable) {
            LOG.warn("The issuer cannot be asked: {}", unreachable.getMessage());
        }
        return Optional.of(renewal.later(Instant.now().plus(TRY_AGAIN)));
    }

    static Instant due(OAuth2AccessToken token) {
        Instant expiry = token.getExpiresAt();
        return expiry == null ? Instant.now().plus(Duration.ofHours(1)) : expiry;
    }

    /** The request wants one; its value is not sent. */
    private static OAuth2AccessToken expired() {
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "expired", null, null);
    }
}
