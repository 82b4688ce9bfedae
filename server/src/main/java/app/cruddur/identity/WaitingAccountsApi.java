package app.cruddur.identity;

import app.cruddur.users.Handle;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts that wait for a moderator's word. */
@RestController
@ConditionalOnEmbeddedIdentity
@RequestMapping("/api/moderation/sign-ups")
@RequiresRole(Viewer.Role.MODERATOR)
class WaitingAccountsApi {

    private final WaitingAccounts waiting;

    WaitingAccountsApi(WaitingAccounts waiting) {
        this.waiting = waiting;
    }

    /**
     * An account that waits.
     *
     * @param email_domain what stands after the &#64; of the address
     * @param reason why they want to join
     * @param created_at UTC
     * @param expires_at UTC; when it goes without a word
     */
    record WaitingAccount(
            String handle,
            String display_name,
            String email_domain,
            String reason,
            Instant created_at,
            Instant expires_at) {}

    @Schema(name = "Word")
    record WordBody(
            @Schema(
                            allowableValues = {"accept", "refuse"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String word) {}

    /** The accounts that wait for a word, the longest first; 100 at most. */
    @OpenApiResponses(shape = WaitingAccount.class, list = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] list(@AuthenticationPrincipal Viewer viewer) {
        return waiting.list();
    }

    /** Accept or refuse an account that waits, whose person is told by mail. */
    @OpenApiResponses(
            status = 204,
            refusals = {
                "not_found",
                "sign_ups_paused",
                "preferred_username_taken",
                "waiting_email_taken"
            })
    @PutMapping(path = "/@{handle}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String handle,
            @RequestBody WordBody body) {
        WaitingAccounts.Word word =
                WaitingAccounts.Word.of(body.word())
                        .orElseThrow(() -> new Refusal(RequestError.BODY_MALFORMED));
        waiting.decide(Handle.bare(handle), word, viewer);
    }
}
