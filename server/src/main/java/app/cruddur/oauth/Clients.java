package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The clients that {@code bin/client-create} has made, each with its rights: codes against PKCE,
 * and a refresh token where it can keep a secret.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class Clients implements RegisteredClientRepository {

    /** As long as Cognito's; a grant that ends takes its access tokens along before that. */
    static final Duration ACCESS = Duration.ofHours(1);

    static final Duration REFRESH = Duration.ofDays(30);

    static final Duration CODE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final SqlFile FIND = SqlFile.load("oauth/find");

    private final Db db;

    Clients(Db db) {
        this.db = db;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are made by bin/client-create.");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        UUID uuid = uuid(id);
        return uuid == null
                ? null
                : db.call(FIND)
                        .with("client_uuid", uuid)
                        .row()
                        .map(row -> client(uuid.toString(), row))
                        .orElse(null);
    }

    /** None where its address is one that Spring cannot lead anybody to. */
    private static @Nullable RegisteredClient client(String id, Db.Row row) {
        if (!RedirectAddress.isSafe(row.text(2))) {
            LOG.warn("The client {} has an address that no browser can be led to.", id);
            return null;
        }
        boolean confidential = !row.text(3).isEmpty();
        RegisteredClient.Builder client =
                RegisteredClient.withId(id)
                        .clientId(id)
                        .clientName(row.text(1))
                        .redirectUri(row.text(2))
                        .scope("openid")
                        .scope("profile")
                        .scope("email")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .authorizationCodeTimeToLive(CODE)
                                        .accessTokenTimeToLive(ACCESS)
                                        .refreshTokenTimeToLive(REFRESH)
                                        .reuseRefreshTokens(false)
                                        .build());
        return confidential
                ? client.clientSecret(row.text(3))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .build()
                : client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build();
    }

    /** None where it could not be one of ours. */
    static @Nullable UUID uuid(@Nullable String text) {
        return text != null && text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? UUID.fromString(text)
                : null;
    }
}
