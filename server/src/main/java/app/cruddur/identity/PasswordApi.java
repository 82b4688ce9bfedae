package app.cruddur.identity;

import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.RequestLanguage;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person does with their account by its password. */
@RestController
@ConditionalOnEmbeddedIdentity
@RequestMapping("/api/account")
class PasswordApi {

    private final Accounts accounts;
    private final LoginThrottle attempts;
    private final Sessions sessions;

    PasswordApi(Accounts accounts, LoginThrottle attempts, Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /**
     * The body of a change of the password.
     *
     * @param password the present password
     */
    @Schema(name = "PasswordChange")
    record PasswordBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String new_password) {}

    @Schema(name = "AccountDeletion")
    record DeleteBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    /** Change the password; signs out everywhere else. */
    @OpenApiResponses(
            status = 204,
            using = Passwords.class,
            refusals = {"password_wrong", "too_many_attempts"})
    @PutMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody PasswordBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID here = sessions.of(request).map(Session::uuid).orElse(null);
        String hash =
                attempts.guarded(
                        attempts.ofViewer(viewer, request),
                        () ->
                                accounts.changePassword(
                                        viewer,
                                        here,
                                        body.password(),
                                        body.new_password(),
                                        RequestLanguage.of(request)));
        sessions.beginAnew(viewer.uuid(), hash, request, response);
    }

    /** Delete one's account and all that hangs on it, now. */
    @OpenApiResponses(
            status = 204,
            refusals = {"password_wrong", "only_admin", "too_many_attempts", "server_busy"})
    @PostMapping(path = "/delete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody DeleteBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        attempts.guarded(
                attempts.ofViewer(viewer, request),
                () -> {
                    accounts.delete(viewer, body.password());
                    return viewer;
                });
        sessions.end(request, response);
    }
}
