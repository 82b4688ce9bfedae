package app.cruddur.activities;

import app.cruddur.web.ErrorCode;

/** Why a crud is not taken, not deleted, or does not leave sooner. */
enum ActivityError implements ErrorCode {
    MESSAGE_BLANK(422, "Write something first."),
    MESSAGE_EXCEED_MAX_CHARS(422, "A crud has at most 280 characters."),
    MESSAGE_EXCEED_MAX_BYTES(422, "A crud has at most 4096 bytes as UTF-8."),
    MESSAGE_INVALID(
            422,
            "The message holds a character that cannot be kept: a control character, half a surrogate pair, or one with more than 10 marks or 32 code points."),
    MENTIONS_TOO_MANY(422, "A crud mentions at most 10 different people."),
    TTL_BLANK(422, "Say how long the crud lives."),
    TTL_INVALID(422, "ttl is one of 1-hour, 3-hours, 12-hours, 1-day, 3-days, 7-days, 30-days."),
    MESSAGE_REPEATED(
            422, "You have posted this text within the last hour; wait, or write it otherwise."),
    NEWCOMER_TTL_TOO_SHORT(
            422, "What a new account posts lives 12 hours or longer; choose a longer ttl."),
    NEWCOMER_MENTIONS_TOO_MANY(422, "A new account mentions at most 3 people in a crud."),
    NEWCOMER_WAITS(
            403, "New accounts do not post just now; Retry-After says when this one can again."),
    AUDIENCE_INVALID(422, "audience is one of everyone, members."),
    EXPIRES_AT_INVALID(
            422, "expires_at is a moment in UTC, as 2026-11-28T22:00:00Z, in the place of ttl."),
    EXPIRES_AT_TOO_SOON(
            422,
            "An earlier end is at least ten seconds off; to have the crud gone at once, delete it."),
    END_NOT_SOONER(422, "A crud can leave sooner, never later; choose an end before its own."),
    IDEMPOTENCY_KEY_INVALID(422, "Idempotency-Key has 1 to 255 visible ASCII characters."),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another body; take a new one."),
    NOT_YOURS(403, "This crud is somebody else's.");

    private final int status;
    private final String detail;

    ActivityError(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String detail() {
        return detail;
    }
}
