package app.cruddur.live;

import java.util.concurrent.TimeUnit;

/**
 * Events of one read, as a stream carries them. A text in them must not be sent after the end of
 * its crud, nor long after its deletion.
 *
 * @param events may be empty
 * @param endsAt the last moment at which they may be sent, by {@link System#nanoTime}
 */
record EventBatch(byte[] events, long endsAt) {

    /** The most milliseconds that a batch may wait for a reader. */
    private static final long MOST_MILLIS = 5000;

    /**
     * @param askedAt by {@link System#nanoTime}, before they were read
     * @param millis until the first of the cruds in them ends
     */
    static EventBatch of(byte[] events, long askedAt, long millis) {
        long lives = Math.clamp(millis, 0, MOST_MILLIS);
        return new EventBatch(events, askedAt + TimeUnit.MILLISECONDS.toNanos(lives));
    }

    static EventBatch withoutText(byte[] events, long askedAt) {
        return of(events, askedAt, MOST_MILLIS);
    }

    boolean isOver() {
        return System.nanoTime() - endsAt >= 0;
    }
}
