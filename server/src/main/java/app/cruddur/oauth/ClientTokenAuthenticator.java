package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import app.cruddur.identity.IdentityError;
import app.cruddur.identity.TokenAuthenticator;
import app.cruddur.text.PlainText;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Authenticates by our own access tokens. Each request reads the grant, so that a revoked grant and
 * a disabled or deleted person count at once.
 */
@Component
@ConditionalOnEmbeddedIdentity
final class ClientTokenAuthenticator implements TokenAuthenticator {

    private static final SqlFile BEARER = SqlFile.load("oauth/bearer");

    private final Db db;
    private final JwtDecoder tokens;

    ClientTokenAuthenticator(Db db, JwtDecoder tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    @Override
    public Viewer viewer(String token) {
        Jwt jwt = decode(token);
        UUID grant = Clients.uuid(jwt.getClaimAsString(Claims.GRANT));
        String sub = jwt.getSubject();
        // One that is bound to a key (DPoP) is no bearer's.
        if (grant == null || sub == null || !PlainText.canBeKept(sub) || jwt.hasClaim("cnf")) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
        Db.Row person =
                db.call(BEARER)
                        .with("uuid", grant)
                        .with("sub", sub)
                        .row()
                        .filter(row -> row.text(1).equals(jwt.getClaimAsString("client_id")))
                        .orElseThrow(() -> new Refusal(RequestError.TOKEN_INVALID));
        if (!person.text(2).isEmpty()) {
            throw new Refusal(IdentityError.ACCOUNT_DISABLED);
        }
        return Viewer.of(person, 3);
    }

    private Jwt decode(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException wrong) {
            throw new Refusal(RequestError.TOKEN_INVALID);
        }
    }
}
