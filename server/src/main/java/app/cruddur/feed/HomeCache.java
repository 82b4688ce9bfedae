package app.cruddur.feed;

import app.cruddur.live.ChangeNotifier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first page of home, as many readers share it, in memory until something changes or the
 * first crud on it expires, and for one second at most. The second covers a change that nobody
 * announces, such as an update by hand.
 *
 * <p>The page that a request gets was queried after every change that this server had answered, or
 * another server had announced, when the request came. A write queries the next page before the
 * write is answered, if anybody has read the last one; readers get the last one meanwhile. When
 * many requests miss the page at once, one of them queries it and the others wait. Thread-safe.
 */
final class HomeCache implements ChangeNotifier.Cache {

    private static final long MOST_AGE = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Feed.Answer> database;
    private final BooleanSupplier isListening;

    /** In nanoseconds. */
    private final long mostAge;

    /** The number of committed changes. A page that is queried from now on shows them all. */
    private final AtomicLong changes = new AtomicLong();

    /** The number of changes that every page given out must show. */
    private final AtomicLong changesToShow = new AtomicLong();

    /** The query that is under way; completed when it has an answer or has failed. */
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> query =
            new AtomicReference<>();

    private volatile @Nullable CachedPage latest;

    /**
     * @param database reads the page
     * @param isListening whether this server is told of what changes
     */
    HomeCache(Supplier<Feed.Answer> database, BooleanSupplier isListening) {
        this(database, isListening, MOST_AGE);
    }

    /** The same, which keeps its page for so many nanoseconds. */
    HomeCache(Supplier<Feed.Answer> database, BooleanSupplier isListening, long mostAge) {
        this.database = database;
        this.isListening = isListening;
        this.mostAge = mostAge;
    }

    @Override
    public void invalidate() {
        show(changes.incrementAndGet());
    }

    @Override
    public void refresh() {
        long change = changes.incrementAndGet();
        try {
            CachedPage last = latest;
            if (last != null && last.isRead()) {
                cachedOrQueried(change);
            }
        } catch (RuntimeException failure) {
            // The change is committed all the same; the next reader of home meets the failure.
        } finally {
            show(change);
        }
    }

    private void show(long change) {
        changesToShow.accumulateAndGet(change, Math::max);
    }

    /** The number of requests that wait for the query that is under way. */
    int waiting() {
        CompletableFuture<?> answered = query.get();
        return answered == null ? 0 : answered.getNumberOfDependents();
    }

    /** The cached page; null where it must be queried anew. */
    @Nullable CachedPage cached() {
        return cached(changesToShow.get());
    }

    private @Nullable CachedPage cached(long changesKnown) {
        CachedPage page = latest;
        return page != null
                        && page.isAfter(changesKnown)
                        && page.home().cruds().isAlive()
                        && page.home().cruds().isYoungerThan(mostAge)
                        && isListening.getAsBoolean()
                ? page
                : null;
    }

    /** The cached page, or a fresh one. */
    Feed.Answer read() {
        CachedPage page = cachedOrQueried();
        return page == null ? database.get() : page.home();
    }

    /**
     * The cached page, or a fresh one. Null where this server does not hear of changes, or where
     * the request has waited for a second: while the database is away, no request waits for
     * another.
     */
    @Nullable CachedPage cachedOrQueried() {
        CachedPage page = cachedOrQueried(changesToShow.get());
        if (page != null) {
            page.read();
        }
        return page;
    }

    private @Nullable CachedPage cachedOrQueried(long changesKnown) {
        long requestedAt = System.nanoTime();
        CachedPage page = cached(changesKnown);
        while (page == null && isListening.getAsBoolean()) {
            CompletableFuture<@Nullable Void> own = new CompletableFuture<>();
            CompletableFuture<@Nullable Void> others = query.compareAndExchange(null, own);
            if (others == null) {
                return queryUnlessQueriedSince(requestedAt, changesKnown, own);
            }
            if (!isAnswered(others, requestedAt + mostAge - System.nanoTime())) {
                return null;
            }
            page = queriedSinceOrCached(requestedAt, changesKnown);
        }
        return page;
    }

    private CachedPage queryUnlessQueriedSince(
            long requestedAt, long changesKnown, CompletableFuture<@Nullable Void> answered) {
        try {
            CachedPage page = queriedSinceOrCached(requestedAt, changesKnown);
            if (page == null) {
                long changesBefore = changes.get();
                page = new CachedPage(database.get(), changesBefore);
                latest = page;
            }
            return page;
        } finally {
            // All that wait go on at once. One of those for whom this page is too old queries
            // again.
            query.set(null);
            answered.complete(null);
        }
    }

    /**
     * A page that was queried after the request came is fresh enough, even if it has expired since.
     */
    private @Nullable CachedPage queriedSinceOrCached(long requestedAt, long changesKnown) {
        CachedPage last = latest;
        return last != null && last.home().cruds().isQueriedSince(requestedAt)
                ? last
                : cached(changesKnown);
    }

    /** Whether the query ends within this time. */
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
