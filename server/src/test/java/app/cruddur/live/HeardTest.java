package app.cruddur.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which readers share the bytes of what they hear. */
class HeardTest {

    @Test
    void an_event_for_one_person_leaves_all_others_what_they_share() {
        UUID person = UUID.randomUUID();
        byte[] written =
                "event: deleted\n\nevent: notification\n\n".getBytes(StandardCharsets.UTF_8);
        Heard heard =
                Heard.of(
                        written,
                        "deleted everybody "
                                + UUID.randomUUID()
                                + "\nnotification person "
                                + person,
                        "",
                        0);
        EventBatch others = heard.by(UUID.randomUUID(), Set.of());
        assertThat(heard.by(UUID.randomUUID(), Set.of())).isSameAs(others);
        assertThat(heard.by(person, Set.of())).isNotSameAs(others);
    }
}
