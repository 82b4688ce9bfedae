package app.cruddur.promise;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts how late the rows of expired cruds are deleted: for this server since its start, and once
 * a minute added to what all servers have counted on that day. A server that is killed takes the
 * count of its last minute along. Safe for all threads.
 */
@Component
public final class Lateness implements DisposableBean {

    /** A row that is deleted within this time of its end is on time. */
    static final int ON_TIME_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);
    private static final SqlFile ADD = SqlFile.load("promise/add");

    private final Db db;
    private final long startedAt = System.nanoTime();

    private Figures sinceStart = Figures.NONE;
    private Figures notAdded = Figures.NONE;

    Lateness(Db db) {
        this.db = db;
    }

    record Figures(long ended, long endedOnTime, double worstSeconds) {

        private static final Figures NONE = new Figures(0, 0, 0);

        private Figures and(Figures more) {
            return new Figures(
                    ended + more.ended,
                    endedOnTime + more.endedOnTime,
                    Math.max(worstSeconds, more.worstSeconds));
        }

        /** Rounded up: no figure is better than what was measured. */
        BigDecimal worst() {
            return BigDecimal.valueOf(worstSeconds).setScale(3, RoundingMode.UP);
        }
    }

    /** Takes the seconds from a row's end to its deletion. */
    public synchronized void record(double seconds) {
        Figures one = new Figures(1, seconds <= ON_TIME_SECONDS ? 1 : 0, Math.max(seconds, 0));
        sinceStart = sinceStart.and(one);
        notAdded = notAdded.and(one);
    }

    synchronized Figures sinceStart() {
        return sinceStart;
    }

    long upSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt);
    }

    /** What cannot be added waits for the next time. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void add() {
        Figures some = taken();
        if (some.ended() == 0) {
            return;
        }
        try {
            db.call(ADD)
                    .with("ended", some.ended())
                    .with("ended_on_time", some.endedOnTime())
                    .with("worst_seconds", some.worst())
                    .text();
        } catch (DbException failure) {
            giveBack(some);
            LOG.warn("The public figures wait for the database: {}", failure.getMessage());
        }
    }

    private synchronized Figures taken() {
        Figures some = notAdded;
        notAdded = Figures.NONE;
        return some;
    }

    private synchronized void giveBack(Figures some) {
        notAdded = notAdded.and(some);
    }

    @Override
    public void destroy() {
        add();
    }
}
