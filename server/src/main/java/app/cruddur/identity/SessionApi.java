package app.cruddur.identity;

import app.cruddur.activities.Audience;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.mail.MailSettings;
import app.cruddur.membership.Membership;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Viewer;
import app.cruddur.web.Visitors;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in, and signing out. */
@RestController
@OpenTo(OpenTo.Who.EVERYBODY)
class SessionApi {

    private static final SqlFile SESSION = SqlFile.load("identity/session");

    private final Db db;
    private final Sessions sessions;
    private final String identity;
    private final boolean mails;
    private final Membership membership;
    private final PanicSwitch panic;
    private final Visitors visitors;
    private final Audience audience;
    private final ServerIdentity server;

    SessionApi(
            Db db,
            Sessions sessions,
            Membership membership,
            PanicSwitch panic,
            MailSettings mail,
            Visitors visitors,
            Audience audience,
            ServerIdentity server) {
        this.server = server;
        this.membership = membership;
        this.panic = panic;
        this.visitors = visitors;
        this.audience = audience;
        this.db = db;
        this.sessions = sessions;
        this.identity = membership.identity();
        this.mails = mail.sends();
    }

    /**
     * A suspension or restriction of the viewer.
     *
     * @param rule the rule that was broken
     * @param expires_at UTC; null until it is lifted
     */
    record Sanction(
            @Schema(allowableValues = {"suspend", "restrict"}) String kind,
            @Nullable String rule,
            @Nullable Instant expires_at) {}

    /**
     * The viewer, and the time.
     *
     * @param role what the viewer may do here; of a suspended one it counts for nothing
     * @param sanctions what the viewer is suspended or restricted by
     * @param identity embedded: one signs in here; oidc: at an issuer, by way of
     *     /api/identity/issuer/sign-in
     * @param mails whether codes are sent by e-mail; else the server's log has them
     * @param sign_ups whether anybody can sign up
     * @param sign_up_rule who gets a new account; paused: nobody for a while
     * @param newcomer_until until when the viewer posts by the rules for new accounts; null where
     *     they do not hold
     * @param waits_until until when the viewer cannot post, where new accounts wait; null for a
     *     viewer who can
     * @param visitors whether strangers read what is for everyone
     * @param audience who may read a crud whose author does not say
     * @param server_name what this server is called
     * @param server_line a line about it; null for none
     * @param server_time the database's clock, UTC
     */
    record Session(
            Profile.@Nullable Short viewer,
            @Schema(allowableValues = {"member", "moderator", "admin"}) String role,
            List<Sanction> sanctions,
            @Schema(allowableValues = {"embedded", "oidc"}) String identity,
            boolean mails,
            boolean sign_ups,
            @Schema(allowableValues = {"open", "approved", "invited", "closed", "paused"})
                    String sign_up_rule,
            @Nullable Instant newcomer_until,
            @Nullable Instant waits_until,
            boolean visitors,
            Audience audience,
            String server_name,
            @Nullable String server_line,
            Instant server_time) {}

    /** Who is signed in; sets the cookie XSRF-TOKEN. */
    @OpenApiResponses(shape = Session.class)
    @GetMapping(path = "/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] session(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @Parameter(hidden = true) @Nullable CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.forgetCookie(request, response);
        // Reading the deferred token sends its cookie. A client with a bearer token needs none.
        if (token != null) {
            token.getToken();
        }
        boolean paused = panic.isOn() && membership.signUps() != Membership.SignUps.CLOSED;
        return db.call(SESSION)
                .with("user_uuid", viewer == null ? null : viewer.uuid())
                .with("identity", identity)
                .with("mails", mails)
                .with("sign_ups", membership.open() && !paused)
                .with("sign_up_rule", paused ? "paused" : membership.signUps().word())
                .with("newcomer_hours", membership.newcomerHours())
                .with("panic", panic.isOn())
                .with("visitors", visitors.read())
                .with("audience", audience.word())
                .with("server_name", server.name())
                .with("server_line", server.line())
                .json()
                .orElseThrow();
    }

    /** Sign out. */
    @OpenApiResponses(status = 204)
    @PostMapping("/api/identity/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
    }
}
