package app.cruddur.relationships;

import app.cruddur.web.ErrorCode;

/** The reasons for which a follow, a block or a mute is refused. */
enum RelationshipError implements ErrorCode {
    NOT_ONESELF(422, "That is you: follow, block or mute somebody else."),
    BLOCKED(422, "You have blocked this person; take the block back first."),
    FOLLOWS_TOO_MANY(422, "One person follows at most 2,000; unfollow somebody first."),
    HIDES_TOO_MANY(
            422, "One person blocks and mutes at most 10,000; unblock or unmute somebody first."),
    MUTE_TTL_INVALID(422, "A mute's ttl is one of 1-hour, 1-day, 7-days, or absent.");

    private final int status;
    private final String detail;

    RelationshipError(int status, String detail) {
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
