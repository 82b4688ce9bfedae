package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes all servers after a commit, at most once in twenty milliseconds. A NOTIFY inside the
 * transaction of the change would hold a lock until the commit, so that commits would queue up.
 */
final class Announcer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final SqlFile ANNOUNCE = SqlFile.load("live/announce");
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(20);

    private final Db db;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("live-announcer").factory());
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long lastAt = System.nanoTime() - APART;

    Announcer(Db db) {
        this.db = db;
    }

    void announce() {
        if (due.compareAndSet(false, true)) {
            long wait = Math.max(0, lastAt + APART - System.nanoTime());
            thread.schedule(this::send, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void send() {
        // Set before due, since announce() reckons its wait by it.
        lastAt = System.nanoTime();
        due.set(false);
        try {
            db.call(ANNOUNCE).text();
        } catch (DbException failure) {
            // Every server also reads events by itself, twice a second.
            LOG.warn("A change is not announced: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
