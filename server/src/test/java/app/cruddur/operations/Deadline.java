package app.cruddur.operations;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, not for a time. */
final class Deadline {

    private static final long SECONDS = 120;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private Deadline() {}

    /** Returns as soon as the condition holds; fails after two minutes. */
    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come about within " + SECONDS + " s.");
            }
            // What is waited for needs the processor more than who waits.
            LockSupport.parkNanos(PAUSE);
        }
    }
}
