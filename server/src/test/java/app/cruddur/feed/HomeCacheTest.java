package app.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.web.ExpiringResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The cache asks PostgreSQL for home when it must, and no more often. */
class HomeCacheTest {

    private static final String HOURS = "7200000";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean isListening = new AtomicBoolean(true);
    private volatile String millisecondsLeft = HOURS;
    private volatile Runnable meanwhile = () -> {};

    /** No second that passes within a test ends its page. */
    private final HomeCache home =
            new HomeCache(this::ask, isListening::get, TimeUnit.HOURS.toNanos(1));

    /** In place of PostgreSQL: the answer is how often it was asked. */
    private Feed.Answer ask() {
        long askedAt = System.nanoTime();
        byte[] json = Integer.toString(asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        meanwhile.run();
        return new Feed.Answer(
                ExpiringResponse.of(json, askedAt, millisecondsLeft), List.of(), true);
    }

    private static String text(Feed.Answer page) {
        return new String(page.cruds().json(), StandardCharsets.UTF_8);
    }

    @Test
    void it_is_asked_for_again_after_a_change() {
        home.read();
        home.invalidate();
        assertThat(home.cached()).isNull();
        assertThat(text(home.read())).isEqualTo("2");
    }

    @Test
    void who_changes_something_asks_for_what_others_read() {
        home.read();
        home.refresh();
        assertThat(asked).hasValue(2);
        assertThat(home.cached()).isNotNull();
        assertThat(text(home.read())).isEqualTo("2");
    }

    @Test
    void nobody_asks_for_what_nobody_reads() {
        home.refresh();
        assertThat(asked).hasValue(0);
        home.read();
        home.refresh();
        home.refresh();
        assertThat(asked).hasValue(2);
        assertThat(home.cached()).isNull();
        assertThat(text(home.read())).isEqualTo("3");
    }

    @Test
    void readers_need_not_wait_for_a_change_that_is_not_answered_yet() {
        home.read();
        List<String> read = new ArrayList<>();
        meanwhile = () -> read.add(text(home.read()));
        home.refresh();
        assertThat(read).containsExactly("1");
        assertThat(text(home.read())).isEqualTo("2");
    }

    @Test
    void a_change_is_one_also_where_the_database_cannot_be_asked() {
        home.read();
        meanwhile =
                () -> {
                    throw new IllegalStateException("The database is away.");
                };
        home.refresh();
        assertThat(home.cached()).isNull();
    }

    @Test
    void a_change_while_it_is_asked_for_makes_it_old_already() {
        meanwhile = home::invalidate;
        assertThat(text(home.read())).isEqualTo("1");
        assertThat(home.cached()).isNull();
        meanwhile = () -> {};
        assertThat(text(home.read())).isEqualTo("2");
    }

    @Test
    void it_is_held_no_longer_than_its_first_crud_lives() {
        millisecondsLeft = "0";
        home.read();
        assertThat(home.cached()).isNull();
        assertThat(text(home.read())).isEqualTo("2");
    }

    @Test
    void it_is_held_a_second_at_most() {
        HomeCache held = new HomeCache(this::ask, isListening::get);
        held.read();
        long read = System.nanoTime();
        while (System.nanoTime() - read < 1_000_000_000L) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(held.cached()).isNull();
    }

    @Test
    void a_server_that_hears_nothing_asks_each_time() {
        home.read();
        isListening.set(false);
        assertThat(home.cached()).isNull();
        assertThat(text(home.read())).isEqualTo("2");
        assertThat(text(home.read())).isEqualTo("3");
    }

    @Test
    void of_many_at_once_one_asks_and_the_others_wait_for_that()
            throws InterruptedException, ExecutionException {
        CountDownLatch answer = new CountDownLatch(1);
        millisecondsLeft = "0";
        CountDownLatch came = new CountDownLatch(1);
        meanwhile =
                () -> {
                    came.countDown();
                    await(answer);
                };
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Feed.Answer> first = readers.submit(home::read);
            came.await();
            List<Future<Feed.Answer>> others = new ArrayList<>();
            for (int reader = 0; reader < 50; reader++) {
                others.add(readers.submit(home::read));
            }
            while (home.waiting() < others.size() && asked.get() == 1) {
                LockSupport.parkNanos(1_000_000);
            }
            meanwhile = () -> {};
            answer.countDown();
            assertThat(text(first.get())).isEqualTo("1");
            for (Future<Feed.Answer> other : others) {
                // They came after the first had been asked for, and it lives no longer.
                assertThat(text(other.get())).isEqualTo("2");
            }
        }
    }

    @Test
    void a_failure_is_everybodys_own() {
        meanwhile =
                () -> {
                    throw new IllegalStateException("The database is away.");
                };
        assertThatThrownBy(home::read).hasMessage("The database is away.");
        meanwhile = () -> {};
        assertThat(text(home.read())).isEqualTo("2");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
