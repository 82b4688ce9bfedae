package app.cruddur.activities;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.db.VisibleSql;
import app.cruddur.limits.RateLimit;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.receipts.Receipts;
import app.cruddur.web.ExpiringResponse;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/activities")
class ActivitiesApi {

    private static final SqlFile CREATE = SqlFile.load("activities/create");
    private static final VisibleSql SHOW = VisibleSql.load("activities/show");
    private static final SqlFile LEAVE_SOONER = SqlFile.load("activities/leave-sooner");
    private static final SqlFile DELETE = SqlFile.load("activities/delete");
    private static final SqlFile CREATED_BEFORE = SqlFile.load("activities/created-before");

    private final Db db;
    private final SecretKey secret;
    private final SealedActivities sealed;
    private final ChangeNotifier notifier;
    private final Receipts receipts;
    private final HitAndRun hitAndRun;
    private final Audience byDefault;

    ActivitiesApi(
            Db db,
            SecretKey secret,
            SealedActivities sealed,
            ChangeNotifier notifier,
            Receipts receipts,
            HitAndRun hitAndRun,
            Audience byDefault) {
        this.db = db;
        this.secret = secret;
        this.sealed = sealed;
        this.notifier = notifier;
        this.receipts = receipts;
        this.hitAndRun = hitAndRun;
        this.byDefault = byDefault;
    }

    /**
     * The body of a new crud. The author is the signed-in user, whatever the body says.
     *
     * @param message 1 to 280 characters as a person counts them (extended grapheme clusters), at
     *     most 4096 bytes; blank around it is taken away
     * @param ttl how long the crud lives
     * @param audience who may read it; without it, the server's default
     * @param sensitive whether the text is to be shown only to readers who ask for it; without it,
     *     no
     */
    @Schema(name = "NewActivity")
    record Body(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String message,
            @Schema(implementation = TimeToLive.class, requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String ttl,
            @Schema(implementation = Audience.class) @Nullable String audience,
            @Nullable Boolean sensitive) {}

    /** Post a crud. */
    @OpenApiResponses(
            shape = Activity.class,
            using = {NewActivity.class, IdempotencyKey.class, HitAndRun.class},
            headers = {"Preference-Applied", "Receipt", "Receipt-Nonce"},
            refusals = "not_found")
    @PostLimit
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] create(
            @AuthenticationPrincipal Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody Body body,
            HttpServletResponse response) {
        byte[] crud =
                create(
                        viewer,
                        key,
                        NewActivity.of(body.message(), body.ttl(), body.audience(), byDefault)
                                .warned(body.sensitive()));
        receipts.give(prefer, crud, viewer, response);
        return crud;
    }

    /**
     * The body of a reply.
     *
     * @param message as a crud's message
     * @param ttl how long the reply lives at most; without it, as long as what it answers
     * @param audience as a crud's, and never for more people than what it answers
     * @param sensitive whether the text is to be shown only to readers who ask for it; without it,
     *     no
     */
    @Schema(name = "NewReply")
    record Reply(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String message,
            @Schema(implementation = TimeToLive.class) @Nullable String ttl,
            @Schema(implementation = Audience.class) @Nullable String audience,
            @Nullable Boolean sensitive) {}

    /** Reply to a crud; the reply never outlives it. */
    @OpenApiResponses(
            shape = Activity.class,
            using = {NewActivity.class, IdempotencyKey.class, HitAndRun.class},
            headers = {"Preference-Applied", "Receipt", "Receipt-Nonce"},
            refusals = "not_found")
    @PostLimit
    @PostMapping(
            path = "/{uuid}/reply",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] reply(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody Reply body,
            HttpServletResponse response) {
        byte[] crud =
                create(
                        viewer,
                        key,
                        NewActivity.reply(
                                        body.message(),
                                        body.ttl(),
                                        body.audience(),
                                        byDefault,
                                        uuid)
                                .warned(body.sensitive()));
        receipts.give(prefer, crud, viewer, response);
        return crud;
    }

    private byte[] create(Viewer viewer, @Nullable String key, NewActivity crud) {
        IdempotencyKey once = key == null ? null : IdempotencyKey.of(key, crud, secret);
        String textHmac;
        try {
            textHmac = hitAndRun.admit(crud, viewer);
        } catch (Refusal refusal) {
            // The same POST again gets the same answer.
            return before(viewer, once).map(ActivitiesApi::same).orElseThrow(() -> refusal);
        }
        try {
            byte[] created =
                    insert(viewer, crud, once, textHmac)
                            .orElseGet(() ->
                                    before(viewer, once)
                                            .map(ActivitiesApi::same)
                                            .orElseThrow(
                                                    () -> new Refusal(RequestError.NOT_FOUND)));
            notifier.changed(ChangeNotifier.Change.TEXTS);
            return created;
        } catch (DbException refused) {
            if (refused.isOf("activities_user_uuid_fkey")
                    || refused.isOf("idempotency_keys_user_uuid_fkey")) {
                // The account was deleted while this session was still remembered.
                throw new Refusal(RequestError.NOT_SIGNED_IN);
            }
            if (refused.isOf("recent_texts_text_hmac_key")) {
                // Another post of this text was a moment faster.
                throw new Refusal(ActivityError.MESSAGE_REPEATED);
            }
            throw refused;
        }
    }

