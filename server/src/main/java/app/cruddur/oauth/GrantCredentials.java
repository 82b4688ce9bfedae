package app.cruddur.oauth;

import app.cruddur.crypto.SecretKey;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.stereotype.Component;

/**
 * Makes the values of codes and refresh tokens. Each names its grant, under an HMAC of the server's
 * secret key, so that one which was spent long ago still ends its grant when it is shown again (RFC
 * 9700, sections 4.5 and 4.14.2). Safe for use by several threads.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class GrantCredentials {

    private static final int RANDOM_BYTES = 32;
    private static final int GRANT_BYTES = 2 * Long.BYTES;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    GrantCredentials(SecretKey key) {
        this.key = key;
    }

    /** A code; where the grant begins with it, of a grant yet to be. */
    OAuth2AuthorizationCode code(OAuth2TokenContext asked) {
        OAuth2Authorization grant = asked.getAuthorization();
        UUID uuid = grant == null ? UUID.randomUUID() : UUID.fromString(grant.getId());
        Instant now = Instant.now();
        return new OAuth2AuthorizationCode(
                make(GrantCredential.Stage.ALLOWED, uuid), now, now.plus(Clients.CODE));
    }

    /** A refresh token, where one is asked for. */
    @Nullable OAuth2RefreshToken refreshToken(OAuth2TokenContext asked) {
        OAuth2Authorization grant = asked.getAuthorization();
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(asked.getTokenType()) || grant == null) {
            return null;
        }
        Instant now = Instant.now();
        return new OAuth2RefreshToken(
                make(GrantCredential.Stage.RUNNING, UUID.fromString(grant.getId())),
                now,
                now.plus(Clients.REFRESH));
    }

    private String make(GrantCredential.Stage stage, UUID grant) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        byte[] named =
                ByteBuffer.allocate(GRANT_BYTES + RANDOM_BYTES)
                        .putLong(grant.getMostSignificantBits())
                        .putLong(grant.getLeastSignificantBits())
                        .put(secret)
                        .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(named);
        return text + "." + seal(stage, text);
    }

    /** The grant that a ticket of this stage names; none where we did not make the ticket. */
    @Nullable UUID grant(GrantCredential.Stage stage, @Nullable String ticket) {
        String[] parts = ticket == null ? new String[0] : ticket.split("\\.", -1);
        if (parts.length != 2
                || !MessageDigest.isEqual(
                        seal(stage, parts[0]).getBytes(StandardCharsets.US_ASCII),
                        parts[1].getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        ByteBuffer named = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[0]));
        return new UUID(named.getLong(), named.getLong());
    }

    private String seal(GrantCredential.Stage stage, String text) {
        return key.hmac("grant of a client ticket " + stage.wire(), text);
    }
}
