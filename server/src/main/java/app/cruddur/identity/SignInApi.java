package app.cruddur.identity;

import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.Handle;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by a password. */
@RestController
@ConditionalOnEmbeddedIdentity
class SignInApi {

    private final Accounts accounts;
    private final LoginThrottle attempts;
    private final DeviceCookie knownBrowsers;
    private final Sessions sessions;

    SignInApi(
            Accounts accounts,
            LoginThrottle attempts,
            DeviceCookie knownBrowsers,
            Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
    }

    @Schema(name = "SignIn")
    record SignInBody(
            @Schema(
                            description = "e-mail address or handle",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String login,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    @Operation(summary = "Sign in by e-mail address or handle")
    @OpenApiResponses(
            shape = Profile.Short.class,
            refusals = {
                "sign_in_failed",
                "account_disabled",
                "email_unconfirmed",
                "too_many_attempts",
                "server_busy"
            })
    @RateLimit(
            name = "sign-in",
            quota = 10,
            by = Policy.Subject.ADDRESS,
            kept = Policy.Kept.DATABASE)
    @PostMapping(
            path = "/api/identity/sign-in",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] signIn(
            @RequestBody SignInBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (body.login() == null || body.password() == null) {
            throw new Refusal(RequestError.BODY_MALFORMED);
        }
        String typed = Handle.bare(body.login());
        String login = Email.login(typed);
        String password = body.password();
        List<LoginThrottle.Subject> subjects =
                attempts.subjects(
                        login, request.getRemoteAddr(), knownBrowsers.isKnown(login, request));
        Accounts.Proven user = attempts.guarded(subjects, () -> accounts.signIn(typed, password));
        if (sessions.begin(user.uuid(), user.passwordHash(), request, response).isEmpty()) {
            // The password was changed meanwhile.
            throw new Refusal(IdentityError.SIGN_IN_FAILED);
        }
        knownBrowsers.remember(login, response);
        return user.json();
    }
}
