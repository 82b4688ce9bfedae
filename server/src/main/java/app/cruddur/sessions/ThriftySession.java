package app.cruddur.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session whose last use moves in steps of ten minutes, and never past its ninetieth day. */
final class ThriftySession<S extends Session> implements Session {

    private final S kept;

    ThriftySession(S kept) {
        this.kept = kept;
    }

    S kept() {
        return kept;
    }

    /** Does nothing when the last use that is written is less than ten minutes ago. */
    @Override
    public void setLastAccessedTime(Instant used) {
        if (used.isBefore(kept.getLastAccessedTime().plus(ThriftySessions.WRITTEN_EVERY))) {
            return;
        }
        kept.setLastAccessedTime(used);
        Duration left =
                Duration.between(used, kept.getCreationTime().plus(ThriftySessions.LIFETIME));
        if (left.compareTo(ThriftySessions.IDLE) < 0) {
            // So that the table's own expiry_time, by which lapsed rows are deleted, is right too.
            kept.setMaxInactiveInterval(left);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return kept.getLastAccessedTime();
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    @Override
    public String changeSessionId() {
        return kept.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return kept.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            kept.removeAttribute(name);
        } else {
            kept.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        kept.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
