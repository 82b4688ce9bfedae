package app.cruddur.web;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request's body into memory, in bounded space and time. Reads from Jetty itself, where
 * waiting for a slow client can end; a servlet's stream waits for as long as bytes trickle in.
 */
final class BodyReader implements Runnable {

    private final Content.Source source;
    private final int most;
    private final long readOn;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte @Nullable []> whole = new CompletableFuture<>();
    private long length;

    private BodyReader(Content.Source source, int most, long readOn) {
        this.source = source;
        this.most = most;
        this.readOn = readOn;
    }

    /**
     * Reads to the end.
     *
     * @param most bytes of a body that is kept
     * @param readOn bytes of a larger body that are read and dropped all the same, since many
     *     clients read no answer before they have sent all
     * @return the body, or null when it is larger
     * @throws TimeoutException when the end has not come after so many seconds
     * @throws ExecutionException when the connection failed, or its bytes are no body
     */
    static byte @Nullable [] read(Content.Source source, int most, long readOn, long seconds)
            throws TimeoutException, ExecutionException, InterruptedException {
        BodyReader reader = new BodyReader(source, most, readOn);
        reader.run();
        return reader.whole.get(seconds, TimeUnit.SECONDS);
    }

    /** Takes what has arrived, and asks Jetty to be called again when there is more. */
    @Override
    public void run() {
        while (!whole.isDone()) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                whole.completeExceptionally(chunk.getFailure());
                return;
            }
            take(chunk);
            if (chunk.isLast()) {
                whole.complete(length > most ? null : bytes.toByteArray());
            } else if (length > most + readOn) {
                whole.complete(null);
            }
            chunk.release();
        }
    }

    private void take(Content.Chunk chunk) {
        int size = chunk.remaining();
        length += size;
        if (length <= most) {
            byte[] part = new byte[size];
            chunk.get(part, 0, size);
            bytes.writeBytes(part);
        } else {
            bytes.reset();
            chunk.skip(size);
        }
    }
}
