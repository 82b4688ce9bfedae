package app.cruddur.activities;

import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A crud that may be posted: 1 to 280 characters as a person counts them, a lifetime, and who may
 * read it.
 *
 * @param sensitive whether its text is shown only to readers who ask for it
 * @param replyTo the crud it answers, if it is a reply
 */
@Refuses({
    "message_blank",
    "message_invalid",
    "message_exceed_max_chars",
    "message_exceed_max_bytes",
    "mentions_too_many",
    "ttl_blank",
    "ttl_invalid",
    "audience_invalid"
})
record NewActivity(
        String message,
        TimeToLive ttl,
        Audience audience,
        boolean sensitive,
        @Nullable UUID replyTo) {

    private static final int MAX_CHARACTERS = 280;
    private static final int MAX_BYTES = 4096;

    /**
     * @param audience as the client names it; null for the server's default
     * @throws Refusal with all that is wrong
     */
    static NewActivity of(
            @Nullable String message,
            @Nullable String ttl,
            @Nullable String audience,
            Audience byDefault) {
        List<ErrorCode> errors = new ArrayList<>();
        String text = message == null ? "" : PlainText.trim(message);
        if (PlainText.isUnseen(text)) {
            errors.add(ActivityError.MESSAGE_BLANK);
        } else if (!PlainText.canBeKept(text)) {
            errors.add(ActivityError.MESSAGE_INVALID);
        } else if (PlainText.characters(text) > MAX_CHARACTERS) {
            errors.add(ActivityError.MESSAGE_EXCEED_MAX_CHARS);
        } else if (PlainText.isHeaped(text)) {
            errors.add(ActivityError.MESSAGE_INVALID);
        } else if (PlainText.bytes(text) > MAX_BYTES) {
            errors.add(ActivityError.MESSAGE_EXCEED_MAX_BYTES);
        } else if (Mentions.in(text).size() > Mentions.MAX) {
            errors.add(ActivityError.MENTIONS_TOO_MANY);
        }
        Optional<TimeToLive> lifetime = TimeToLive.of(ttl == null ? "" : ttl);
        if (ttl == null || ttl.isBlank()) {
            errors.add(ActivityError.TTL_BLANK);
        } else if (lifetime.isEmpty()) {
            errors.add(ActivityError.TTL_INVALID);
        }
        Optional<Audience> readers =
                audience == null ? Optional.of(byDefault) : Audience.of(audience);
        if (readers.isEmpty()) {
            errors.add(ActivityError.AUDIENCE_INVALID);
        }
        Refusal.anyOf(errors);
        return new NewActivity(text, lifetime.orElseThrow(), readers.orElseThrow(), false, null);
    }

    /**
     * A reply. It lives as long as asked; without a lifetime it ends with the crud that it answers.
     * Its audience is no wider than that crud's.
     *
     * @throws Refusal with all that is wrong
     */
    static NewActivity reply(
            @Nullable String message,
            @Nullable String ttl,
            @Nullable String audience,
            Audience byDefault,
            UUID uuid) {
        NewActivity crud =
                of(message, ttl == null ? TimeToLive.LONGEST.word() : ttl, audience, byDefault);
        return new NewActivity(crud.message, crud.ttl, crud.audience, false, uuid);
    }

    /**
     * The same with or without a warning.
     *
     * @param sensitive as the client says; null for no
     */
    NewActivity warned(@Nullable Boolean sensitive) {
        return new NewActivity(message, ttl, audience, Boolean.TRUE.equals(sensitive), replyTo);
    }
}
