package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.Listening;
import app.cruddur.health.Vital;
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
public final class Live implements Vital, DisposableBean {

    /** Who keeps something that was read from the database, until it has changed. */
    public interface Keeper {

        /** Gives out nothing any more that was asked for before. Neither waits nor fails. */
        void forget();

        /**
         * The same by the time it returns, for a change that is not answered yet: there is time to
         * ask for what comes instead. Does not fail.
         */
        void renew();
    }

    private static final long SILENCE = TimeUnit.SECONDS.toNanos(1);

    private final List<Keeper> keepers = new CopyOnWriteArrayList<>();
    private final Announcer announcer;
    private final Watch watch;

    Live(Db db, Listening listening, Streams streams, MeterRegistry metrics) {
        this.announcer = new Announcer(db);
        this.watch = new Watch(listening, streams, this::forget);
        Gauge.builder("live.behind.seconds", this, Live::behind)
                .description(
                        "How long ago this server had seen all that changed; above 1 it reads home from the database")
                .register(metrics);
        watch.start();
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
            keepers.forEach(Keeper::renew);
        }
    }

    /** The same of what has expired: nobody waits for an answer, so nobody asks for anything. */
    public void expired() {
        forget();
        announcer.announce();
    }

    public void tell(Keeper keeper) {
        keepers.add(keeper);
    }

    /**
     * Whether this server has listened within the last second. Otherwise what it keeps is not to be
     * relied on.
     */
    public boolean hears() {
        return System.nanoTime() - watch.lookedAt() < SILENCE;
    }

    @Override
    public boolean isAlive() {
        return watch.isAlive();
    }

    private double behind() {
        return (System.nanoTime() - watch.lookedAt()) / 1e9;
    }

    private void forget() {
        keepers.forEach(Keeper::forget);
    }

    /** A stream has no end of its own, and would keep the stop waiting. */
    @EventListener(ContextClosedEvent.class)
    void stopWatching() {
        watch.close();
    }

    /** Only now: requests that were under way at the stop have changed something, too. */
    @Override
    public void destroy() {
        // A start that failed tells of no stop.
        watch.close();
        announcer.close();
    }
}
