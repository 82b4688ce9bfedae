package app.cruddur.moderation;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequiresRole;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What moderators see of reports, and what they do. A report says to nobody whose it is. */
@RestController
@RequestMapping("/api/moderation/reports")
@RequiresRole(Viewer.Role.MODERATOR)
class ModerationApi {

    private static final SqlFile QUEUE = SqlFile.load("moderation/queue");
    private static final SqlFile OPEN_EVIDENCE = SqlFile.load("moderation/open-evidence");
    private static final SqlFile ANSWER_READ = SqlFile.load("moderation/answer-read");
    private static final SqlFile NOTED_UNTIL = SqlFile.load("moderation/noted-until");
    private static final SqlFile ADD_NOTE = SqlFile.load("moderation/add-note");
    private static final SqlFile NOTES = SqlFile.load("moderation/notes");

    private final Db db;
    private final LockedTexts texts;
    private final Decisions decisions;
    private final JsonMapper json;

    ModerationApi(Db db, LockedTexts texts, Decisions decisions, JsonMapper json) {
        this.db = db;
        this.texts = texts;
        this.decisions = decisions;
        this.json = json;
    }

    /**
     * How often a rule was broken before.
     *
     * @param rule null where none was named
     */
    record Earlier(@Nullable String rule, @Schema(minimum = "1") int count) {}

    /** One's handle and names, where one is still here. */
    @Schema(name = "ReportedUser")
    record Person(UUID uuid, String handle, String display_name) {}

    /**
     * A suspension or restriction of the person.
     *
     * @param expires_at UTC; null until it is lifted
     */
    @Schema(name = "Standing")
    record Standing(
            @Schema(allowableValues = {"suspend", "restrict"}) String kind,
            @Nullable String rule,
            @Nullable Instant expires_at) {}

    /**
     * Reports of the same crud, or of the same person.
     *
     * @param uuid of its first report
     * @param activity_uuid the crud; null where the person is reported
     * @param handle whom it is about
     * @param person null once the account is gone
     * @param reports how many reports
     * @param version of its reports: another where one has come or gone
     * @param reporters by how many people, at least
     * @param reported_at UTC
     * @param expires_at UTC; when it is destroyed at the latest
     * @param earlier of a matter that waits: what the person did in the last year
     * @param sanctions what the person is suspended or restricted by now
     * @param act what was done; null while it waits
     * @param ends_at UTC; of a suspension or restriction
     * @param decided_at UTC
     * @param answered whether the person has answered
     */
    @Schema(name = "Matter")
    record Matter(
            UUID uuid,
            @Nullable UUID activity_uuid,
            String handle,
            @Nullable Person person,
            @Schema(allowableValues = {"member", "moderator", "admin"}) String role,
            List<String> kinds,
            @Schema(minimum = "1") int reports,
            String version,
            @Schema(minimum = "1") int reporters,
            Instant reported_at,
            Instant expires_at,
            List<Earlier> earlier,
            List<Standing> sanctions,
            @Nullable String act,
            @Nullable String rule,
            @Nullable Instant ends_at,
            @Nullable Instant decided_at,
            boolean answered) {}

