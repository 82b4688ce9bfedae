package app.cruddur.moderation;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.sessions.Sessions;
import app.cruddur.text.PlainText;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.PageByTime;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people who are suspended or restricted, for moderators, and an end to it. */
@RestController
@RequestMapping("/api/moderation/sanctions")
@RequiresRole(Viewer.Role.MODERATOR)
class SanctionsApi {

    private static final SqlFile LIST = SqlFile.load("moderation/sanctions");
    private static final SqlFile LIFT = SqlFile.load("moderation/lift");

    private static final Set<String> KINDS = Set.of("suspend", "restrict");

    private final Db db;
    private final ModerationMails mails;
    private final ChangeNotifier notifier;
    private final Sessions sessions;

    SanctionsApi(Db db, ModerationMails mails, ChangeNotifier notifier, Sessions sessions) {
        this.db = db;
        this.mails = mails;
        this.notifier = notifier;
        this.sessions = sessions;
    }

    /**
     * Somebody who is suspended or restricted.
     *
     * @param rule the rule that was broken; null where none was named
     * @param created_at UTC
     * @param expires_at UTC; null until it is lifted
     */
    @Schema(name = "Sanctioned")
    record Sanctioned(
            String handle,
            String display_name,
            @Schema(allowableValues = {"member", "moderator", "admin"}) String role,
            @Schema(allowableValues = {"suspend", "restrict"}) String kind,
            @Nullable String rule,
            Instant created_at,
            @Nullable Instant expires_at) {}

    /** The people who are suspended or restricted, the latest first. */
    @OpenApiResponses(shape = Sanctioned.class, list = true, headers = "Link")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(@AuthenticationPrincipal Viewer viewer, PageByTime page) {
        PageByTime.Place after = page.after();
        Db.Row row =
                db.call(LIST)
                        .with("after_time", after == null ? null : after.time())
                        .with("after_uuid", after == null ? null : after.uuid())
                        .with("limit", page.limit())
                        .row()
                        .orElseThrow();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (!row.text(2).isEmpty()) {
            answer.header(HttpHeaders.LINK, page.next("/api/moderation/sanctions", row.text(2)));
        }
        return answer.body(row.column(1));
    }

    /**
     * Lift a suspension or restriction, of which the person is told by mail; an admin alone lifts a
     * moderator's or an admin's, and nobody their own.
     */
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "rank_too_low", "sanction_own"})
    @DeleteMapping("/@{handle}/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String handle,
            @Parameter(schema = @Schema(allowableValues = {"suspend", "restrict"})) @PathVariable
                    String kind) {
        if (!KINDS.contains(kind) || !PlainText.canBeKept(handle)) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        Db.Row person =
                db.call(LIFT)
                        .with("user_uuid", viewer.uuid())
                        .with("by_handle", viewer.handle())
                        .with("admin", viewer.isAtLeast(Viewer.Role.ADMIN))
                        .with("handle", handle)
                        .with("kind", kind)
                        .row()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        switch (person.text(1)) {
            case "own" -> throw new Refusal(ModerationError.SANCTION_OWN);
            case "rank" -> throw new Refusal(ModerationError.RANK_TOO_LOW);
            default -> mails.lifted(kind, person.text(2), person.text(3));
        }
        sessions.forget();
        notifier.changed(ChangeNotifier.Change.TEXTS);
    }
}
