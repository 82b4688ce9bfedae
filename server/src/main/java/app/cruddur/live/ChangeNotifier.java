package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.Listening;
import app.cruddur.health.VitalThread;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who changes something says so here; who keeps something is told here that it has changed. */
@Component
public final class ChangeNotifier implements VitalThread, DisposableBean {

    /** Who keeps something that was read from the database, until it has changed. */
    public interface Cache {

        /** Gives out nothing any more that was asked for before. Neither waits nor fails. */
        void invalidate();

        /**
         * The same by the time it returns, for a change that is not answered yet: there is time to
         * ask for what comes instead. Does not fail.
         */
        void refresh();
    }

    private static final long SILENCE = TimeUnit.SECONDS.toNanos(1);

    private final List<Cache> caches = new CopyOnWriteArrayList<>();
    private final Announcer announcer;
    private final EventListenerThread listener;

    ChangeNotifier(Db db, Listening listening, EventStreams streams, MeterRegistry metrics) {
        this.announcer = new Announcer(db);
        this.listener = new EventListenerThread(listening, streams, this::invalidate);
        Gauge.builder("live.behind.seconds", this, ChangeNotifier::behind)
                .description(
                        "How long ago this server had seen all that changed; above 1 it reads home from the database")
                .register(metrics);
        listener.start();
    }

    /** What a write has changed. */
    public enum Change {

        /** Who says what, or is called how: shown at once by whoever keeps something. */
        TEXTS,

        /** Numbers alone, which everybody may show a second late. */
        COUNTS
    }

    /**
     * To be called after something was committed, and before that is answered. After a change of
     * texts this server keeps nothing older any more when it returns; the others follow as soon as
     * they hear of it. Counts are neither announced nor renewed: nothing is kept for longer than a
     * second, and servers look for events twice a second by themselves, so that many likes cost no
     * more than one.
     */
    public void changed(Change what) {
        if (what == Change.TEXTS) {
            announcer.announce();
            caches.forEach(Cache::refresh);
        }
    }

    /** The same of what has expired: nobody waits for an answer, so nobody asks for anything. */
    public void expired() {
        invalidate();
        announcer.announce();
    }

    public void register(Cache cache) {
        caches.add(cache);
    }

    /**
     * Whether this server has listened within the last second. Otherwise what it keeps is not to be
     * relied on.
     */
    public boolean isListening() {
        return System.nanoTime() - listener.lookedAt() < SILENCE;
    }

    @Override
    public boolean isAlive() {
        return listener.isAlive();
    }

    private double behind() {
        return (System.nanoTime() - listener.lookedAt()) / 1e9;
    }

    private void invalidate() {
        caches.forEach(Cache::invalidate);
    }

    /** A stream has no end of its own, and would keep the stop waiting. */
    @EventListener(ContextClosedEvent.class)
    void stopWatching() {
        listener.close();
    }

    /** Only now: requests that were under way at the stop have changed something, too. */
    @Override
    public void destroy() {
        // A start that failed tells of no stop.
        listener.close();
        announcer.close();
    }
}
