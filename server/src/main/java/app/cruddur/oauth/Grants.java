package app.cruddur.oauth;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Sign-ins of people at clients, a row each. The table has only HMACs of what a client can show,
 * and nothing of access tokens, which name their grant.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class Grants implements OAuth2AuthorizationService {

    /** The attribute with the sub of the person, which tokens are about. */
    static final String SUB = "app.cruddur.oauth.sub";

    /** The attribute with the seconds since 1970 at which the person signed in; else empty. */
    static final String SIGNED_IN_AT = "app.cruddur.oauth.signed-in-at";

    private static final String SHOWN = "app.cruddur.oauth.shown";

    private static final SqlFile BEGIN = SqlFile.load("oauth/begin-grant");
    private static final SqlFile ADVANCE = SqlFile.load("oauth/advance-grant");
    private static final SqlFile END = SqlFile.load("oauth/end-grant");
    private static final SqlFile FIND = SqlFile.load("oauth/find-grant");
    private static final SqlFile END_SPENT = SqlFile.load("oauth/end-spent-grant");

    private static final SqlFile BEARER = SqlFile.load("oauth/bearer");

    private final Db db;
    private final SecretKey key;
    private final Clients clients;
    private final GrantCredentials tickets;
    private final JwtDecoder accessTokens;

    Grants(
            Db db,
            SecretKey key,
            Clients clients,
            GrantCredentials tickets,
            JwtDecoder accessTokens) {
        this.db = db;
        this.key = key;
        this.clients = clients;
        this.tickets = tickets;
        this.accessTokens = accessTokens;
    }

    @Override
    public void save(OAuth2Authorization grant) {
        GrantCredential ticket = GrantCredential.of(grant);
        if (ticket == null) {
            remove(grant);
            return;
        }
        String shown = grant.getAttribute(SHOWN);
        if (shown == null) {
            begin(grant, ticket);
        } else if (!saved(db.call(ADVANCE).with("shown_hmac", shown), grant, ticket)) {
            throw ticket.stage() == GrantCredential.Stage.ALLOWED
                    ? overtaken()
                    : new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    /** Begins a grant, unless the session that asks for it has ended. */
    private void begin(OAuth2Authorization grant, GrantCredential ticket) {
        boolean begun =
                db.transaction(together -> {
                    Sessions.awaitUser(together, UUID.fromString(grant.getPrincipalName()));
                    return saved(beginning(together, grant), grant, ticket);
                });
        if (!begun) {
            throw overtaken();
        }
    }

    /**
     * What the person asks for, or answers, has ended meanwhile. Without a request it is answered
     * to the browser, and not by way of the client.
     */
    private static OAuth2AuthorizationCodeRequestAuthenticationException overtaken() {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED), null);
    }

    private boolean saved(Db.Call call, OAuth2Authorization grant, GrantCredential ticket) {
        return call.with("uuid", uuid(grant, ticket))
                .with("stage", ticket.stage().wire())
                .with("scope", written(grant.getAuthorizedScopes()))
                .with("ticket_hmac", hmac(ticket.stage(), ticket.value()))
                .with("seconds", ticket.seconds())
                .text()
                .isPresent();
    }

    /**
     * The uuid that the ticket names, else the id that Spring gave: of a grant that begins with a
     * code.
     */
    private UUID uuid(OAuth2Authorization grant, GrantCredential ticket) {
        UUID named = tickets.grant(ticket.stage(), ticket.value());
        return named == null ? UUID.fromString(grant.getId()) : named;
    }

    private static Db.Call beginning(Db together, OAuth2Authorization grant) {
        OAuth2AuthorizationRequest request =
                grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) {
            throw new IllegalArgumentException("Only a request of a client begins a grant.");
        }
        Map<String, Object> more = request.getAdditionalParameters();
        Session session = AskingSession.get();
        return together.call(BEGIN)
                .with("session_uuid", session == null ? null : session.uuid())
                .with(
                        "signed_in_at",
                        session == null
                                ? null
                                : Long.toString(session.signedInAt().getEpochSecond()))
                .with("client_uuid", UUID.fromString(grant.getRegisteredClientId()))
                .with("user_uuid", UUID.fromString(grant.getPrincipalName()))
                .with("redirect_uri", request.getRedirectUri())
                .with("requested_scope", written(request.getScopes()))
                .with("state", request.getState())
                .with("nonce", more.get("nonce"))
                .with("code_challenge", more.get("code_challenge"));
    }

    @Override
    public void remove(OAuth2Authorization grant) {
        db.call(END).with("uuid", UUID.fromString(grant.getId())).text();
    }

    /** Spring asks by this for no flow that there is here. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    /**
     * That of a state, a code or a refresh token. To revoke, a client shows a refresh token or an
     * access token; either ends the grant. A code or a refresh token that was spent before, however
     * long ago, ends its grant: one of the two who had it stole it.
     */
    @Override
    public @Nullable OAuth2Authorization findByToken(String shown, @Nullable OAuth2TokenType type) {
        GrantCredential.Stage stage =
                switch (type == null ? OAuth2ParameterNames.REFRESH_TOKEN : type.getValue()) {
                    case OAuth2ParameterNames.STATE -> GrantCredential.Stage.ASKED;
                    case OAuth2ParameterNames.CODE -> GrantCredential.Stage.ALLOWED;
                    case OAuth2ParameterNames.REFRESH_TOKEN -> GrantCredential.Stage.RUNNING;
                    default -> null;
                };
        String hmac = hmac(stage, shown);
        if (stage == null || hmac == null) {
            return null;
        }
        Db.Row row = db.call(FIND).with("shown_hmac", hmac).row().orElse(null);
        if (row == null) {
            UUID named = tickets.grant(stage, shown);
            db.call(END_SPENT).with("shown_hmac", hmac).with("grant_uuid", named).text();
            return type == null && named == null ? ofAccessToken(shown) : null;
        }
        RegisteredClient client = clients.findById(row.text(2));
        return client == null ? null : grant(row, client, stage, shown, hmac);
    }

    /** As much of a grant as revoking takes. */
    private @Nullable OAuth2Authorization ofAccessToken(String shown) {
        Jwt token;
        try {
            token = accessTokens.decode(shown);
        } catch (JwtException notOurs) {
            return null;
        }
        UUID uuid = Clients.uuid(token.getClaimAsString(Claims.GRANT));
        String sub = token.getSubject();
        if (uuid == null || sub == null) {
            return null;
        }
        Db.Row row = db.call(BEARER).with("uuid", uuid).with("sub", sub).row().orElse(null);
        RegisteredClient client = row == null ? null : clients.findById(row.text(1));
        if (client == null) {
            return null;
        }
        return OAuth2Authorization.withRegisteredClient(client)
                .id(uuid.toString())
                .principalName(sub)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .accessToken(
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                shown,
                                token.getIssuedAt(),
                                token.getExpiresAt()))
                .build();
    }

    private static OAuth2Authorization grant(
            Db.Row row,
            RegisteredClient client,
            GrantCredential.Stage stage,
            String shown,
            String hmac) {
        UUID user = UUID.fromString(row.text(3));
        Instant began = Instant.ofEpochSecond(Long.parseLong(row.text(12)));
        Instant ends = Instant.ofEpochSecond(Long.parseLong(row.text(13)));
        OAuth2Authorization.Builder grant =
                OAuth2Authorization.withRegisteredClient(client)
                        .id(row.text(1))
                        .principalName(user.toString())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizedScopes(read(row.text(8)))
                        .attribute(
                                Principal.class.getName(),
                                UsernamePasswordAuthenticationToken.authenticated(
                                        user.toString(), null, List.of()))
                        .attribute(OAuth2AuthorizationRequest.class.getName(), request(row, client))
                        .attribute(SUB, row.text(4))
                        .attribute(SIGNED_IN_AT, row.text(14))
                        .attribute(SHOWN, hmac);
        switch (stage) {
            case ASKED -> grant.attribute(OAuth2ParameterNames.STATE, shown);
            case ALLOWED -> grant.token(new OAuth2AuthorizationCode(shown, began, ends));
            case RUNNING -> {
                grant.refreshToken(new OAuth2RefreshToken(shown, began, ends));
                // Spring looks into the last one for a sid, which ours have not.
                grant.token(new OidcIdToken("the last", began, ends, Map.of("sub", row.text(4))));
            }
        }
        return grant.build();
    }

    private static OAuth2AuthorizationRequest request(Db.Row row, RegisteredClient client) {
        Map<String, Object> more = new HashMap<>();
        more.put("code_challenge", row.text(11));
        more.put("code_challenge_method", "S256");
        if (!row.text(10).isEmpty()) {
            more.put("nonce", row.text(10));
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(AuthorizationServer.AUTHORIZE)
                .clientId(client.getClientId())
                .redirectUri(row.text(6))
                .scopes(read(row.text(7)))
                .state(row.text(9).isEmpty() ? null : row.text(9))
                .additionalParameters(more)
                .build();
    }

    @Nullable String hmac(GrantCredential.@Nullable Stage stage, @Nullable String value) {
        return stage == null || value == null
                ? null
                : key.hmac("client ticket " + stage.wire(), value);
    }

    /** As scopes are written in requests and tokens: blanks between them. */
    static String written(Set<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }

    static Set<String> read(String scope) {
        return scope.isEmpty() ? Set.of() : new TreeSet<>(List.of(scope.split(" ")));
    }
}
