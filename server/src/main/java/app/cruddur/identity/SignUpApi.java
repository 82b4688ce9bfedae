package app.cruddur.identity;

import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import app.cruddur.membership.Invitations;
import app.cruddur.membership.SignUpBlocks;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.Handle;
import app.cruddur.users.Name;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.RequestLanguage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, and confirming it by the code that was sent. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
@ConditionalOnEmbeddedIdentity
class SignUpApi {

    private final SignUps signUps;
    private final Sessions sessions;

    SignUpApi(SignUps signUps, Sessions sessions) {
        this.signUps = signUps;
        this.sessions = sessions;
    }

    /**
     * The body of a sign-up.
     *
     * @param preferred_username the handle: 3 to 30 of a-z, 0-9 and _
     * @param password at least 10 characters, at most 72 bytes, not a common one
     * @param invitation the code of an invitation, where sign-ups are by invitation
     * @param reason why one wants to join, where accounts are approved: at most 500 characters
     * @param admin_link of who is to be the first admin, who may sign up where others may not
     */
    @Schema(name = "SignUp")
    record SignUpBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String email,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String preferred_username,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password,
            @Nullable String invitation,
            @Nullable String reason,
            @Nullable String admin_link) {}

    /**
     * A sign-up that waits for the code sent to its address.
     *
     * @param resend_after_seconds seconds until another code may be asked for
     */
    record Waiting(UUID sign_up, String email, Instant code_expires_at, int resend_after_seconds) {}

    @Schema(name = "Resend")
    record ResendBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String sign_up) {}

    @Schema(name = "Confirm")
    record ConfirmBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String sign_up,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456")
                    @Nullable String code) {}

    /** Sign up; a code is sent to the address. */
    @OpenApiResponses(
            shape = Waiting.class,
            using = {
                Email.class,
                Passwords.class,
                Name.class,
                Handle.class,
                SignUp.class,
                Invitations.class,
                SignUpBlocks.class
            },
            refusals = {"sign_ups_closed", "sign_ups_paused", "preferred_username_taken"})
    @RateLimit(
            name = "sign-up",
            quota = 5,
            minutes = 60,
            by = Policy.Subject.ADDRESS,
            kept = Policy.Kept.DATABASE)
    @PostMapping(
            path = "/api/identity/sign-up",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] signUp(@RequestBody SignUpBody body, HttpServletRequest request) {
        return signUps.begin(
                body.name(),
                body.email(),
                body.preferred_username(),
                body.password(),
                body.invitation(),
                body.reason(),
                body.admin_link(),
                request.getRemoteAddr(),
                RequestLanguage.of(request));
    }

    /** Send another code for a sign-up. */
    @OpenApiResponses(
            shape = Waiting.class,
            using = SignUpBlocks.class,
            refusals = {"code_expired", "resend_too_soon", "resend_exhausted"})
    @MailLimit
    @PostMapping(
            path = "/api/identity/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] resend(@RequestBody ResendBody body, HttpServletRequest request) {
        return signUps.resend(
                VerificationCodes.id(body.sign_up()),
                request.getRemoteAddr(),
                RequestLanguage.of(request));
    }

    /** Confirm a sign-up by its code, which signs in. */
    @OpenApiResponses(
            shape = Profile.Short.class,
            using = {VerificationCodes.class, SignUpBlocks.class},
            refusals = {
                "approval_waits",
                "admin_link_void",
                "sign_ups_closed",
                "sign_ups_paused",
                "preferred_username_taken",
                "email_taken",
                "invitation_needed"
            })
    @CodeLimit
    @PostMapping(
            path = "/api/identity/confirm",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] confirm(
            @RequestBody ConfirmBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accounts.Proven user =
                signUps.confirm(
                        VerificationCodes.id(body.sign_up()), body.code(), request.getRemoteAddr());
        sessions.begin(user.uuid(), user.passwordHash(), request, response);
        return user.json();
    }
}
