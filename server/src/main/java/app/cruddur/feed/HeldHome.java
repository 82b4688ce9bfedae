package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.live.Live;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The first page of home, held in memory until something changes, or the first crud on it expires,
 * and for a second at most: by then shows what nobody has announced, as an update by hand.
 *
 * <p>Whoever asks gets a page that PostgreSQL was asked for after all the changes that this server
 * knew of when they came. Of many who miss it at once, one asks, and the others wait.
 */
@Component
final class HeldHome {

    private static final long HELD_AT_MOST = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<HomePage> database;
    private final BooleanSupplier hears;
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable HeldPage held;

    @Autowired
    HeldHome(Db db, Live live) {
        this(() -> HomePage.read(db, null, null, Paging.DEFAULT), live::hears);
        live.whenChanged(this::somethingChanged);
    }

    /**
     * @param hears whether this server is told of what changes
     */
    HeldHome(Supplier<HomePage> database, BooleanSupplier hears) {
        this.database = database;
        this.hears = hears;
    }

    void somethingChanged() {
        changes.incrementAndGet();
    }

    /** How many wait for one who asks. */
    int waiting() {
        return asking.getQueueLength();
    }

    /** The page, where it is at hand. */
    @Nullable HeldPage atHand() {
        return atHand(changes.get());
    }

    private @Nullable HeldPage atHand(long changesKnown) {
        HeldPage page = held;
        return page != null
                        && page.isAfter(changesKnown)
                        && page.home().cruds().isAlive()
                        && page.home().cruds().isYoungerThan(HELD_AT_MOST)
                        && hears.getAsBoolean()
                ? page
                : null;
    }

    /** The page, asked for where it is not at hand. */
    HomePage read() {
        HeldPage page = atHandOrAsked();
        return page == null ? database.get() : page.home();
    }

    /**
     * The page, asked for where it is not at hand; none where this server is not told of changes,
     * or one has waited for a second: where the database is away, nobody waits for anybody.
     */
    @Nullable HeldPage atHandOrAsked() {
        long cameAt = System.nanoTime();
        long changesKnown = changes.get();
        HeldPage page = atHand(changesKnown);
        if (page != null || !hears.getAsBoolean()) {
            return page;
        }
        try {
            if (!asking.tryLock(HELD_AT_MOST, TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return askUnlessAskedSince(cameAt, changesKnown);
        } finally {
            asking.unlock();
        }
    }

    /** What was asked for since one came is good for them, however short it lasts. */
    private HeldPage askUnlessAskedSince(long cameAt, long changesKnown) {
        HeldPage last = held;
        if (last != null && last.home().cruds().isAskedSince(cameAt)) {
            return last;
        }
        HeldPage page = atHand(changesKnown);
        if (page == null) {
            long changesBefore = changes.get();
            page = new HeldPage(database.get(), changesBefore);
            held = page;
        }
        return page;
    }
}
