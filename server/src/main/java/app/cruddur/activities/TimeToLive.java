package app.cruddur.activities;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a crud lives. The words are the original's. */
enum TimeToLive {
    ONE_HOUR("1-hour", "1 hour"),
    THREE_HOURS("3-hours", "3 hours"),
    TWELVE_HOURS("12-hours", "12 hours"),
    ONE_DAY("1-day", "24 hours"),
    THREE_DAYS("3-days", "72 hours"),
    SEVEN_DAYS("7-days", "168 hours"),
    THIRTY_DAYS("30-days", "720 hours");

    /** The longest lifetime: a reply with it ends with what it answers. */
    static final TimeToLive LONGEST = THIRTY_DAYS;

    private final String word;
    private final String interval;

    TimeToLive(String word, String interval) {
        this.word = word;
        this.interval = interval;
    }

    static Optional<TimeToLive> of(String word) {
        return Stream.of(values()).filter(ttl -> ttl.word.equals(word)).findFirst();
    }

    @JsonValue
    String word() {
        return word;
    }

    /** As PostgreSQL reads an interval; in hours, so that no summer time lengthens a day. */
    String interval() {
        return interval;
    }
}
