package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.Listener;
import app.cruddur.db.Listening;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a connection of its own and hands new events to the streams. It reads them when a
 * notification wakes it, and twice a second besides, since a notification may be lost.
 */
final class EventListenerThread implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventListenerThread.class);
    private static final String CHANNEL = "cruddur_changes";
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /**
     * The first pause before it looks again for what a running transaction holds back; each next
     * one is twice as long.
     */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Listening listening;
    private final EventStreams streams;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-listener").unstarted(this);
    private volatile long lookedAt = never();

    EventListenerThread(Listening listening, EventStreams streams, Runnable changed) {
        this.listening = listening;
        this.streams = streams;
        this.changed = changed;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    /** When it last read all events, by {@link System#nanoTime}. */
    long lookedAt() {
        return lookedAt;
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try (Listener listener = listening.to(CHANNEL)) {
                listen(listener);
            } catch (DbException failure) {
                lookedAt = never();
                if (closed.getCount() > 0) {
                    LOG.warn("Listening waits for the database: {}", failure.getMessage());
                }
                pause();
            } catch (RuntimeException | Error fault) {
                lookedAt = never();
                LOG.error("Listening failed; it begins anew.", fault);
                pause();
            }
        }
    }

    private void listen(Listener listener) {
        Db db = listener.db();
        if (!streams.goOn(db)) {
            LOG.info("Streams begin anew: what changed meanwhile is not known any more.");
        }
        changed.run();
        boolean soon = false;
        Duration wait = LOOK_AGAIN;
        while (closed.getCount() > 0) {
            boolean heard = listener.await(min(wait, streams.untilCounts()));
            boolean wasSoon = soon;
            soon = look(db, heard);
            if (!soon) {
                wait = LOOK_EVERY;
            } else {
                wait = heard || !wasSoon ? LOOK_AGAIN : min(wait.multipliedBy(2), LOOK_EVERY);
            }
        }
    }

    /**
     * Reads all events that can be read, and returns whether there will be more soon. Caches are
     * invalidated before the streams tell of a change, so that whoever then reads finds the change.
     */
    private boolean look(Db db, boolean told) {
        long now = System.nanoTime();
        boolean isChanged = told;
        EventLog.Page page;
        do {
            page = EventLog.after(db, streams.place(), null);
            if (isChanged || page.texts()) {
                changed.run();
            }
            isChanged = false;
            streams.send(page, db);
        } while (page.goesOn());
        if (streams.hasCountsToTell()) {
            changed.run();
        }
        streams.tellCounts(db);
        streams.endSignedOut(db);
        lookedAt = now;
        return page.soon();
    }

    private static long never() {
        return System.nanoTime() - Duration.ofDays(1).toNanos();
    }

    private void pause() {
        try {
            closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        closed.countDown();
        streams.close();
    }
}
