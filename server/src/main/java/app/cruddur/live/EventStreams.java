package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.LimitSettings;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open streams of this server, and the event up to which all of them were served. Thread-safe.
 */
@Component
final class EventStreams {

    /** The most streams of one session; a browser needs one. One more replaces the oldest. */
    static final int PER_SESSION = 4;

    /** The most streams of one address without a session, which many people may share. */
    static final int PER_ADDRESS = 50;

    private static final SqlFile SESSIONS = SqlFile.load("live/sessions");
    private static final long SESSIONS_EVERY = TimeUnit.SECONDS.toNanos(1);

    /**
     * Seconds until a reader is asked to come back. Many people may share the address, so perhaps
     * nobody leaves.
     */
    private static final int RETRY_ADDRESS_SECONDS = 30;

    /**
     * Counts are told so far apart, so that a crud has one event a second however fast it is liked.
     */
    private static final long COUNTS_APART = TimeUnit.SECONDS.toNanos(1);

    /** The oldest first. */
    private final Set<EventStream> open = new LinkedHashSet<>();

    private final long factor;
    private @Nullable EventId place;
    private boolean closed;

    /** The event up to which counts were told; of the listener's thread alone, as the next two. */
    private @Nullable EventId counted;

    private long countsToldAt = System.nanoTime() - COUNTS_APART;
    private boolean countsWait;
    private long sessionsLookedAt = System.nanoTime() - SESSIONS_EVERY;

    EventStreams(LimitSettings limits) {
        this.factor = limits.limitsFactor();
    }

    /**
     * Goes on from the last event read. When that is not known any more, ends all streams and
     * begins at the present. Returns whether it went on.
     */
    boolean goOn(Db db) {
        EventId before = placeOrNull();
        if (before != null && EventLog.areKept(db, before)) {
            return true;
        }
        EventId now = EventLog.now(db);
        counted = now;
        synchronized (this) {
            place = now;
            open.forEach(EventStream::end);
            open.clear();
        }
        return before == null;
    }

    private synchronized @Nullable EventId placeOrNull() {
        return place;
    }

    /** The event up to which all streams were served. */
    EventId place() {
        return Objects.requireNonNull(placeOrNull());
    }

    /** Hands events to the streams. A block among them applies to all events that wait. */
    void send(EventLog.Page page, Db db) {
        hide(page.heard().newRelations(), db);
        countsWait |= page.counts();
        synchronized (this) {
            place = page.until();
            open.forEach(stream -> stream.send(page.heard()));
            open.removeIf(EventStream::isEnded);
        }
    }

    /** Whether counts have changed that may be told now. */
    boolean hasCountsToTell() {
        return countsWait && !untilCounts().isPositive();
    }

    /** Tells the counts that have changed, no more often than once a second. */
    void tellCounts(Db db) {
        if (!hasCountsToTell()) {
            return;
        }
        EventId after = Objects.requireNonNull(counted);
        EventId until = place();
        counted = until;
        countsWait = false;
        countsToldAt = System.nanoTime();
        if (count() == 0) {
            return;
        }
        Heard counts = EventLog.counts(db, after, until, 0);
        synchronized (this) {
            open.forEach(stream -> stream.send(counts));
            open.removeIf(EventStream::isEnded);
        }
    }

    /** How long until counts may be told; longer than anybody waits where none have changed. */
    Duration untilCounts() {
        return countsWait
                ? Duration.ofNanos(countsToldAt + COUNTS_APART - System.nanoTime())
                : Duration.ofDays(1);
    }

    private void hide(List<UUID> people, Db db) {
        List<UUID> listening = people.stream().filter(this::isListening).toList();
        if (!listening.isEmpty()) {
            Map<UUID, HiddenPeople> hidden = HiddenPeople.from(db, listening);
            synchronized (this) {
                open.stream()
                        .filter(stream -> listening.contains(stream.member()))
                        .forEach(stream ->
                                stream.hide(
                                        hidden.getOrDefault(stream.member(), HiddenPeople.NONE)));
            }
        }
    }

    private synchronized boolean isListening(UUID member) {
        return open.stream().anyMatch(stream -> member.equals(stream.member()));
    }

    /**
     * Adds a stream, and returns the event after which it is sent everything. When a session has
     * too many, its oldest stream ends: most likely its page was left, which no event tells.
     *
     * @throws Refusal when an address without a session has too many, or none can be served
     */
    synchronized EventId join(EventStream stream) {
        if (place == null || closed) {
            throw new Refusal(RequestError.DATABASE_UNAVAILABLE);
        }
        boolean shared = stream.session() == null;
        List<EventStream> theirs =
                open.stream().filter(one -> one.whose().equals(stream.whose())).toList();
        if (shared && theirs.size() >= PER_ADDRESS * factor) {
            // Only a failed write shows that a page was left.
            theirs.forEach(EventStream::probe);
            throw Refusal.until(RETRY_ADDRESS_SECONDS, RequestError.TOO_MANY_REQUESTS);
        }
        if (!shared && theirs.size() >= PER_SESSION) {
            EventStream oldest = theirs.getFirst();
            oldest.giveWay();
            open.remove(oldest);
        }
        open.add(stream);
        return place;
    }

    synchronized void leave(EventStream stream) {
        open.remove(stream);
    }

    /** Ends the streams of sessions that have ended. Looks once a second. */
    void endSignedOut(Db db) {
        Set<UUID> sessions = sessions();
        if (sessions.isEmpty() || System.nanoTime() - sessionsLookedAt < SESSIONS_EVERY) {
            return;
        }
        sessionsLookedAt = System.nanoTime();
        String asked = sessions.stream().map(UUID::toString).collect(Collectors.joining(","));
        Set<String> alive =
                Set.of(db.call(SESSIONS).with("uuids", asked).text().orElse("").split(","));
        sessions.removeIf(session -> alive.contains(session.toString()));
        end(sessions);
    }

    private synchronized Set<UUID> sessions() {
        return open.stream()
                .map(EventStream::session)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private synchronized void end(Set<UUID> sessions) {
        open.stream()
                .filter(stream -> stream.session() != null && sessions.contains(stream.session()))
                .forEach(EventStream::end);
        open.removeIf(EventStream::isEnded);
    }

    synchronized int count() {
        return open.size();
    }

    synchronized void close() {
        closed = true;
        open.forEach(EventStream::end);
        open.clear();
    }
}
