package app.cruddur.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.sessions.Session;
import app.cruddur.testing.Deadline;
import app.cruddur.web.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whoever does not read is dropped, and holds nothing. */
class SlowReaderTest {

    @Test
    void who_is_too_far_behind_is_dropped() throws IOException, InterruptedException {
        EventStream slow = new EventStream("address 192.0.2.1", null);
        for (int events = 0; events < EventStream.BEHIND; events++) {
            slow.send(lasting("event " + events));
        }
        assertThat(slow.isEnded()).isFalse();
        slow.send(lasting("one too many"));
        assertThat(slow.isEnded()).isTrue();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        slow.write(sent);
        assertThat(sent.size()).isZero();
    }

    @Test
    void who_gives_way_is_asked_to_stay_away_for_a_while() throws Exception {
        Session session =
                new Session(
                        UUID.randomUUID(),
                        new Viewer(UUID.randomUUID(), "left", false, Viewer.Role.MEMBER, false),
                        Instant.EPOCH,
                        Session.Factor.NONE);
        Deadline.await(() -> {
            EventStream left = new EventStream("session 1", session);
            left.send(lasting("unread"));
            left.giveWay();
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            left.write(sent);
            if (sent.size() == 0) {
                // It took five seconds to get here: then once more.
                return false;
            }
            assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("retry: 30000\n\n");
            return true;
        });
    }

    /** The second text ends while its reader is still taking the first. */
    @Test
    void a_text_that_ends_while_it_waits_is_never_sent() throws IOException, InterruptedException {
        EventStream slow = new EventStream("address 192.0.2.1", null);
        EventBatch shortLived =
                EventBatch.of(
                        "of fifty milliseconds".getBytes(StandardCharsets.UTF_8),
                        System.nanoTime(),
                        50);
        slow.send(lasting("of an hour"));
        slow.send(() -> shortLived);
        ByteArrayOutputStream sent =
                new ByteArrayOutputStream() {
                    @Override
                    public void flush() {
                        while (!shortLived.isOver()) {
                            Thread.onSpinWait();
                        }
                    }
                };
        slow.write(sent);
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo("of an hour");
        assertThat(slow.isEnded()).isTrue();
    }

    @Test
    void nothing_waits_longer_than_five_seconds_since_a_deletion_does_not_either() {
        long now = System.nanoTime();
        assertThat(EventBatch.of(new byte[0], now, 3_600_000).endsAt() - now)
                .isEqualTo(5_000_000_000L);
        assertThat(EventBatch.of(new byte[0], now, 700).endsAt() - now).isEqualTo(700_000_000L);
        assertThat(EventBatch.of(new byte[0], now, -1).isOver()).isTrue();
    }

    @Test
    void heartbeats_come_within_fifteen_seconds_and_not_all_at_once() {
        long[] silences = LongStream.generate(EventStream::silence).limit(1000).toArray();
        assertThat(LongStream.of(silences)).allMatch(one -> one > 10_000 && one <= 15_000);
        assertThat(LongStream.of(silences).distinct().count()).isGreaterThan(500);
    }

    /** As if it were read in an hour, so that it does not end meanwhile. */
    private static Supplier<EventBatch> lasting(String text) {
        EventBatch batch =
                EventBatch.withoutText(
                        text.getBytes(StandardCharsets.UTF_8),
                        System.nanoTime() + TimeUnit.HOURS.toNanos(1));
        return () -> batch;
    }
}
