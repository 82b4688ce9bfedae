package app.cruddur.moderation;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Policy;
import app.cruddur.limits.RateLimit;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reporting a crud or a person to the moderators. A report is opened when the form opens, so that
 * the copy of the crud is there before the crud can go, and sent when the form is.
 */
@RestController
@RequestMapping("/api/reports")
class ReportsApi {

    private static final SqlFile EVIDENCE = SqlFile.load("moderation/evidence");
    private static final SqlFile PERSON = SqlFile.load("moderation/person");
    private static final SqlFile OPEN = SqlFile.load("moderation/open");
    private static final SqlFile HELD = SqlFile.load("moderation/held");
    private static final SqlFile SEND = SqlFile.load("moderation/send");
    private static final SqlFile WITHDRAW = SqlFile.load("moderation/withdraw");

    /** As the table's constraint has them. */
    private static final Set<String> KINDS =
            Set.of("spam", "harassment", "hate", "violence", "sexual", "illegal", "other");

    private final Db db;
    private final LockedTexts texts;
    private final ModerationMails mails;
    private final ChangeNotifier notifier;

    ReportsApi(Db db, LockedTexts texts, ModerationMails mails, ChangeNotifier notifier) {
        this.db = db;
        this.texts = texts;
        this.mails = mails;
        this.notifier = notifier;
    }

    /**
     * The body of a report that is opened.
     *
     * @param activity_uuid the crud that is reported
     * @param handle in its place: the person
     */
    @Schema(name = "NewReport")
    record Opening(@Nullable UUID activity_uuid, @Nullable String handle) {}

    /**
     * A report that is opened and not sent.
     *
     * @param handle whom it is about
     * @param activity_uuid the crud; null where the person is reported
     * @param expires_at UTC; when it ends unless it is sent
     */
    @Schema(name = "OpenReport")
    record Opened(UUID uuid, String handle, @Nullable UUID activity_uuid, Instant expires_at) {}

    /**
     * Begin to report a crud or a person: a copy of the crud, and of what it answers, is kept for
     * the moderators; for 15 minutes unless it is sent.
     */
    @OpenApiResponses(
            shape = Opened.class,
            refusals = {"not_found", "report_unclear", "report_own"})
    @RateLimit(name = "report", quota = 20, minutes = 60, kept = Policy.Kept.DATABASE)
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] open(@AuthenticationPrincipal Viewer viewer, @RequestBody Opening body) {
        if ((body.activity_uuid() == null) == (body.handle() == null)) {
            throw new Refusal(ModerationError.REPORT_UNCLEAR);
        }
        if (body.handle() != null && !PlainText.canBeKept(body.handle())) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        Db.Call asked =
                body.activity_uuid() == null
                        ? db.call(PERSON).with("handle", body.handle())
                        : db.call(EVIDENCE)
                                .with("activity_uuid", body.activity_uuid())
                                .with("user_uuid", viewer.uuid());
        Db.Row about =
                asked.row()
                        .filter(Db.Row::isWhole)
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        if (about.text(2).equals(viewer.uuid().toString())) {
            throw new Refusal(ModerationError.REPORT_OWN);
        }
        UUID report = UUID.fromString(about.text(1));
        return db.call(OPEN)
                .with("uuid", report)
                .with("user_uuid", viewer.uuid())
                .with("about_uuid", UUID.fromString(about.text(2)))
                .with("about_handle", about.text(3))
                .with("activity_uuid", body.activity_uuid())
                .with(
                        "evidence",
                        body.activity_uuid() == null
                                ? null
                                : texts.lock(
                                        about.text(4), report, Integer.parseInt(about.text(6))))
                .with("held_until", about.text(5))
                .json()
                .orElseThrow();
    }

    /**
     * The body of a report that is sent.
     *
     * @param note at most 1,000 characters; absent or blank: none
     */
    @Schema(name = "Report")
    record Body(
            @Schema(
                            allowableValues = {
                                "spam",
                                "harassment",
                                "hate",
                                "violence",
                                "sexual",
                                "illegal",
                                "other"
                            },
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String kind,
            @Nullable String note) {}

    /** Send a report that one has opened; nobody is told who sent it. */
    @OpenApiResponses(
            status = 204,
            refusals = {"report_ended", "report_kind_invalid", "note_too_long", "note_invalid"})
    @PutMapping(path = "/{uuid}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestBody Body body) {
        List<ErrorCode> errors = new ArrayList<>();
        if (body.kind() == null || !KINDS.contains(body.kind())) {
            errors.add(ModerationError.REPORT_KIND_INVALID);
        }
        String note =
                ReportText.of(
                        body.note(),
                        ModerationError.NOTE_TOO_LONG,
                        ModerationError.NOTE_INVALID,
                        errors);
        Refusal.anyOf(errors);
        int hour =
                db.call(HELD)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .text()
                        .map(Integer::parseInt)
                        .orElseThrow(() -> new Refusal(ModerationError.REPORT_ENDED));
        byte[] moderators =
                db.call(SEND)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .with("kind", body.kind())
                        .with("note", note.isEmpty() ? null : texts.lock(note, uuid, hour))
                        .json()
                        .orElseThrow(() -> new Refusal(ModerationError.REPORT_ENDED));
        mails.reportWaits(moderators);
        notifier.changed(ChangeNotifier.Change.COUNTS);
    }

    /** Close a report without sending it; the copy is deleted at once. */
    @OpenApiResponses(status = 204)
    @DeleteMapping("/{uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        db.call(WITHDRAW).with("uuid", uuid).with("user_uuid", viewer.uuid()).text();
    }
}
