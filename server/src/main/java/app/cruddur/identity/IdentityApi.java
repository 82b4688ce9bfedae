package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class IdentityApi {

    private static final SqlFile SESSION = SqlFile.load("identity/session");

    private final Db db;
    private final Accounts accounts;
    private final Attempts attempts;
    private final SecurityContextRepository contexts;
    private final JsonMapper json;

    IdentityApi(
            Db db,
            Accounts accounts,
            Attempts attempts,
            SecurityContextRepository contexts,
            JsonMapper json) {
        this.db = db;
        this.accounts = accounts;
        this.attempts = attempts;
        this.contexts = contexts;
        this.json = json;
    }

    record SignUpBody(
            @Nullable String name,
            @Nullable String email,
            @Nullable String preferred_username,
            @Nullable String password) {}

    record ConfirmBody(@Nullable String sign_up, @Nullable String code) {}

    record SignInBody(@Nullable String login, @Nullable String password) {}

    /**
     * Who the viewer is, and the database's time; sets the cookie that guards against forged
     * requests.
     */
    @GetMapping(path = "/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] session(@AuthenticationPrincipal @Nullable Viewer viewer, CsrfToken token) {
        // Reading the deferred token is what sends its cookie.
        token.getToken();
        return db.call(SESSION)
                .with("user_uuid", viewer == null ? null : viewer.uuid())
                .json()
                .orElseThrow();
    }

    @PostMapping(path = "/api/identity/sign-up", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] signUp(@RequestBody SignUpBody body) {
        return accounts.signUp(
                SignUp.of(body.name(), body.email(), body.preferred_username(), body.password()));
    }

    @PostMapping(path = "/api/identity/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] confirm(
            @RequestBody ConfirmBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String code = body.code() == null ? "" : body.code().strip();
        if (code.isEmpty()) {
            throw new Refusal(ErrorCode.CODE_BLANK);
        }
        UUID id;
        try {
            id = UUID.fromString(body.sign_up() == null ? "" : body.sign_up());
        } catch (IllegalArgumentException notAUuid) {
            throw new Refusal(ErrorCode.CODE_EXPIRED);
        }
        byte[] user = accounts.confirm(id, code);
        begin(UUID.fromString(json.readTree(user).get("uuid").asString()), request, response);
        return user;
    }

    @PostMapping("/api/identity/sign-in")
    Map<String, String> signIn(
            @RequestBody SignInBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String login = body.login() == null ? "" : body.login().strip();
        List<String> subjects = attempts.subjects(login, request.getRemoteAddr());
        attempts.allow(subjects);
        JsonNode account =
                accounts.signIn(login, body.password() == null ? "" : body.password())
                        .orElseThrow(() -> {
                            attempts.failed(subjects);
                            return new Refusal(ErrorCode.SIGN_IN_FAILED);
                        });
        attempts.succeeded(subjects);
        String uuid = account.get("uuid").asString();
        begin(UUID.fromString(uuid), request, response);
        return Map.of(
                "uuid",
                uuid,
                "handle",
                account.get("handle").asString(),
                "display_name",
                account.get("display_name").asString());
    }

    @PostMapping("/api/identity/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        end(request);
        SecurityContextHolder.clearContext();
    }

    /** A session of its own, under a new id, whatever the browser had before. */
    private void begin(UUID user, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new Viewer(user), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
