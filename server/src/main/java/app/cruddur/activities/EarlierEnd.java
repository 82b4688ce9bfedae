package app.cruddur.activities;

import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An earlier end for a crud: a lifetime from now, or a moment. The database decides whether it is
 * sooner than the present end.
 */
@Refuses({
    "ttl_blank",
    "ttl_invalid",
    "expires_at_invalid",
    "expires_at_too_soon",
    "end_not_sooner"
})
record EarlierEnd(@Nullable TimeToLive ttl, @Nullable Instant expiresAt) {

    /** The last moment whose text has a year of four digits, as PostgreSQL reads one. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * @throws Refusal when there is neither, both, or one that cannot be read
     */
    static EarlierEnd of(@Nullable String ttl, @Nullable String expiresAt) {
        if (expiresAt == null) {
            if (ttl == null || ttl.isBlank()) {
                throw new Refusal(ActivityError.TTL_BLANK);
            }
            return new EarlierEnd(
                    TimeToLive.of(ttl).orElseThrow(() -> new Refusal(ActivityError.TTL_INVALID)),
                    null);
        }
        try {
            Instant moment = Instant.parse(expiresAt);
            if (ttl == null && moment.isAfter(Instant.EPOCH) && moment.isBefore(LAST)) {
                return new EarlierEnd(null, moment);
            }
        } catch (DateTimeException unreadable) {
            // Refused below.
        }
        throw new Refusal(ActivityError.EXPIRES_AT_INVALID);
    }
}
