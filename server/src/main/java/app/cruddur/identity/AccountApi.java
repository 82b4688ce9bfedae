package app.cruddur.identity;

import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.Banner;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a signed-in person does with their account. */
@RestController
@RequestMapping("/api/account")
class AccountApi {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountExport export;

    AccountApi(Accounts accounts, Sessions sessions, AccountExport export) {
        this.export = export;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /**
     * A second factor that is on.
     *
     * @param recovery_codes how many are not used yet
     */
    record SecondFactor(Instant since, int recovery_codes) {}

    /**
     * One's own account.
     *
     * @param second_factor null while it is off
     * @param sessions browsers that are signed in
     */
    record Account(
            UUID uuid,
            String handle,
            String display_name,
            @Nullable String bio,
            @Nullable Banner banner,
            @Nullable String link,
            String email,
            Instant created_at,
            @Nullable SecondFactor second_factor,
            int sessions) {}

    /**
     * A browser that is signed in.
     *
     * @param id names the session, and opens nothing
     * @param browser the User-Agent with which it was opened
     * @param last_used_at written at most every ten minutes
     * @param here whether it is the one that asks
     */
    record OpenSession(
            UUID id,
            @Nullable String browser,
            Instant signed_in_at,
            Instant last_used_at,
            Instant expires_at,
            boolean here) {}

    /** What is kept of a user, but for texts of reports and what is other people's. */
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Export(Instant exported_at) {}

    /** One's own account. */
    @OpenApiResponses(shape = Account.class)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] account(@AuthenticationPrincipal Viewer viewer) {
        return accounts.show(viewer);
    }

    /** Download what is kept of one, but for texts of reports and what is other people's. */
    @OpenApiResponses(shape = Export.class, headers = "Content-Disposition")
    @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Viewer viewer) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cruddur.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(export.of(viewer));
    }

    /** The browsers in which one is signed in. */
    @OpenApiResponses(shape = OpenSession.class, list = true)
    @GetMapping(path = "/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] sessions(@AuthenticationPrincipal Viewer viewer, HttpServletRequest request) {
        return accounts.sessions(viewer, here(request));
    }

    private @Nullable UUID here(HttpServletRequest request) {
        return sessions.of(request).map(Session::uuid).orElse(null);
    }

    /** Sign one browser out. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        if (!sessions.end(viewer, id)) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
    }

    /** Sign out everywhere, here too. */
    @OpenApiResponses(status = 204)
    @PostMapping("/sign-out-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(
            @AuthenticationPrincipal Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response) {
        accounts.signOutEverywhere(viewer);
        sessions.end(request, response);
    }
}
