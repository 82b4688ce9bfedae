package app.cruddur.seals;

import java.time.Instant;

/** Hours are counted from 1970, in UTC, so that no summer time makes one longer. */
final class Hour {

    private static final int SECONDS = 3600;

    private Hour() {}

    /** The hour in which a moment lies. */
    static int of(Instant moment) {
        return Math.toIntExact(Math.floorDiv(moment.getEpochSecond(), SECONDS));
    }

    /** The moment at which an hour is over. */
    static Instant end(int hour) {
        return Instant.ofEpochSecond((hour + 1L) * SECONDS);
    }
}
