package app.cruddur.web;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the memory that request bodies take at once: in all, and for one client, so that nobody
 * uses it up for everybody. Thread-safe.
 */
final class BodyBudget {

    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> ofClients = new HashMap<>();
    private long taken;

    /**
     * @param most bytes in all
     * @param mostOfOne bytes for one client
     */
    BodyBudget(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes bytes for a client; returns false, and takes none, where too few are left. */
    synchronized boolean take(String client, long bytes) {
        long theirs = ofClients.getOrDefault(client, 0L) + bytes;
        if (taken + bytes > most || theirs > mostOfOne) {
            return false;
        }
        taken += bytes;
        ofClients.put(client, theirs);
        return true;
    }

    /** Gives back what was taken. */
    synchronized void give(String client, long bytes) {
        taken -= bytes;
        ofClients.computeIfPresent(
                client, (same, theirs) -> theirs > bytes ? Long.valueOf(theirs - bytes) : null);
    }
}
