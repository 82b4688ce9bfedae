package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.sessions.SessionToken;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The link by which somebody becomes a new server's first admin. Each start of a server without an
 * admin makes one, which takes the place of the last, serves once and ends after 24 hours. The
 * database has its hash alone. Thread-safe.
 */
@Component
public final class AdminLink {

    private static final SqlFile RENEW = SqlFile.load("identity/renew-admin-link");
    private static final SqlFile FIND = SqlFile.load("identity/admin-link");
    private static final SqlFile BECOME = SqlFile.load("identity/become-admin");

    private final Db db;
    private final Sessions sessions;

    AdminLink(Db db, Sessions sessions) {
        this.db = db;
        this.sessions = sessions;
    }

    /**
     * The path of a new link, whose fragment browsers send to no server; empty where there is an
     * admin.
     */
    public static Optional<String> renew(Db db) {
        // In an address "+" and "/" would have to be written otherwise.
        String token =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getDecoder().decode(SessionToken.next()));
        return db.call(RENEW)
                .with("token_hash", SessionToken.hash(token))
                .text()
                .map(made -> "become-admin#link=" + token);
    }

    /** The hash of a token whose link is good; null for any other token. */
    @Nullable String goodHash(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        String hash = SessionToken.hash(token);
        return isGood(db, hash) ? hash : null;
    }

    /** Whether this is the hash of a good link's token. */
    static boolean isGood(Db db, String hash) {
        return !hash.isEmpty() && db.call(FIND).with("token_hash", hash).text().isPresent();
    }

    /**
     * Makes the viewer the admin, unless they are one already.
     *
     * @throws Refusal when the link is void
     */
    void use(Viewer viewer, @Nullable String token) {
        if (viewer.isAtLeast(Viewer.Role.ADMIN)) {
            return;
        }
        makeAdmin(db, viewer.uuid(), SessionToken.hash(token == null ? "" : token));
        sessions.forget();
    }

    /**
     * Makes a user the admin, and uses the link up.
     *
     * @throws Refusal when the link is void
     */
    static void makeAdmin(Db db, UUID user, String hash) {
        if (db.call(BECOME).with("token_hash", hash).with("user_uuid", user).text().isEmpty()) {
            throw new Refusal(IdentityError.ADMIN_LINK_VOID);
        }
    }
}