    private Optional<byte[]> insert(
            Viewer viewer,
            NewActivity crud,
            @Nullable IdempotencyKey once,
            @Nullable String textHmac) {
        Set<String> mentioned = Mentions.in(crud.message());
        return sealed.write(
                crud,
                viewer,
                text ->
                        db.call(CREATE)
                                .with("uuid", text.uuid())
                                .with("hour", text.hour())
                                .with("reckoned_at", Objects.toString(text.reckonedAt(), null))
                                .with("user_uuid", viewer.uuid())
                                .with("message", text.message())
                                .with("lifetime", crud.ttl().interval())
                                .with("reply_to", crud.replyTo())
                                .with("audience", crud.audience().word())
                                .with("sensitive", crud.sensitive())
                                .with("mentioned", String.join(" ", mentioned))
                                .with("text_hmac", textHmac)
                                .with("key_hmac", once == null ? null : once.key())
                                .with("body_hmac", once == null ? null : once.body())
                                .json());
    }

    /** What the key has made before. Without a key, nothing. */
    private Optional<Db.Row> before(Viewer viewer, @Nullable IdempotencyKey once) {
        return once == null
                ? Optional.empty()
                : db.call(CREATED_BEFORE)
                        .with("user_uuid", viewer.uuid())
                        .with("key_hmac", once.key())
                        .with("body_hmac", once.body())
                        .row();
    }

    /** The crud that the key has made before, from the same body. */
    private static byte[] same(Db.Row before) {
        if (before.text(1).equals("other")) {
            throw new Refusal(ActivityError.IDEMPOTENCY_KEY_REUSED);
        }
        if (before.column(2).length == 0) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        return before.column(2);
    }

    /** Read a crud. */
    @OpenApiResponses(shape = Activity.class, shared = true, refusals = "not_found")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = "/{uuid}", produces = MediaType.APPLICATION_JSON_VALUE)
    void show(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable UUID uuid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long askedAt = System.nanoTime();
        Db.Row crud =
                db.call(SHOW, Viewer.uuid(viewer))
                        .with("uuid", uuid)
                        .row()
                        .filter(Db.Row::isWhole)
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        ExpiringResponse.of(crud.column(1), askedAt, crud.text(2))
                .send(request, response, List.of());
    }

    /**
     * The body of a request to have a crud leave sooner.
     *
     * @param ttl how long the crud lives from now on
     * @param expires_at in the place of ttl: the moment at which it ends, UTC
     */
    @Schema(name = "EarlierEnd")
    record Sooner(
            @Schema(implementation = TimeToLive.class) @Nullable String ttl,
            @Schema(implementation = Instant.class, example = "2026-11-28T22:00:00Z")
                    @Nullable String expires_at) {}

    /** Have a crud of one's own, and all replies under it, leave sooner; never later. */
    @OpenApiResponses(
            shape = Activity.class,
            using = EarlierEnd.class,
            refusals = {"not_found", "not_yours", "newcomer_ttl_too_short"})
    @PutMapping(
            path = "/{uuid}/ttl",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] leaveSooner(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID uuid,
            @RequestBody Sooner body) {
        EarlierEnd end = EarlierEnd.of(body.ttl(), body.expires_at());
        Db.Row row =
                db.transaction(all -> {
                    Optional<Db.Row> sooner =
                            all.call(LEAVE_SOONER)
                                    .with("uuid", uuid)
                                    .with("user_uuid", viewer.uuid())
                                    .with(
                                            "lifetime",
                                            end.ttl() == null ? null : end.ttl().interval())
                                    .with("expires_at", Objects.toString(end.expiresAt(), null))
                                    .with("hours", hitAndRun.hours())
                                    .row();
                    if (sooner.isPresent() && sooner.get().text(1).isEmpty()) {
                        sealed.sealAgain(uuid, all);
                    }
                    return sooner.orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
                });
        switch (row.text(1)) {
            case "not_yours" -> throw new Refusal(ActivityError.NOT_YOURS);
            case "not_sooner" -> throw new Refusal(ActivityError.END_NOT_SOONER);
            case "newcomer" -> throw new Refusal(ActivityError.NEWCOMER_TTL_TOO_SHORT);
            case "too_soon" -> throw new Refusal(ActivityError.EXPIRES_AT_TOO_SOON);
            default -> notifier.changed(ChangeNotifier.Change.TEXTS);
        }
        if (row.column(2).length == 0) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        return row.column(2);
    }

    /** Delete a crud of one's own and all replies under it. */
    @OpenApiResponses(
            status = 204,
            refusals = {"not_found", "not_yours"})
    @RateLimit(name = "delete", quota = 60)
    @DeleteMapping("/{uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        String outcome =
                db.call(DELETE)
                        .with("uuid", uuid)
                        .with("user_uuid", viewer.uuid())
                        .text()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        if (outcome.equals("not_yours")) {
            throw new Refusal(ActivityError.NOT_YOURS);
        }
        notifier.changed(ChangeNotifier.Change.TEXTS);
    }
}
