package app.cruddur.web;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Runs computations that take milliseconds of a core, such as hashing a password, on a few platform
 * threads. A virtual thread keeps its carrier while it computes, so that as many computations as
 * there are cores would hold up every other request. Safe for use by many threads.
 */
@Component
public final class ComputePool {

    /** One core is left to the other requests. */
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    /** The queue: with hashes of some 60 ms each, the last waits for half a second. */
    private static final int WAITING_FOR_A_THREAD = 8;

    private static final long RETRY_AFTER_SECONDS = 1;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(THREADS * WAITING_FOR_A_THREAD),
                    Thread.ofPlatform().daemon().name("compute-", 1).factory());

    /**
     * Runs a computation and waits for its result. A caller that holds a database connection keeps
     * it from others while it waits, so callers take none.
     *
     * @throws Refusal {@link RequestError#SERVER_BUSY} when too many computations wait already
     * @throws RuntimeException the computation's own
     */
    public <T> T run(Supplier<T> computation) {
        Future<T> result;
        try {
            result = threads.submit((Callable<T>) computation::get);
        } catch (RejectedExecutionException full) {
            throw Refusal.until(RETRY_AFTER_SECONDS, RequestError.SERVER_BUSY);
        }
        try {
            return result.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopping) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw Refusal.until(RETRY_AFTER_SECONDS, RequestError.SERVER_BUSY);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
