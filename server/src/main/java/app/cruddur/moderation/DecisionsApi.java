package app.cruddur.moderation;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What moderators have decided about the viewer, who answers each decision once. */
@RestController
@RequestMapping("/api/account/decisions")
class DecisionsApi {

    private static final SqlFile DECISIONS = SqlFile.load("moderation/decisions");
    private static final SqlFile ANSWERABLE = SqlFile.load("moderation/answerable");
    private static final SqlFile ANSWER = SqlFile.load("moderation/answer");

    private final Db db;
    private final LockedTexts texts;
    private final ChangeNotifier notifier;

    DecisionsApi(Db db, LockedTexts texts, ChangeNotifier notifier) {
        this.db = db;
        this.texts = texts;
        this.notifier = notifier;
    }

    /**
     * A decision about the viewer.
     *
     * @param rule the rule that was broken; null where the server has none
     * @param of_a_crud whether it was about a crud
     * @param posted_at UTC; when the crud was posted
     * @param ends_at UTC; of a suspension or restriction; null until it is lifted
     * @param decided_at UTC
     * @param expires_at UTC; until when it can be answered
     */
    @Schema(name = "DecisionAboutMe")
    record Decision(
            UUID uuid,
            @Schema(allowableValues = {"delete crud", "warn", "restrict", "suspend"}) String act,
            @Nullable String rule,
            boolean of_a_crud,
            @Nullable Instant posted_at,
            @Nullable Instant ends_at,
            Instant decided_at,
            Instant expires_at,
            boolean answered) {}

    /** What moderators have decided about one, the latest first. */
    @OpenApiResponses(shape = Decision.class, list = true)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] decisions(@AuthenticationPrincipal Viewer viewer) {
        return db.call(DECISIONS).with("user_uuid", viewer.uuid()).json().orElseThrow();
    }

    /**
     * The one answer to a decision.
     *
     * @param answer 1 to 1,000 characters, for moderators alone
     */
    @Schema(name = "AnswerToDecision")
    record Body(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String answer) {}

    /** Answer a decision about one, once. */
    @OpenApiResponses(
            status = 204,
            refusals = {
                "not_found",
                "answer_blank",
                "answer_too_long",
                "answer_invalid",
                "answered_before"
            })
    @PutMapping(path = "/{uuid}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestBody Body body) {
        List<ErrorCode> errors = new ArrayList<>();
        String answer =
                ReportText.of(
                        body.answer(),
                        ModerationError.ANSWER_TOO_LONG,
                        ModerationError.ANSWER_INVALID,
                        errors);
        if (answer.isEmpty()) {
            errors.add(ModerationError.ANSWER_BLANK);
        }
        Refusal.anyOf(errors);
        Db.Row decision =
                db.call(ANSWERABLE)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .row()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        int kept = 0;
        if (decision.text(2).isEmpty()) {
            kept =
                    Integer.parseInt(
                            db.call(ANSWER)
                                    .with("uuid", uuid)
                                    .with("user_uuid", viewer.uuid())
                                    .with(
                                            "answer",
                                            texts.lock(
                                                    answer,
                                                    uuid,
                                                    Integer.parseInt(decision.text(1))))
                                    .text()
                                    .orElseThrow());
        }
        if (kept == 0) {
            throw new Refusal(ModerationError.ANSWERED_BEFORE);
        }
        notifier.changed(ChangeNotifier.Change.COUNTS);
    }
}
