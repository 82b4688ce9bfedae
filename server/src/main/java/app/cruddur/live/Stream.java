package app.cruddur.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open connection. What is to be sent waits in a short queue of bytes that all streams share;
 * who does not keep up is dropped, and may come back with the last id it saw.
 */
final class Stream {

    static final byte[] HEARTBEAT =
            "event: heartbeat\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    /** Less than the minute after which load balancers end a silent connection. */
    static final int HEARTBEAT_SECONDS = 15;

    /** How many batches of events may wait. */
    static final int BEHIND = 64;

    private static final byte[] END = new byte[0];

    private final String whose;
    private final @Nullable String session;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(BEHIND);
    private volatile boolean ended;

    /**
     * @param whose by whom streams are counted
     * @param session with the end of which it ends
     */
    Stream(String whose, @Nullable String session) {
        this.whose = whose;
        this.session = session;
    }

    String whose() {
        return whose;
    }

    @Nullable String session() {
        return session;
    }

    boolean isEnded() {
        return ended;
    }

    /** Gives it something to send; one that is too far behind ends instead. */
    void send(byte[] events) {
        if (!ended && !waiting.offer(events)) {
            end();
        }
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
        while (!ended) {
            byte[] next = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (next == END) {
                return;
            }
            out.write(next == null ? HEARTBEAT : next);
            out.flush();
        }
    }
}
