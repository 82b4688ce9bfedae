package app.cruddur.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A page in memory, plain and, once somebody has asked for that, compressed. */
final class CachedPage {

    /** Less is not worth it, says Spring Boot too. */
    private static final int COMPRESSED_FROM = 2048;

    private final Feed.Answer home;
    private final long changes;
    private volatile byte @Nullable [] gzip;
    private volatile boolean isRead;

    /**
     * @param changes how many there had been before the page was asked for
     */
    CachedPage(Feed.Answer home, long changes) {
        this.home = home;
        this.changes = changes;
    }

    Feed.Answer home() {
        return home;
    }

    boolean isAfter(long changesKnown) {
        return changes >= changesKnown;
    }

    /** Somebody gets it. */
    void read() {
        if (!isRead) {
            isRead = true;
        }
    }

    /** Whether anybody has got it. */
    boolean isRead() {
        return isRead;
    }

    boolean isWorthCompressing() {
        return home.cruds().json().length >= COMPRESSED_FROM;
    }

    byte[] gzip() {
        byte[] compressed = gzip;
        if (compressed == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(COMPRESSED_FROM);
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(home.cruds().json());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            compressed = bytes.toByteArray();
            gzip = compressed;
        }
        return compressed;
    }
}
