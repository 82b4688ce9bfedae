package app.cruddur.live;

import app.cruddur.sessions.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One open connection. Batches of events, which all streams share, wait in its short queue. A
 * reader who does not keep up, or to whom a text would be sent after its end, is dropped and may
 * come back with the last id it saw; it then reads what still lives.
 */
final class EventStream {

    static final byte[] HEARTBEAT =
            "event: heartbeat\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    /**
     * The longest silence: less than the minute after which load balancers end a connection. By
     * chance up to a third less, so that streams opened together do not all beat at once.
     */
    static final int HEARTBEAT_SECONDS = 15;

    private static final int HEARTBEAT_MILLIS = 1000 * HEARTBEAT_SECONDS;

    private static final int PROBE_MILLIS = 1000;

    /**
     * Milliseconds after which the reader of a stream that gave way may come back, so that five
     * open pages do not push each other out all the time.
     */
    private static final byte[] LATER = "retry: 30000\n\n".getBytes(StandardCharsets.UTF_8);

    /** How many batches of events may wait. */
    static final int BEHIND = 64;

    private static final EventBatch NOTHING = EventBatch.withoutText(new byte[0], 0);
    private static final EventBatch BEAT = EventBatch.withoutText(HEARTBEAT, 0);
    private static final Supplier<EventBatch> END = () -> NOTHING;
    private static final Supplier<EventBatch> PROBE = () -> BEAT;

    private final String whose;
    private final @Nullable Session session;
    private final BlockingQueue<Supplier<EventBatch>> waiting = new LinkedBlockingQueue<>(BEHIND);
    private volatile HiddenPeople hidden = HiddenPeople.NONE;
    private int hides;
    private volatile boolean ended;

    /**
     * @param whose by whom streams are counted
     * @param session with the end of which it ends, and whose person's events it carries; null for
     *     one that carries what everybody hears
     */
    EventStream(String whose, @Nullable Session session) {
        this.whose = whose;
        this.session = session;
    }

    String whose() {
        return whose;
    }

    @Nullable UUID session() {
        return session == null ? null : session.uuid();
    }

    /** Who listens; null for a stranger. */
    @Nullable UUID member() {
        return session == null ? null : session.viewer().uuid();
    }

    boolean isEnded() {
        return ended;
    }

    /** Leaves out the events of these people's cruds, also of those that wait. */
    synchronized void hide(HiddenPeople people) {
        hidden = people;
        hides++;
    }

    /** How often {@link #hide} was called. */
    synchronized int hides() {
        return hides;
    }

    /** The same for a list that was read after so many calls; a later call has a newer list. */
    synchronized void hide(HiddenPeople people, int hidesBefore) {
        if (hides == hidesBefore) {
            hide(people);
        }
    }

    /** The part of some events that this stream carries. */
    EventBatch of(Heard heard) {
        return heard.by(member(), hidden);
    }

    /** Queues the events for its reader; a stream that is too far behind ends instead. */
    void send(Heard heard) {
        if (heard.isFor(member())) {
            send(() -> of(heard));
        }
    }

    /** Queues a batch, which is made when its turn comes. */
    void send(Supplier<EventBatch> batch) {
        if (!ended && !waiting.offer(batch)) {
            end();
        }
    }

    /** Sends a heartbeat now and a second later, which shows whether the reader has gone. */
    void probe() {
        if (!waiting.contains(PROBE)) {
            send(PROBE);
        }
    }

    /** Ends for a newer one of the same session, and asks its reader to come back later. */
    void giveWay() {
        waiting.clear();
        EventBatch later = EventBatch.withoutText(LATER, System.nanoTime());
        waiting.offer(() -> later);
        waiting.offer(END);
    }

    void end() {
        ended = true;
        waiting.clear();
        waiting.offer(END);
    }

    /**
     * Sends until it is ended.
     *
     * @throws IOException when the reader has gone
     */
    void write(OutputStream out) throws IOException, InterruptedException {
        long patience = silence();
        while (!ended) {
            Supplier<EventBatch> next = waiting.poll(patience, TimeUnit.MILLISECONDS);
            if (next == END) {
                return;
            }
            EventBatch batch = next == null ? BEAT : next.get();
            if (batch != BEAT && batch.isOver()) {
                end();
                return;
            }
            out.write(batch.events());
            out.flush();
            // A write to who has gone fails only once the network has told of it.
            patience = next == PROBE ? PROBE_MILLIS : silence();
        }
    }

    static long silence() {
        return HEARTBEAT_MILLIS - ThreadLocalRandom.current().nextInt(HEARTBEAT_MILLIS / 3);
    }
}
