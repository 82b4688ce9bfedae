package app.cruddur.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody who reads home beside whatever a test does, and insists at the end on having been
 * served: within a quarter of a second, or twenty times what it took alone just before, for all but
 * one in twenty; within two seconds, or ten times the longest alone, always.
 */
public final class Bystander implements AutoCloseable {

    private static final int SAMPLES = 60;

    private final Client reader;
    private final long[] alone;
    private final List<Long> meanwhile = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    private Bystander(RunningServer server) {
        reader = server.client();
        // The first answers tell of a cold server.
        sample();
        alone = sample();
        thread = Thread.ofVirtual().start(this::readOn);
    }

    /** Reads alone for a moment, then beside what comes, until it is closed. */
    public static Bystander of(RunningServer server) {
        return new Bystander(server);
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
        assertThat(sorted).as("answers to the bystander").isNotEmpty();
        assertThat(milliseconds(p95(sorted)))
                .as("home meanwhile, p95 in ms; alone %.1f", milliseconds(p95(alone)))
                .isLessThanOrEqualTo(Math.max(250, 20 * milliseconds(p95(alone))));
        assertThat(milliseconds(sorted[sorted.length - 1]))
                .as("home meanwhile, longest in ms; alone %.1f", milliseconds(alone[SAMPLES - 1]))
                .isLessThanOrEqualTo(Math.max(2000, 10 * milliseconds(alone[SAMPLES - 1])));
    }

    private static long p95(long[] sorted) {
        return sorted[(int) (sorted.length * 0.95)];
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }
}
