package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** The consents that people have given to clients. */
@Component
@ConditionalOnEmbeddedIdentity
final class Consents implements OAuth2AuthorizationConsentService {

    private static final SqlFile FIND = SqlFile.load("oauth/consent");
    private static final SqlFile ALLOW = SqlFile.load("oauth/allow");

    private final Db db;

    Consents(Db db) {
        this.db = db;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        call(ALLOW, consent.getRegisteredClientId(), consent.getPrincipalName())
                .with("scope", Grants.written(consent.getScopes()))
                .text();
    }

    /** A no revokes no earlier consent: a person does that in their account. */
    @Override
    public void remove(OAuth2AuthorizationConsent consent) {}

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String user) {
        return call(FIND, client, user)
                .text()
                .map(scope -> {
                    OAuth2AuthorizationConsent.Builder consent =
                            OAuth2AuthorizationConsent.withId(client, user);
                    Grants.read(scope).forEach(consent::scope);
                    return consent.build();
                })
                .orElse(null);
    }

    private Db.Call call(SqlFile sql, String client, String user) {
        return db.call(sql)
                .with("client_uuid", UUID.fromString(client))
                .with("user_uuid", UUID.fromString(user));
    }
}
