package app.cruddur.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads home beside whatever a test does, and fails at its close where the answers came late: 95 %
 * of them must take at most 250 ms, or twenty times what they took alone just before. Each must
 * take at most 5 s, or ten times the longest alone: a machine on which all cores are taken has let
 * one wait for 2.3 s.
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
        long[] sorted = meanwhile.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted).as("answers to the probe").isNotEmpty();
        assertThat(milliseconds(p95(sorted)))
                .as("home meanwhile, p95 in ms; alone %.1f", milliseconds(p95(alone)))
                .isLessThanOrEqualTo(Math.max(250, 20 * milliseconds(p95(alone))));
        assertThat(milliseconds(sorted[sorted.length - 1]))
                .as("home meanwhile, longest in ms; alone %.1f", milliseconds(alone[SAMPLES - 1]))
                .isLessThanOrEqualTo(Math.max(5000, 10 * milliseconds(alone[SAMPLES - 1])));
    }

    private static long p95(long[] sorted) {
        return sorted[(int) (sorted.length * 0.95)];
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }
}
