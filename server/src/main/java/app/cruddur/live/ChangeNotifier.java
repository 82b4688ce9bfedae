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

/** Tells the caches of this server, and other servers, that something has changed. Thread-safe. */
@Component
public final class ChangeNotifier implements VitalThread, DisposableBean {

    /** A cache of what was read from the database. */
    public interface Cache {

        /** Gives out nothing that was read before this call. Neither waits nor fails. */
        void invalidate();

        /**
         * Gives out nothing that was read before this call, once it has returned. May wait for the
         * database, since the change is not answered yet. Does not fail.
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

        /** Texts and names, which every cache shows at once. */
        TEXTS,

        /** Numbers alone, which may be shown a second late. */
        COUNTS
    }

    /**
     * Must be called after a commit, and before it is answered. When it returns after a change of
     * texts, no cache of this server has anything older; the other servers follow when they hear of
     * it. A change of counts is neither announced nor refreshed: nothing is cached for longer than
     * a second, and servers read events twice a second by themselves, so that many likes cost no
     * more than one.
     */
    public void changed(Change what) {
        if (what == Change.TEXTS) {
            announcer.announce();
            caches.forEach(Cache::refresh);
        }
    }

    /** The same after an expiry. No answer waits for it, so no cache reads anew. */
    public void expired() {
        invalidate();
        announcer.announce();
    }

    public void register(Cache cache) {
        caches.add(cache);
    }

    /**
     * Whether this server has read all events within the last second. Otherwise its caches must not
     * be used.
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

    /** Ends the streams, which would keep the stop waiting. */
    @EventListener(ContextClosedEvent.class)
    void stopWatching() {
        listener.close();
    }

    /**
     * Closes the announcer last: requests that were under way at the stop announce their changes
     * too.
     */
    @Override
    public void destroy() {
        // A start that failed sends no ContextClosedEvent.
        listener.close();
        announcer.close();
    }
}
