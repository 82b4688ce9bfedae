package app.cruddur.identity;

import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.Handle;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequestLanguage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by a password, and a second factor where there is one. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
@ConditionalOnEmbeddedIdentity
class SignInApi {

    private final Accounts accounts;
    private final LoginThrottle attempts;
    private final DeviceCookie knownBrowsers;
    private final SecondFactors factors;
    private final SignInSteps steps;
    private final Sessions sessions;

    SignInApi(
            Accounts accounts,
            LoginThrottle attempts,
            DeviceCookie knownBrowsers,
            SecondFactors factors,
            SignInSteps steps,
            Sessions sessions) {
        this.factors = factors;
        this.steps = steps;
        this.accounts = accounts;
        this.attempts = attempts;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
    }

    /**
     * The body of a sign-in.
     *
     * @param login e-mail address or handle
     */
    @Schema(name = "SignIn")
    record SignInBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String login,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    /**
     * The body with a code of the second factor.
     *
     * @param step the fragment of Location, after step=
     * @param code six digits of the app, or a recovery code
     */
    @Schema(name = "SignInCode")
    record CodeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String step,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456")
                    @Nullable String code) {}

    /**
     * Sign in by e-mail address or handle; where a second factor is on, Location leads to its code.
     */
    @OpenApiResponses(
            shape = Profile.Short.class,
            refusals = {
                "sign_in_failed",
                "account_disabled",
                "email_unconfirmed",
                "approval_waits",
                "factor_needed",
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
        if (factors.isOn(user.uuid())) {
            throw steps.codeNeeded(user, login);
        }
        if (sessions.begin(user.uuid(), user.passwordHash(), request, response).isEmpty()) {
            // The password was changed meanwhile, or a second factor set up.
            throw new Refusal(IdentityError.SIGN_IN_FAILED);
        }
        knownBrowsers.remember(login, response);
        return user.json();
    }

    /** Give the code of the second factor, after the password. */
    @OpenApiResponses(
            shape = Profile.Short.class,
            refusals = {
                "factor_step_expired",
                "factor_off",
                "factor_unreadable",
                "factor_code_blank",
                "factor_code_wrong",
                "too_many_attempts"
            })
    @CodeLimit
    @PostMapping(
            path = "/api/identity/sign-in/code",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] giveCode(
            @RequestBody CodeBody body, HttpServletRequest request, HttpServletResponse response) {
        SignInSteps.Step step = steps.open(body.step());
        Accounts.Proven user = accounts.ofStep(step.user());
        if (!steps.isOf(step, user.passwordHash())) {
            throw new Refusal(FactorError.FACTOR_STEP_EXPIRED);
        }
        String code = SecondFactors.typed(body.code());
        attempts.guarded(
                attempts.ofFactor(step.user(), request.getRemoteAddr()),
                () -> {
                    factors.prove(step.user(), code);
                    return step;
                },
                () -> factors.tellOfGuesses(step.user(), RequestLanguage.of(request)));
        if (sessions.beginWithFactor(user.uuid(), user.passwordHash(), request, response)
                .isEmpty()) {
            // The password was changed meanwhile, or the account disabled: the next sign-in tells.
            throw new Refusal(FactorError.FACTOR_STEP_EXPIRED);
        }
        if (!step.login().isEmpty()) {
            knownBrowsers.remember(step.login(), response);
        }
        return user.json();
    }
}
