package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.sessions.Session;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequestLanguage;
import app.cruddur.web.Viewer;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of one's own account. */
@RestController
@ConditionalOnEmbeddedIdentity
@RequestMapping("/api/account/factor")
class FactorApi {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final LoginThrottle attempts;
    private final Sessions sessions;

    FactorApi(Accounts accounts, SecondFactors factors, LoginThrottle attempts, Sessions sessions) {
        this.accounts = accounts;
        this.factors = factors;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    @Schema(name = "FactorSetup")
    record SetupBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password) {}

    /**
     * A secret that waits for its first code.
     *
     * @param secret in Base32, to type into an app
     * @param address the same as an otpauth address, to draw as a QR code
     */
    record FactorSecret(String secret, String address, Instant expires_at) {}

    /**
     * The body with a code.
     *
     * @param code six digits of the app, or a recovery code
     */
    @Schema(name = "FactorCode")
    record CodeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456")
                    @Nullable String code) {}

    /** Codes that stand in for the app, each once. */
    record FactorRecoveryCodes(List<String> recovery_codes) {}

    /**
     * The body with the password and a code.
     *
     * @param code six digits of the app, or a recovery code
     */
    @Schema(name = "FactorProof")
    record ProofBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String password,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456")
                    @Nullable String code) {}

    /** Begin to set up a second factor (TOTP); it counts once confirmed. */
    @OpenApiResponses(
            shape = FactorSecret.class,
            refusals = {"password_wrong", "factor_on", "too_many_attempts", "server_busy"})
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    FactorSecret begin(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody SetupBody body,
            HttpServletRequest request) {
        SecondFactors.Setup setup =
                attempts.guarded(
                        attempts.ofViewer(viewer, request),
                        () -> factors.begin(viewer, body.password()));
        return new FactorSecret(setup.secret(), setup.address(), setup.expiresAt());
    }

    /**
     * Turn the second factor on by its first code; signs out everywhere else, and tells the
     * recovery codes.
     */
    @OpenApiResponses(
            shape = FactorRecoveryCodes.class,
            refusals = {
                "factor_setup_expired",
                "factor_code_blank",
                "factor_code_wrong",
                "too_many_attempts"
            })
    @CodeLimit
    @PostMapping(
            path = "/confirm",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    FactorRecoveryCodes confirm(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody CodeBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID here = sessions.of(request).map(Session::uuid).orElse(null);
        String code = SecondFactors.typed(body.code());
        SecondFactors.TurnedOn on =
                attempts.guarded(
                        attempts.ofFactor(viewer),
                        () -> factors.confirm(viewer, here, code, RequestLanguage.of(request)));
        if (sessions.beginWithFactor(viewer.uuid(), on.passwordHash(), request, response)
                .isEmpty()) {
            // The password was changed meanwhile: the codes are not for this browser.
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
        return new FactorRecoveryCodes(on.recoveryCodes());
    }

    /** Make ten recovery codes in the place of those before. */
    @OpenApiResponses(
            shape = FactorRecoveryCodes.class,
            refusals = {
                "password_wrong",
                "factor_off",
                "factor_unreadable",
                "factor_code_blank",
                "factor_code_wrong",
                "too_many_attempts",
                "server_busy"
            })
    @CodeLimit
    @PostMapping(
            path = "/recovery-codes",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    FactorRecoveryCodes renewRecoveryCodes(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody ProofBody body,
            HttpServletRequest request) {
        String code = SecondFactors.typed(body.code());
        proven(viewer, body.password(), request);
        return new FactorRecoveryCodes(
                attempts.guarded(
                        attempts.ofFactor(viewer),
                        () -> factors.renewRecoveryCodes(viewer, code),
                        () -> factors.tellOfGuesses(viewer.uuid(), RequestLanguage.of(request))));
    }

    /** Give a code of the second factor in this session. */
    @OpenApiResponses(
            status = 204,
            refusals = {
                "factor_off",
                "factor_unreadable",
                "factor_code_blank",
                "factor_code_wrong",
                "too_many_attempts"
            })
    @CodeLimit
    @PostMapping(path = "/proof", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody CodeBody body,
            HttpServletRequest request) {
        String code = SecondFactors.typed(body.code());
        attempts.guarded(
                attempts.ofFactor(viewer),
                () -> {
                    factors.prove(viewer.uuid(), code);
                    return viewer;
                },
                () -> factors.tellOfGuesses(viewer.uuid(), RequestLanguage.of(request)));
        sessions.noteFactor(request);
    }

    /** Turn the second factor off, by the password and a code; signs out everywhere else. */
    @OpenApiResponses(
            status = 204,
            refusals = {
                "password_wrong",
                "factor_off",
                "factor_unreadable",
                "factor_code_blank",
                "factor_code_wrong",
                "too_many_attempts",
                "server_busy"
            })
    @CodeLimit
    @PostMapping(path = "/off", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turnOff(
            @AuthenticationPrincipal Viewer viewer,
            @RequestBody ProofBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String code = SecondFactors.typed(body.code());
        Db.Row account = proven(viewer, body.password(), request);
        String passwordHash =
                attempts.guarded(
                        attempts.ofFactor(viewer),
                        () -> factors.turnOff(viewer, account, code, RequestLanguage.of(request)),
                        () -> factors.tellOfGuesses(viewer.uuid(), RequestLanguage.of(request)));
        if (sessions.begin(viewer.uuid(), passwordHash, request, response).isEmpty()) {
            // The password was changed meanwhile, or a second factor set up.
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
    }

    /**
     * The account of somebody who knows its password, which comes before the code: a wrong one is
     * no wrong code.
     */
    private Db.Row proven(Viewer viewer, @Nullable String password, HttpServletRequest request) {
        return attempts.guarded(
                attempts.ofViewer(viewer, request), () -> accounts.proven(viewer, password));
    }
}
