package app.cruddur.operations;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, not for a time. */
final class Deadline {

    private static final long SECONDS = 120;

    private Deadline() {}

    /** Returns as soon as the condition holds; fails after two minutes. */
    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come about within " + SECONDS + " s.");
            }
            Thread.onSpinWait();
        }
    }
}
