package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.identity.IdentityError;
import app.cruddur.testing.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputePoolTest {

    private final ComputePool pool = new ComputePool();

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void a_computation_runs_on_a_platform_thread_and_gives_its_result_or_its_refusal() {
        Thread used = CompletableFuture.supplyAsync(() -> pool.run(Thread::currentThread)).join();
        assertThat(used.isVirtual()).isFalse();
        assertThat(used.getName()).startsWith("compute-");
        assertThatThrownBy(() ->
                        pool.run(() -> {
                            throw new Refusal(IdentityError.PASSWORD_COMMON);
                        }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused ->
                                assertThat(refused.codes())
                                        .containsExactly(IdentityError.PASSWORD_COMMON));
    }

    @Test
    void what_finds_too_many_waiting_is_refused_at_once_and_the_others_are_served()
            throws InterruptedException, ExecutionException {
        CountDownLatch refused = new CountDownLatch(1);
        int many = 64 * Runtime.getRuntime().availableProcessors();
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < many; caller++) {
                answers.add(
                        callers.submit(() -> {
                            try {
                                return pool.run(() -> await(refused));
                            } catch (Refusal busy) {
                                assertThat(busy.codes()).containsExactly(RequestError.SERVER_BUSY);
                                assertThat(busy.retryAfterSeconds()).isPositive();
                                refused.countDown();
                                return false;
                            }
                        }));
            }
            int served = 0;
            for (Future<Boolean> answer : answers) {
                served += answer.get() ? 1 : 0;
            }
            assertThat(served).isPositive().isLessThan(many);
        }
        assertThat(pool.run(() -> true)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
