package app.cruddur.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that live thirty days after their last use, and ninety days after sign-in at most. A
 * session is made anew at each sign-in, so its creation is the sign-in. Its last use is written at
 * most every ten minutes: reading pages costs no write.
 */
final class ThriftySessions<S extends Session>
        implements FindByIndexNameSessionRepository<ThriftySession<S>> {

    static final int IDLE_SECONDS = 30 * 24 * 60 * 60;
    static final Duration IDLE = Duration.ofSeconds(IDLE_SECONDS);
    static final Duration LIFETIME = Duration.ofDays(90);
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ThriftySessions.class);

    private final FindByIndexNameSessionRepository<S> kept;
    private final SessionCache memory;
    private final Clock clock;

    ThriftySessions(FindByIndexNameSessionRepository<S> kept, SessionCache memory, Clock clock) {
        this.kept = kept;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public ThriftySession<S> createSession() {
        return new ThriftySession<>(kept.createSession(), kept::save);
    }

    @Override
    public void save(ThriftySession<S> session) {
        S whole = session.kept();
        if (whole != null) {
            kept.save(whole);
        }
        if (session.isChanged()) {
            memory.forget();
        }
    }

    /**
     * The session, none when it has lapsed or when this release cannot read whose it is; such a one
     * is deleted, so that its browser can sign in anew.
     */
    @Override
    public @Nullable ThriftySession<S> findById(String id) {
        SessionCache.Moment before = memory.now();
        SessionCache.Known known = memory.recall(id);
        if (known != null) {
            return new ThriftySession<>(known, () -> kept.findById(id), kept::save);
        }
        S found = kept.findById(id);
        if (found == null) {
            return null;
        }
        if (isTooOld(found) || !isReadable(found)) {
            kept.deleteById(id);
            return null;
        }
        memory.remember(found, before);
        return new ThriftySession<>(found, kept::save);
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
        memory.forget();
    }

    @Override
    public Map<String, ThriftySession<S>> findByIndexNameAndIndexValue(String name, String value) {
        Map<String, ThriftySession<S>> alive = new LinkedHashMap<>();
        kept.findByIndexNameAndIndexValue(name, value)
                .forEach((id, found) -> {
                    if (!isTooOld(found)) {
                        alive.put(id, new ThriftySession<>(found, kept::save));
                    }
                });
        return alive;
    }

    /** What is kept of the person is a class of Spring Security's, which changes with it. */
    private static boolean isReadable(Session session) {
        try {
            session.getAttribute(SessionCache.PERSON);
            return true;
        } catch (ConversionException | SerializationFailedException foreign) {
            LOG.info(
                    "A session of another release cannot be read, and ends: {}",
                    foreign.toString());
            return false;
        }
    }

    private boolean isTooOld(S session) {
        Instant end = session.getCreationTime().plus(LIFETIME);
        return !clock.instant().isBefore(end);
    }
}
