package app.cruddur.identity;

import app.cruddur.sessions.Sessions;
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

/** Setting a forgotten password anew. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
@ConditionalOnEmbeddedIdentity
class RecoveryApi {

    private final Recovery recovery;
    private final SecondFactors factors;
    private final SignInSteps steps;
    private final Sessions sessions;

    RecoveryApi(Recovery recovery, SecondFactors factors, SignInSteps steps, Sessions sessions) {
        this.factors = factors;
        this.steps = steps;
        this.recovery = recovery;
        this.sessions = sessions;
    }

    @Schema(name = "Forgot")
    record ForgotBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String email) {}

    /** A password reset that waits for its code. */
    record ResetWaiting(UUID reset, Instant code_expires_at) {}

    /**
     * The body of a new password by a code.
     *
     * @param password the new password
     */
    @Schema(name = "Reset")
    record ResetBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reset,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    /** Send a code to set a forgotten password anew; the same answer for any address. */
    @OpenApiResponses(shape = ResetWaiting.class, using = Email.class)
    @MailLimit
    @PostMapping(
            path = "/api/identity/forgot",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] forgot(@RequestBody ForgotBody body, HttpServletRequest request) {
        return recovery.begin(body.email(), request.getRemoteAddr(), RequestLanguage.of(request));
    }

    /**
     * Set a password anew by a code; ends all sessions and signs in, but where a second factor is
     * on: there Location leads to its code.
     */
    @OpenApiResponses(
            shape = Profile.Short.class,
            using = {Passwords.class, VerificationCodes.class},
            refusals = {"account_disabled", "factor_needed"})
    @CodeLimit
    @PostMapping(
            path = "/api/identity/reset",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] reset(
            @RequestBody ResetBody body, HttpServletRequest request, HttpServletResponse response) {
        Accounts.Proven user =
                recovery.reset(
                        VerificationCodes.id(body.reset()),
                        body.code(),
                        body.password(),
                        RequestLanguage.of(request));
        if (factors.isOn(user.uuid())) {
            throw steps.codeNeeded(user, "");
        }
        if (sessions.begin(user.uuid(), user.passwordHash(), request, response).isEmpty()) {
            // A second factor was set up meanwhile, or the password changed again.
            throw steps.codeNeeded(user, "");
        }
        return user.json();
    }
}
