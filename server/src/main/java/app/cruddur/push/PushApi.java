package app.cruddur.push;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.RateLimit;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Site;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Of which kinds of notifications the browser that asks is told while no page is in view. It ends
 * with the browser's session.
 */
@RestController
@RequestMapping("/api/account/push")
class PushApi {

    /** So many browsers of one person are told; the oldest makes way for one more. */
    static final int MOST_BROWSERS = 10;

    private static final SqlFile STATE = SqlFile.load("push/state");
    private static final SqlFile AWAIT_ENDPOINT = SqlFile.load("push/await-endpoint");
    private static final SqlFile FREE_ENDPOINT = SqlFile.load("push/free-endpoint");
    private static final SqlFile SUBSCRIBE = SqlFile.load("push/subscribe");
    private static final SqlFile UNSUBSCRIBE = SqlFile.load("push/unsubscribe");

    private final Db db;
    private final Sessions sessions;
    private final PushKeys keys;
    private final Site site;

    PushApi(Db db, Sessions sessions, PushKeys keys, Site site) {
        this.site = site;
        this.db = db;
        this.sessions = sessions;
        this.keys = keys;
    }

    /** Kinds of notifications; at first none. */
    @Schema(name = "PushKinds")
    record Kinds(
            boolean replied, boolean mentioned, boolean liked, boolean reposted, boolean followed) {

        private boolean any() {
            return replied || mentioned || liked || reposted || followed;
        }
    }

    /**
     * What a browser needs to know.
     *
     * @param public_key applicationServerKey for the browser, in base64url
     */
    @Schema(name = "Push")
    record State(String public_key, Kinds kinds) {}

    /**
     * What PushSubscription.toJSON() of a browser has, by which key it was made, and the kinds.
     *
     * @param public_key the server's, by which it was made; absent: not checked
     * @param endpoint https, on port 443
     * @param p256dh the browser's public key, in base64url
     * @param auth the browser's authentication secret, in base64url
     */
    @Schema(name = "PushSubscription")
    record Body(
            @Nullable String public_key,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 1000)
                    @Nullable String endpoint,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String p256dh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String auth,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Kinds kinds) {}

    /**
     * The server's public key for Web Push, and of which kinds of notifications this browser is
     * told.
     */
    @OpenApiResponses(shape = State.class)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] state(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        return db.call(STATE)
                .with("public_key", keys.publicKey())
                .with("session_uuid", session(request))
                .json()
                .orElseThrow();
    }

    /**
     * Have this browser told of these kinds of notifications by Web Push, until it is signed out.
     */
    @OpenApiResponses(status = 204, using = PushSubscription.class, refusals = "push_key_other")
    @RateLimit(name = "push", quota = 30)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody Body body,
            HttpServletRequest request) {
        UUID session = session(request);
        if (session == null) {
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
        PushSubscription subscription =
                PushSubscription.of(body.endpoint(), body.p256dh(), body.auth(), site.publicUrl());
        Kinds kinds = body.kinds();
        if (kinds == null) {
            throw new Refusal(RequestError.BODY_MALFORMED);
        }
        if (!kinds.any()) {
            db.call(UNSUBSCRIBE).with("session_uuid", session).text();
            return;
        }
        if (body.public_key() != null && !body.public_key().equals(keys.publicKey())) {
            throw new Refusal(PushError.PUSH_KEY_OTHER);
        }
        boolean signedIn =
                db.transaction(together -> {
                    String endpoint = subscription.endpoint().toString();
                    together.call(AWAIT_ENDPOINT)
                            .with("user_uuid", viewer.uuid())
                            .with("endpoint", endpoint)
                            .text();
                    together.call(FREE_ENDPOINT)
                            .with("user_uuid", viewer.uuid())
                            .with("session_uuid", session)
                            .with("endpoint", endpoint)
                            .with("most", MOST_BROWSERS)
                            .text();
                    return together.call(SUBSCRIBE)
                            .with("user_uuid", viewer.uuid())
                            .with("session_uuid", session)
                            .with("endpoint", endpoint)
                            .with("browser_key", HexFormat.of().formatHex(subscription.p256dh()))
                            .with("auth", HexFormat.of().formatHex(subscription.auth()))
                            .with("replied", kinds.replied())
                            .with("mentioned", kinds.mentioned())
                            .with("liked", kinds.liked())
                            .with("reposted", kinds.reposted())
                            .with("followed", kinds.followed())
                            .text()
                            .isPresent();
                });
        if (!signedIn) {
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
    }

    /** Have this browser told of nothing by Web Push. */
    @OpenApiResponses(status = 204)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        db.call(UNSUBSCRIBE).with("session_uuid", session(request)).text();
    }

    /** Null where a token asks. */
    private @Nullable UUID session(HttpServletRequest request) {
        return sessions.of(request).map(Session::uuid).orElse(null);
    }
}
