package app.cruddur.sessions;

import app.cruddur.sessions.SessionCache.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session whose last use moves in steps of ten minutes, and never past its ninetieth day. Where
 * it is remembered, its row is read only for what is not remembered of it, or to change it; by then
 * it may be gone, and changing it does nothing.
 */
final class ThriftySession<S extends Session> implements Session {

    private final @Nullable Known known;
    private final Supplier<@Nullable S> table;
    private final Consumer<S> write;
    private @Nullable S kept;
    private boolean changed;

    /** As it stands in the table, or is to. */
    ThriftySession(S kept, Consumer<S> write) {
        this.known = null;
        this.table = () -> kept;
        this.write = write;
        this.kept = kept;
    }

    ThriftySession(Known known, Supplier<@Nullable S> table, Consumer<S> write) {
        this.known = known;
        this.table = table;
        this.write = write;
    }

    /** The one in the table, null where it was not needed. */
    @Nullable S kept() {
        return kept;
    }

    boolean isChanged() {
        return changed;
    }

    private @Nullable S read() {
        if (kept == null) {
            kept = table.get();
        }
        return kept;
    }

    private @Nullable S toChange() {
        changed = true;
        return read();
    }

    /** What is remembered, as long as the row was not needed. */
    private @Nullable Known remembered() {
        return kept == null ? known : null;
    }

    /** Does nothing when the last use that is written is less than ten minutes ago. */
    @Override
    public void setLastAccessedTime(Instant used) {
        if (used.isBefore(getLastAccessedTime().plus(ThriftySessions.WRITTEN_EVERY))) {
            return;
        }
        S session = toChange();
        if (session == null) {
            return;
        }
        session.setLastAccessedTime(used);
        Duration left =
                Duration.between(used, session.getCreationTime().plus(ThriftySessions.LIFETIME));
        if (left.compareTo(ThriftySessions.IDLE) < 0) {
            // So that the table's own expiry_time, by which lapsed rows are deleted, is right too.
            session.setMaxInactiveInterval(left);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        Known memory = remembered();
        return memory == null ? whole().getLastAccessedTime() : memory.usedAt();
    }

    @Override
    public String getId() {
        Known memory = remembered();
        return memory == null ? whole().getId() : memory.id();
    }

    @Override
    public String changeSessionId() {
        S session = toChange();
        return session == null ? getId() : session.changeSessionId();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getAttribute(String name) {
        Known memory = remembered();
        if (memory != null && name.equals(SessionCache.PERSON)) {
            return (T) memory.person();
        }
        S session = read();
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        S session = read();
        return session == null ? Set.of() : session.getAttributeNames();
    }

    /**
     * Writes the person of the session at once, so that ending all sessions of a person finds this
     * one before its cookie is sent.
     */
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        S session = toChange();
        if (session == null) {
            return;
        }
        if (value == null) {
            session.removeAttribute(name);
        } else {
            session.setAttribute(name, value);
            if (name.equals(SessionCache.PERSON)) {
                write.accept(session);
            }
        }
    }

    @Override
    public void removeAttribute(String name) {
        S session = toChange();
        if (session != null) {
            session.removeAttribute(name);
        }
    }

    @Override
    public Instant getCreationTime() {
        Known memory = remembered();
        return memory == null ? whole().getCreationTime() : memory.createdAt();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        S session = toChange();
        if (session != null) {
            session.setMaxInactiveInterval(interval);
        }
    }

    @Override
    public Duration getMaxInactiveInterval() {
        Known memory = remembered();
        return memory == null ? whole().getMaxInactiveInterval() : memory.mayRest();
    }

    @Override
    public boolean isExpired() {
        Known memory = remembered();
        return memory == null && whole().isExpired();
    }

    /** Where nothing is remembered the row has been read. */
    private S whole() {
        return Objects.requireNonNull(kept);
    }
}