    /**
     * The reports that wait, the oldest first, or those that are decided, those with an unread
     * answer and then the latest first; 100 at most, none about oneself.
     *
     * @param decided whether those that are decided
     */
    @OpenApiResponses(shape = Matter.class, list = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] queue(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "false") boolean decided) {
        return db.call(QUEUE)
                .with("user_uuid", viewer.uuid())
                .with("decided", decided)
                .json()
                .orElseThrow();
    }

    /** The copy of a crud. */
    @Schema(name = "KeptCrud")
    record KeptCrud(
            UUID uuid,
            String display_name,
            String handle,
            String message,
            Instant created_at,
            Instant expires_at,
            @Schema(allowableValues = {"everyone", "members"}) String audience) {}

    /**
     * What a moderator has written to the others.
     *
     * @param by the moderator's handle
     * @param created_at UTC
     */
    @Schema(name = "ModeratorsNote")
    record ModeratorsNote(String by, String note, Instant created_at) {}

    /**
     * What is kept for a matter.
     *
     * @param activity the crud; null where the person is reported, or its key is lost
     * @param answers what it answers, as the first reporter saw it
     * @param notes what those who reported it wrote
     * @param moderators_notes what moderators wrote to each other about the person, the oldest
     *     first
     * @param answer what the person concerned wrote
     */
    @Schema(name = "Evidence")
    record Evidence(
            @Nullable KeptCrud activity,
            @Nullable KeptCrud answers,
            List<String> notes,
            List<ModeratorsNote> moderators_notes,
            @Nullable String answer) {}

    /** Open the evidence of a report; the audit log has each opening. */
    @OpenApiResponses(shape = Evidence.class, refusals = "not_found")
    @PostMapping(path = "/{uuid}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    Evidence evidence(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        byte[] held =
                db.call(OPEN_EVIDENCE)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .with("by_handle", viewer.handle())
                        .json()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        JsonNode reports = json.readTree(held);
        List<String> notes = new ArrayList<>();
        for (JsonNode report : reports) {
            String note = opened(report, "note");
            if (note != null) {
                notes.add(note);
            }
        }
        String copy = opened(reports.get(0), "evidence");
        String answer = opened(reports.get(0), "answer");
        if (answer != null) {
            db.call(ANSWER_READ).with("uuid", uuid).text();
        }
        JsonNode kept = copy == null ? json.createObjectNode() : json.readTree(copy);
        return new Evidence(
                crud(kept.path("activity")),
                crud(kept.path("answers")),
                notes,
                moderatorsNotes(viewer, uuid),
                answer);
    }

    private List<ModeratorsNote> moderatorsNotes(Viewer viewer, UUID uuid) {
        List<ModeratorsNote> notes = new ArrayList<>();
        byte[] kept =
                db.call(NOTES)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .json()
                        .orElseThrow();
        for (JsonNode one : json.readTree(kept)) {
            String note = opened(one, "note");
            if (note != null) {
                notes.add(
                        new ModeratorsNote(
                                one.get("by").asString(),
                                note,
                                Instant.parse(one.get("created_at").asString())));
            }
        }
        return notes;
    }

    /**
     * What a moderator writes to the others.
     *
     * @param note 1 to 1,000 characters, for moderators alone
     */
    @Schema(name = "NewModeratorsNote")
    record NoteBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String note) {}

    /** Write to the other moderators about a report; the note goes with the report. */
    @OpenApiResponses(
            shape = ModeratorsNote.class,
            refusals = {
                "not_found",
                "note_blank",
                "note_too_long",
                "note_invalid",
                "notes_too_many"
            })
    @PostMapping(
            path = "/{uuid}/notes",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ModeratorsNote note(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestBody NoteBody body) {
        List<ErrorCode> errors = new ArrayList<>();
        String note =
                ReportText.of(
                        body.note(),
                        ModerationError.NOTE_TOO_LONG,
                        ModerationError.NOTE_INVALID,
                        errors);
        if (note.isEmpty()) {
            errors.add(ModerationError.NOTE_BLANK);
        }
        Refusal.anyOf(errors);
        String kept = db.transaction(all -> kept(all, viewer, uuid, note));
        if (kept.equals("many")) {
            throw new Refusal(ModerationError.NOTES_TOO_MANY);
        }
        return new ModeratorsNote(viewer.handle(), note, Instant.parse(kept));
    }

    private String kept(Db all, Viewer viewer, UUID report, String note) {
        Db.Row open =
                all.call(NOTED_UNTIL)
                        .with("uuid", report)
                        .with("user_uuid", viewer.uuid())
                        .row()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        UUID own = UUID.fromString(open.text(1));
        return all.call(ADD_NOTE)
                .with("uuid", report)
                .with("note_uuid", own)
                .with("user_uuid", viewer.uuid())
                .with("by_handle", viewer.handle())
                .with("note", texts.lock(note, own, Integer.parseInt(open.text(2))))
                .text()
                .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
    }

    private @Nullable String opened(JsonNode report, String field) {
        JsonNode locked = report.get(field);
        // Null where nothing was written, or where its key is lost.
        return locked.isNull()
                ? null
                : texts.open(locked.asString(), UUID.fromString(report.get("uuid").asString()));
    }

    private @Nullable KeptCrud crud(JsonNode kept) {
        return kept.isObject() ? json.treeToValue(kept, KeptCrud.class) : null;
    }

    /**
     * What a moderator decides.
     *
     * @param rule the number of the broken rule, from 1; for every act but dismiss, where this
     *     server has rules
     * @param days of restrict and suspend: how long; absent: until it is lifted. One that lasts
     *     longer keeps its end
     * @param version that of the matter in the list
     */
    @Schema(name = "Decision")
    record Body(
            @Schema(
                            allowableValues = {
                                "dismiss",
                                "delete crud",
                                "warn",
                                "restrict",
                                "suspend",
                                "delete account"
                            },
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String act,
            @Nullable Integer rule,
            @Nullable Integer days,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String version) {}

    /**
     * Decide all reports of a crud or a person: dismissed reports are destroyed at once; of every
     * other act the person is told, with the rule.
     */
    @OpenApiResponses(status = 204, using = Decisions.class)
    @PostMapping(path = "/{uuid}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestBody Body body) {
        decisions.decide(viewer, uuid, body);
    }
}
