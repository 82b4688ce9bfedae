package app.cruddur.identity;

import app.cruddur.membership.SignUpBlocks;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.RequestLanguage;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing the e-mail address of an account. The new one counts once its code is confirmed. */
@RestController
@ConditionalOnEmbeddedIdentity
@RequestMapping("/api/account/email")
class EmailApi {

    private final EmailChanges changes;
    private final LoginThrottle attempts;

    EmailApi(EmailChanges changes, LoginThrottle attempts) {
        this.changes = changes;
        this.attempts = attempts;
    }

    /**
     * The body of a request for another address.
     *
     * @param email the new address
     */
    @Schema(name = "EmailChange")
    record EmailBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String email,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    /** A change of address that waits for the code sent to the new one. */
    record EmailWaiting(UUID change, String email, Instant code_expires_at) {}

    @Schema(name = "EmailConfirm")
    record EmailConfirmBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String change,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code) {}

    /** Ask for another e-mail address; a code is sent to it. */
    @OpenApiResponses(
            shape = EmailWaiting.class,
            using = {Email.class, SignUpBlocks.class},
            refusals = {"password_wrong", "too_many_attempts", "server_busy"})
    @PutMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] changeEmail(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody EmailBody body,
            HttpServletRequest request) {
        return attempts.guarded(
                attempts.ofViewer(viewer, request),
                () ->
                        changes.begin(
                                viewer,
                                body.email(),
                                body.password(),
                                request.getRemoteAddr(),
                                RequestLanguage.of(request)));
    }

    /** Confirm the new e-mail address by its code. */
    @OpenApiResponses(
            shape = AccountApi.Account.class,
            using = {VerificationCodes.class, SignUpBlocks.class},
            refusals = "email_taken")
    @CodeLimit
    @PostMapping(
            path = "/confirm",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] confirmEmail(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody EmailConfirmBody body,
            HttpServletRequest request) {
        return changes.confirm(
                viewer,
                VerificationCodes.id(body.change()),
                body.code(),
                RequestLanguage.of(request));
    }
}
