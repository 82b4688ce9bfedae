package app.cruddur.activities;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a crud lives. The words are the original's. */
enum TimeToLive {
    ONE_HOUR("1-hour", 1),
    THREE_HOURS("3-hours", 3),
    TWELVE_HOURS("12-hours", 12),
    ONE_DAY("1-day", 24),
    THREE_DAYS("3-days", 72),
    SEVEN_DAYS("7-days", 168),
    THIRTY_DAYS("30-days", 720);

    /** The longest lifetime: a reply with it ends with what it answers. */
    static final TimeToLive LONGEST = THIRTY_DAYS;

    private final String word;
    private final int hours;

    TimeToLive(String word, int hours) {
        this.word = word;
        this.hours = hours;
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
        return hours + (hours == 1 ? " hour" : " hours");
    }

    Duration duration() {
        return Duration.ofHours(hours);
    }
}
