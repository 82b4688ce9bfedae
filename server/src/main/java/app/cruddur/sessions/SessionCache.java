package app.cruddur.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Caches sessions for a second, by the hashes of their tokens, since a page sends many requests at
 * once. Thread-safe.
 */
final class SessionCache {

    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(1);
    private static final int AT_MOST = 10_000;

    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<String, Known> sessions =
            Caffeine.newBuilder()
                    .maximumSize(AT_MOST)
                    .expireAfterWrite(Duration.ofNanos(REMEMBERED))
                    .build();

    /** A moment before a session is read from the table. */
    record Moment(long at, long forgotten) {}

    private record Known(Moment read, Session session) {}

    /** Discards every session that was cached until now. */
    void forget() {
        forgotten.incrementAndGet();
    }

    Moment now() {
        return new Moment(System.nanoTime(), forgotten.get());
    }

    @Nullable Session recall(String tokenHash) {
        Known known = sessions.getIfPresent(tokenHash);
        return known != null
                        && known.read().forgotten() == forgotten.get()
                        && System.nanoTime() - known.read().at() < REMEMBERED
                ? known.session()
                : null;
    }

    void remember(String tokenHash, Session session, Moment before) {
        sessions.put(tokenHash, new Known(before, session));
    }
}
