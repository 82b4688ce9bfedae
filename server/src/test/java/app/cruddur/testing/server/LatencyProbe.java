package app.cruddur.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads home beside whatever a test does, and fails at its close where the answers came late: 95 %
 * of them must take at most a second, or twenty times what they took alone, before or after. Each
 * must take at most 30 s, or ten times the longest alone: a machine on which all cores are taken
 * has let one wait for 10 s. A server that does work where it should only wait is late by far more.
 */
public final class LatencyProbe implements AutoCloseable {

    private static final int SAMPLES = 60;

    /** Lies between two reads beside the test, so that the probe is no load itself: {@value} ns. */
    private static final long PAUSE = 20_000_000;

    private final Client reader;
    private final long[] alone;
    private final List<Long> meanwhile = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    private LatencyProbe(RunningServer server) {
        reader = server.client();
        // The first answers tell of a cold server.
        sample();
        alone = sample();
        thread = Thread.ofVirtual().start(this::readOn);
    }

    /** Reads alone for a moment, then beside what comes, until it is closed. */
    public static LatencyProbe of(RunningServer server) {
        return new LatencyProbe(server);
    }

    private long[] sample() {
        long[] times = new long[SAMPLES];
        Arrays.setAll(times, number -> read());
        Arrays.sort(times);
        return times;
    }

    private void readOn() {
        do {
            meanwhile.add(read());
            LockSupport.parkNanos(PAUSE);
        } while (!over);
    }

    private long read() {
        long begun = System.nanoTime();
        assertThat(reader.get("/api/activities/home").statusCode()).isEqualTo(200);
        return System.nanoTime() - begun;
    }

    /** Ends, and fails when it was not served in time. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        // Others' tests may have made the machine slower since the start.
        long[] after = sample();
        double usual = milliseconds(Math.max(p95(alone), p95(after)));
        double longestAlone = milliseconds(Math.max(alone[SAMPLES - 1], after[SAMPLES - 1]));
        long[] sorted = meanwhile.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted).as("answers to the probe").isNotEmpty();
        // Of few, the one that is later than 95 % is the longest.
        if (sorted.length >= SAMPLES) {
            assertThat(milliseconds(p95(sorted)))
                    .as("home meanwhile, p95 in ms; alone %.1f", usual)
                    .isLessThanOrEqualTo(Math.max(1000, 20 * usual));
        }
        assertThat(milliseconds(sorted[sorted.length - 1]))
                .as("home meanwhile, longest in ms; alone %.1f", longestAlone)
                .isLessThanOrEqualTo(Math.max(30_000, 10 * longestAlone));
    }

    private static long p95(long[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }
}
