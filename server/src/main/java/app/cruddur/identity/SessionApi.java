package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Profile;
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

/** Who is signed in; signing in and out. */
@RestController
class SessionApi {

    private static final SqlFile SESSION = SqlFile.load("identity/session");

    private final Db db;
    private final Accounts accounts;
    private final Attempts attempts;
    private final KnownBrowsers knownBrowsers;
    private final Sessions sessions;

    SessionApi(
            Db db,
            Accounts accounts,
            Attempts attempts,
            KnownBrowsers knownBrowsers,
            Sessions sessions) {
        this.db = db;
        this.accounts = accounts;
        this.attempts = attempts;
        this.knownBrowsers = knownBrowsers;
        this.sessions = sessions;
    }

    /** Who asks, and what time it is. */
    record Session(
            Profile.@Nullable Short viewer,
            @Schema(description = "the database's clock, UTC") Instant server_time) {}

    @Schema(name = "SignIn")
    record SignInBody(
            @Schema(
                            description = "e-mail address or handle",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String login,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

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
}
