package app.cruddur.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A page in memory; its compressed form is made when it is first asked for. Thread-safe. */
final class CachedPage {

    /** Bytes from which a page is compressed, as in Spring Boot. */
    private static final int COMPRESSED_FROM = 2048;

    private final Feed.Answer home;
    private final long changes;
    private volatile byte @Nullable [] gzip;
    private volatile boolean isRead;

    /**
     * @param changes the number of changes before the page was queried
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

    /** Notes that somebody has got the page. */
    void read() {
        if (!isRead) {
            isRead = true;
        }
    }

    /** Whether anybody has got the page. */
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
