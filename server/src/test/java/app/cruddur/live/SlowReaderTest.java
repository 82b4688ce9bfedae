package app.cruddur.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever does not read is dropped, and holds nothing. */
class SlowReaderTest {

    @Test
    void who_is_too_far_behind_is_dropped() throws IOException, InterruptedException {
        Stream slow = new Stream("address 192.0.2.1", null);
        for (int events = 0; events < Stream.BEHIND; events++) {
            slow.send(bytes("event " + events));
        }
        assertThat(slow.isEnded()).isFalse();
        slow.send(bytes("one too many"));
        assertThat(slow.isEnded()).isTrue();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        slow.write(sent);
        assertThat(sent.size()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
