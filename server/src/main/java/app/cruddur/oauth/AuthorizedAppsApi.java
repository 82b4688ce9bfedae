package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clients that a person has allowed to act for them, and the one that asks. */
@RestController
@ConditionalOnEmbeddedIdentity
@RequestMapping("/api/account/clients")
class AuthorizedAppsApi {

    private static final SqlFile ALLOWED = SqlFile.load("oauth/allowed");
    private static final SqlFile TAKE_BACK = SqlFile.load("oauth/take-back");
    private static final SqlFile ASKING = SqlFile.load("oauth/asking");

    private final Db db;
    private final Grants grants;

    AuthorizedAppsApi(Db db, Grants grants) {
        this.db = db;
        this.grants = grants;
    }

    /**
     * A program that may act for one.
     *
     * @param allowed_at when one has first said yes
     */
    record Client(UUID uuid, String name, Instant allowed_at) {}

    /**
     * A program that asks whether it may.
     *
     * @param redirect_uri where the browser goes with the answer
     */
    record Question(UUID uuid, String name, String scope, String redirect_uri) {}

    /** The programs that one has allowed to act for one. */
    @OpenApiResponses(shape = Client.class, list = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] allowed(@AuthenticationPrincipal Viewer viewer) {
        return db.call(ALLOWED).with("user_uuid", viewer.uuid()).json().orElseThrow();
    }

    /** Take back what one has allowed a program; its tokens are void at once. */
    @OpenApiResponses(status = 204)
    @DeleteMapping("/{uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        boolean found =
                db.call(TAKE_BACK)
                        .with("user_uuid", viewer.uuid())
                        .with("client_uuid", uuid)
                        .text()
                        .isPresent();
        if (!found) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
    }

    /** Which program asks, by the state that /oauth2/authorize gave the page. */
    @OpenApiResponses(shape = Question.class, refusals = "not_found")
    @GetMapping(path = "/asking", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] asking(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(defaultValue = "") String state) {
        return db.call(ASKING)
                .with("user_uuid", viewer.uuid())
                .with("ticket_hmac", grants.hmac(GrantCredential.Stage.ASKED, state))
                .json()
                .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
    }
}
