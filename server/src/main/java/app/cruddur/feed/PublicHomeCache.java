package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.Page;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The first page of home, held in memory until something changes, or the first crud on it expires,
 * and for a second at most: by then shows what nobody has announced, as an update by hand.
 *
 * <p>Whoever asks gets a page that PostgreSQL was asked for after all the changes that had been
 * answered, or announced by other servers, when they came. Who changes something asks for the next
 * page before that is answered, if the last was read at all: until then readers get the last one
 * and need not wait. Of many who miss it at once, one asks, and the others wait.
 */
@Component
final class PublicHomeCache implements ChangeNotifier.Cache {

    private static final long HELD_AT_MOST = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Feed.Answer> database;
    private final BooleanSupplier isListening;

    /** Counted as soon as they are committed: what is asked for from then on shows them. */
    private final AtomicLong changes = new AtomicLong();

    /** How many of them every page given out must show. */
    private final AtomicLong changesToShow = new AtomicLong();

    /** Completed when the one who asks has an answer, or none. */
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> asking =
            new AtomicReference<>();

    private volatile @Nullable CachedPage held;

    @Autowired
    PublicHomeCache(Db db, ChangeNotifier notifier) {
        this(
                () -> FeedApi.HOME.read(db, Page.FIRST, FeedApi.HOME_PATH, Map.of()).orElseThrow(),
                notifier::isListening);
        notifier.register(this);
    }

    /**
     * @param hears whether this server is told of what changes
     */
    PublicHomeCache(Supplier<Feed.Answer> database, BooleanSupplier isListening) {
        this.database = database;
        this.isListening = isListening;
    }

    @Override
    public void invalidate() {
        show(changes.incrementAndGet());
    }

    @Override
    public void refresh() {
        long change = changes.incrementAndGet();
        try {
            CachedPage last = held;
            if (last != null && last.isRead()) {
                atHandOrAsked(change);
            }
        } catch (RuntimeException failure) {
            // Something was changed all the same; who reads home next meets the failure.
        } finally {
            show(change);
        }
    }

    private void show(long change) {
        changesToShow.accumulateAndGet(change, Math::max);
    }

    /** How many wait for one who asks. */
    int waiting() {
        CompletableFuture<?> answered = asking.get();
        return answered == null ? 0 : answered.getNumberOfDependents();
    }

    /** The page, where it is at hand. */
    @Nullable CachedPage atHand() {
        return atHand(changesToShow.get());
    }

    private @Nullable CachedPage atHand(long changesKnown) {
        CachedPage page = held;
        return page != null
                        && page.isAfter(changesKnown)
                        && page.home().cruds().isAlive()
                        && page.home().cruds().isYoungerThan(HELD_AT_MOST)
                        && isListening.getAsBoolean()
                ? page
                : null;
    }

    /** The page, asked for where it is not at hand. */
    Feed.Answer read() {
        CachedPage page = atHandOrAsked();
        return page == null ? database.get() : page.home();
    }

    /**
     * The page, asked for where it is not at hand; none where this server is not told of changes,
     * or one has waited for a second: where the database is away, nobody waits for anybody.
     */
    @Nullable CachedPage atHandOrAsked() {
        CachedPage page = atHandOrAsked(changesToShow.get());
        if (page != null) {
            page.read();
        }
        return page;
    }

    private @Nullable CachedPage atHandOrAsked(long changesKnown) {
        long cameAt = System.nanoTime();
        CachedPage page = atHand(changesKnown);
        while (page == null && isListening.getAsBoolean()) {
            CompletableFuture<@Nullable Void> own = new CompletableFuture<>();
            CompletableFuture<@Nullable Void> others = asking.compareAndExchange(null, own);
            if (others == null) {
                return askUnlessAskedSince(cameAt, changesKnown, own);
            }
            if (!isAnswered(others, cameAt + HELD_AT_MOST - System.nanoTime())) {
                return null;
            }
            page = askedSinceOrAtHand(cameAt, changesKnown);
        }
        return page;
    }

    private CachedPage askUnlessAskedSince(
            long cameAt, long changesKnown, CompletableFuture<@Nullable Void> answered) {
        try {
            CachedPage page = askedSinceOrAtHand(cameAt, changesKnown);
            if (page == null) {
                long changesBefore = changes.get();
                page = new CachedPage(database.get(), changesBefore);
                held = page;
            }
            return page;
        } finally {
            // All that wait go on at once; of those for whom it is too old, one asks anew.
            asking.set(null);
            answered.complete(null);
        }
    }

    /** What was asked for since one came is good for them, however short it lasts. */
    private @Nullable CachedPage askedSinceOrAtHand(long cameAt, long changesKnown) {
        CachedPage last = held;
        return last != null && last.home().cruds().isAskedSince(cameAt)
                ? last
                : atHand(changesKnown);
    }

    /** Whether it is, within this time. */
    private static boolean isAnswered(CompletableFuture<?> answered, long nanoseconds) {
        try {
            answered.get(nanoseconds, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
