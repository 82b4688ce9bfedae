package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Profile;
import app.cruddur.users.Users;
import app.cruddur.web.Answers;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one does while not signed in: sign up, confirm, sign in, recover a password. */
@RestController
class IdentityApi {

    private static final SqlFile SESSION = SqlFile.load("identity/session");

    private final Db db;
    private final SignUps signUps;
    private final Accounts accounts;
    private final Attempts attempts;
    private final KnownBrowsers knownBrowsers;
    private final Sessions sessions;

    IdentityApi(
            Db db,
            SignUps signUps,
            Accounts accounts,
            Attempts attempts,
            KnownBrowsers knownBrowsers,
            Sessions sessions) {
        this.db = db;
        this.signUps = signUps;
        this.accounts = accounts;
        this.attempts = attempts;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
    }

    /** Who asks, and what time it is. */
    record Session(
            Profile.@Nullable Short viewer,
            @Schema(description = "the database's clock, UTC") Instant server_time) {}

    @Schema(name = "SignUp")
    record SignUpBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String email,
            @Schema(
                            description = "the handle: 3 to 30 of a-z, 0-9 and _",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String preferred_username,
            @Schema(
                            description =
                                    "at least 10 characters, at most 72 bytes, not a common one",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String password) {}

    /** A sign-up that waits for the code sent to its address. */
    record Waiting(
            UUID sign_up,
            String email,
            Instant code_expires_at,
            @Schema(description = "seconds until another code may be asked for")
                    int resend_after_seconds) {}

    @Schema(name = "Resend")
    record ResendBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String sign_up) {}

    @Schema(name = "Confirm")
    record ConfirmBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String sign_up,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456")
                    @Nullable String code) {}

    @Schema(name = "SignIn")
    record SignInBody(
            @Schema(
                            description = "e-mail address or handle",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String login,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    @Schema(name = "Forgot")
    record ForgotBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String email) {}

    /** A password reset that waits for its code. */
    record ResetWaiting(UUID reset, Instant code_expires_at) {}

    @Schema(name = "Reset")
    record ResetBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reset,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
            @Schema(description = "the new password", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String password) {}

    /**
     * Who the viewer is, and the database's time; sets the cookie that guards against forged
     * requests.
     */
    @Operation(summary = "Who is signed in; sets the cookie XSRF-TOKEN")
    @Answers(shape = Session.class)
    @GetMapping(path = "/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] session(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @Parameter(hidden = true) CsrfToken token) {
        // Reading the deferred token is what sends its cookie.
        token.getToken();
        return db.call(SESSION)
                .with("user_uuid", viewer == null ? null : viewer.uuid())
                .json()
                .orElseThrow();
    }

    @Operation(summary = "Sign up; a code is sent to the address")
    @Answers(
            shape = Waiting.class,
            refusals = {
                ErrorCode.SIGN_UPS_CLOSED,
                ErrorCode.NAME_BLANK,
                ErrorCode.NAME_TOO_LONG,
                ErrorCode.NAME_INVALID,
                ErrorCode.EMAIL_BLANK,
                ErrorCode.EMAIL_INVALID,
                ErrorCode.PREFERRED_USERNAME_BLANK,
                ErrorCode.PREFERRED_USERNAME_INVALID,
                ErrorCode.PREFERRED_USERNAME_RESERVED,
                ErrorCode.PREFERRED_USERNAME_TAKEN,
                ErrorCode.PASSWORD_BLANK,
                ErrorCode.PASSWORD_TOO_SHORT,
                ErrorCode.PASSWORD_TOO_LONG,
                ErrorCode.PASSWORD_COMMON
            })
    @PostMapping(
            path = "/api/identity/sign-up",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] signUp(@RequestBody SignUpBody body) {
        return signUps.begin(
                SignUp.of(body.name(), body.email(), body.preferred_username(), body.password()));
    }

    @Operation(summary = "Send another code for a sign-up")
    @Answers(
            shape = Waiting.class,
            refusals = {
                ErrorCode.CODE_EXPIRED,
                ErrorCode.RESEND_TOO_SOON,
                ErrorCode.RESEND_EXHAUSTED
            })
    @PostMapping(
            path = "/api/identity/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] resend(@RequestBody ResendBody body) {
        return signUps.resend(Codes.id(body.sign_up()));
    }

    @Operation(summary = "Confirm a sign-up by its code, which signs in")
    @Answers(
            shape = Profile.Short.class,
            refusals = {
                ErrorCode.CODE_BLANK,
                ErrorCode.CODE_INVALID,
                ErrorCode.CODE_EXPIRED,
                ErrorCode.CODE_TRIES_EXCEEDED,
                ErrorCode.PREFERRED_USERNAME_TAKEN,
                ErrorCode.EMAIL_TAKEN
            })
    @PostMapping(
            path = "/api/identity/confirm",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] confirm(
            @RequestBody ConfirmBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Users.Registered user = signUps.confirm(Codes.id(body.sign_up()), body.code());
        sessions.begin(user.uuid(), request, response);
        return user.json();
    }

    @Operation(summary = "Sign in by e-mail address or handle")
    @Answers(
            shape = Profile.Short.class,
            refusals = {
                ErrorCode.SIGN_IN_FAILED,
                ErrorCode.ACCOUNT_DISABLED,
                ErrorCode.TOO_MANY_ATTEMPTS
            })
    @PostMapping(
            path = "/api/identity/sign-in",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] signIn(
            @RequestBody SignInBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String login = body.login() == null ? "" : body.login().strip();
        String password = body.password() == null ? "" : body.password();
        List<Attempts.Subject> subjects =
                attempts.subjects(
                        login, request.getRemoteAddr(), knownBrowsers.isKnown(login, request));
        Accounts.Proven user = attempts.guarded(subjects, () -> accounts.signIn(login, password));
        knownBrowsers.remember(login, response);
        sessions.begin(user.uuid(), request, response);
        return user.json();
    }

    @Operation(summary = "Sign out")
    @Answers(status = 204)
    @PostMapping("/api/identity/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        sessions.end(request);
    }

    @Operation(
            summary =
                    "Send a code to set a forgotten password anew; the same answer for any address")
    @Answers(
            shape = ResetWaiting.class,
            refusals = {ErrorCode.EMAIL_BLANK, ErrorCode.EMAIL_INVALID})
    @PostMapping(
            path = "/api/identity/forgot",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] forgot(@RequestBody ForgotBody body) {
        return accounts.forgot(body.email());
    }

    @Operation(summary = "Set a password anew by a code; ends all sessions and signs in")
    @Answers(
            shape = Profile.Short.class,
            refusals = {
                ErrorCode.CODE_BLANK,
                ErrorCode.CODE_INVALID,
                ErrorCode.CODE_EXPIRED,
                ErrorCode.CODE_TRIES_EXCEEDED,
                ErrorCode.PASSWORD_BLANK,
                ErrorCode.PASSWORD_TOO_SHORT,
                ErrorCode.PASSWORD_TOO_LONG,
                ErrorCode.PASSWORD_COMMON,
                ErrorCode.ACCOUNT_DISABLED
            })
    @PostMapping(
            path = "/api/identity/reset",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] reset(
            @RequestBody ResetBody body, HttpServletRequest request, HttpServletResponse response) {
        Accounts.Proven user = accounts.reset(Codes.id(body.reset()), body.code(), body.password());
        sessions.begin(user.uuid(), request, response);
        return user.json();
    }
}
