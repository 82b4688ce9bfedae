package app.cruddur.oidc;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.sessions.SessionToken;
import app.cruddur.web.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who have signed in at the issuer and have yet to choose a handle. Their claims are kept
 * for half an hour, encrypted; their browser has a token in a cookie.
 */
@Component
@ConditionalOnProperty(name = "cruddur.identity", havingValue = "oidc")
final class PendingRegistrations {

    private static final SqlFile KEEP = SqlFile.load("oidc/keep-newcomer");
    private static final SqlFile FIND = SqlFile.load("oidc/find-newcomer");
    private static final SqlFile FORGET = SqlFile.load("oidc/forget-newcomer");

    private static final String PURPOSE = "newcomer";
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Db db;
    private final SecretKey key;
    private final JsonMapper json;
    private final OidcCookie cookie;

    PendingRegistrations(Db db, SecretKey key, JsonMapper json, Site site) {
        this.db = db;
        this.key = key;
        this.json = json;
        this.cookie = new OidcCookie("NEWCOMER", site.https());
    }

    /**
     * A person who has yet to choose a handle.
     *
     * @param renewal for the session that is to begin; null where the issuer gave no refresh token
     */
    record Newcomer(IssuerClaims told, @Nullable Renewal renewal) {}

    void keep(Newcomer newcomer, HttpServletResponse response) {
        String token = SessionToken.next();
        byte[] told = key.encrypt(PURPOSE, json.writeValueAsBytes(newcomer));
        db.call(KEEP)
                .with("token_hash", SessionToken.hash(token))
                .with("told", HexFormat.of().formatHex(told))
                .text();
        cookie.set(token, KEPT, response);
    }

    /** The person whose browser asks. */
    Optional<Newcomer> of(HttpServletRequest request) {
        String token = cookie.value(request);
        return token == null
                ? Optional.empty()
                : db.call(FIND)
                        .with("token_hash", SessionToken.hash(token))
                        .text()
                        .flatMap(this::read);
    }

    /** Whoever was kept under another SECRET_KEY signs in again. */
    private Optional<Newcomer> read(String told) {
        byte[] claims;
        try {
            claims = key.decrypt(PURPOSE, HexFormat.of().parseHex(told));
        } catch (IllegalArgumentException underAnotherKey) {
            return Optional.empty();
        }
        return Optional.of(json.readValue(claims, Newcomer.class));
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        String token = cookie.value(request);
        if (token != null) {
            db.call(FORGET).with("token_hash", SessionToken.hash(token)).text();
            cookie.remove(response);
        }
    }
}
