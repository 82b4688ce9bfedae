package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Renews the session of each request that uses one. When the issuer's access token has expired, the
 * filter asks the issuer for another by the session's refresh token; a person whom the issuer no
 * longer knows is signed out. While the issuer cannot be reached, sessions go on. The filter stands
 * before the security filter, which reads the person from the renewed session.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
@Order(RefreshTokenFilter.BEFORE_SECURITY)
final class RefreshTokenFilter extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -101;

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenFilter.class);
    private static final SqlFile CLAIM = SqlFile.load("oidc/claim-renewal");
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final Db db;
    private final Provider provider;
    private final SecretKey key;
    private final RestClientRefreshTokenTokenResponseClient issuer =
            new RestClientRefreshTokenTokenResponseClient();

    RefreshTokenFilter(Db db, Provider provider, SecretKey key) {
        this.db = db;
        this.provider = provider;
        this.key = key;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Renewing(request), response);
    }

    /** Renews the session when something first asks for it, so that no path is an exception. */
    private final class Renewing extends HttpServletRequestWrapper {

        private boolean looked;

        Renewing(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (!looked) {
                looked = true;
                renew((HttpServletRequest) getRequest());
            }
            return super.getSession(create);
        }

        @Override
        public @Nullable HttpSession getSession() {
            return getSession(true);
        }
    }

    private void renew(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(Renewal.ATTRIBUTE) instanceof Renewal renewal)
                || renewal.due().isAfter(Instant.now())
                || !claims(session, renewal)) {
            return;
        }
        Optional<Renewal> renewed = ask(renewal);
        if (renewed.isEmpty()) {
            session.invalidate();
        } else {
            session.setAttribute(Renewal.ATTRIBUTE, renewed.get());
        }
    }

    /**
     * Whether it is for this request to ask. Of those that come together, here and at other
     * servers, one does, because a refresh token may serve once only; the others go on meanwhile.
     */
    private boolean claims(HttpSession session, Renewal renewal) {
        return db.call(CLAIM)
                .with("session", session.getId())
                .with("due", seconds(renewal.due()))
                .text()
                .isPresent();
    }

    private static String seconds(Instant time) {
        return time.getEpochSecond()
                + "."
                + String.format(Locale.ROOT, "%06d", time.getNano() / 1_000);
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
