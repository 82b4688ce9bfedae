package app.cruddur.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Whose session it is, for a second: a page asks for many things at once, and none of them needs to
 * read and deserialise the session anew. Who is signed out here is so at once; signed out on
 * another server or by the operator, within that second.
 */
@Component
public final class SessionCache {

    /** Where Spring Security keeps the person. */
    static final String PERSON = "SPRING_SECURITY_CONTEXT";

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

    /** What is remembered of a session. All else is in the table alone, and is read there. */
    record Known(
            Moment read,
            String id,
            Instant createdAt,
            Instant usedAt,
            Duration mayRest,
            Object person) {}

    /**
     * To be called after sessions were ended or changed other than one by one, and before that is
     * answered: whatever this server remembered counts no more.
     */
    public void forget() {
        forgotten.incrementAndGet();
    }

    Moment now() {
        return new Moment(System.nanoTime(), forgotten.get());
    }

    @Nullable Known recall(String id) {
        Known known = sessions.getIfPresent(id);
        return known != null
                        && known.read().forgotten() == forgotten.get()
                        && System.nanoTime() - known.read().at() < REMEMBERED
                ? known
                : null;
    }

    /** Keeps of a session what it may, if somebody is signed in by it. */
    void remember(Session session, Moment before) {
        Object person = session.getAttribute(PERSON);
        if (person != null) {
            sessions.put(
                    session.getId(),
                    new Known(
                            before,
                            session.getId(),
                            session.getCreationTime(),
                            session.getLastAccessedTime(),
                            session.getMaxInactiveInterval(),
                            person));
        }
    }
}
