package app.cruddur.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which readers share the bytes of what they hear, and whom a crud names to which of them. */
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
        EventBatch others = heard.by(UUID.randomUUID(), HiddenPeople.NONE);
        assertThat(heard.by(UUID.randomUUID(), HiddenPeople.NONE)).isSameAs(others);
        assertThat(heard.by(person, HiddenPeople.NONE)).isNotSameAs(others);
    }

    @Test
    void a_new_crud_names_nobody_whom_a_block_hides() {
        UUID londo = UUID.randomUUID();
        UUID gkar = UUID.randomUUID();
        String before = "id: 1-1\nevent: deleted\ndata: {}\n\n";
        String created = "id: 1-2\nevent: created\ndata: ";
        String message = "{\"message\":\"\\u00e4 data: @londo @gkar\",\"mentions\":[";
        String mentionsLondo = "{\"written\":\"londo\",\"uuid\":\"" + londo + "\"}";
        String mentionsGkar = "{\"written\":\"gkar\",\"uuid\":\"" + gkar + "\"}";
        String end = "],\"sensitive\":false}\n\n";
        String both = before + created + message + mentionsLondo + "," + mentionsGkar + end;
        UUID author = UUID.randomUUID();
        Heard heard =
                Heard.of(
                        both.getBytes(StandardCharsets.UTF_8),
                        "deleted everybody %s\ncreated everybody %s %s,%s"
                                .formatted(author, author, londo, gkar),
                        "60000",
                        0);
        assertThat(text(heard, new HiddenPeople(Set.of(londo), Set.of(londo))))
                .isEqualTo(before + created + message.replace("\\u00e4", "ä") + mentionsGkar + end);
        assertThat(text(heard, new HiddenPeople(Set.of(londo), Set.of()))).isEqualTo(both);
        assertThat(text(heard, HiddenPeople.NONE)).isEqualTo(both);
    }

    @Test
    void an_event_about_two_people_is_heard_by_nobody_from_whom_one_of_them_is_hidden() {
        UUID giver = UUID.randomUUID();
        UUID author = UUID.randomUUID();
        String reposted = "id: 1-1\nevent: reposted\ndata: {}\n\n";
        Heard heard =
                Heard.of(
                        reposted.getBytes(StandardCharsets.UTF_8),
                        "reposted members %s,%s".formatted(giver, author),
                        "",
                        0);
        assertThat(text(heard, HiddenPeople.NONE)).isEqualTo(reposted);
        for (UUID hidden : Set.of(giver, author)) {
            assertThat(text(heard, new HiddenPeople(Set.of(hidden), Set.of()))).isEmpty();
        }
        assertThat(heard.by(null, HiddenPeople.NONE).events()).isEmpty();
    }

    private static String text(Heard heard, HiddenPeople people) {
        return new String(heard.by(UUID.randomUUID(), people).events(), StandardCharsets.UTF_8);
    }
}
