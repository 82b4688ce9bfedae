package app.cruddur.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, not for a time. Safe for use by several threads. */
public final class Deadline {

    /**
     * How long a test waits for what must come: an order of magnitude above the longest wait that
     * was seen on two cores with eight other builds (70 s). Only a failure takes this long.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(12);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private Deadline() {}

    /** Returns as soon as the condition holds; fails when {@link #PATIENCE} is over. */
    public static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "It did not come about within %d s.".formatted(PATIENCE.toSeconds()));
            }
            // What is waited for needs the processor more than the test that waits.
            LockSupport.parkNanos(PAUSE);
        }
    }
}
