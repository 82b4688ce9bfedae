package app.cruddur.activities;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.activities.SealedActivities.Text;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.web.Viewer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where a new crud's uuid and hour come from. */
@ExtendWith(OutputCaptureExtension.class)
class SealedActivitiesTest {

    private static final NewActivity CRUD =
            NewActivity.of("Sealed.", "1-day", null, Audience.EVERYONE);
    private static final byte[] REFUSED = {};

    private final RunningServer server = RunningServer.get();
    private final SealedActivities activities = server.bean(SealedActivities.class);

    @Test
    void the_server_makes_the_uuid_of_a_crud_and_where_that_is_refused_the_database_does() {
        List<Text> tried = new ArrayList<>();
        activities.write(
                CRUD,
                new Viewer(UUID.randomUUID(), "nobody", false, Viewer.Role.MEMBER, false),
                text -> {
                    tried.add(text);
                    return Optional.of(tried.size() < 3 ? REFUSED : new byte[1]);
                });

        Text first = tried.getFirst();
        UUID uuid = Objects.requireNonNull(first.uuid());
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        Instant made = Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
        assertThat(made).isEqualTo(Instant.ofEpochMilli(reckonedAt(first).toEpochMilli()));
        assertThat(Duration.between(made, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(tried).hasSize(3);
        assertThat(tried.subList(1, 3)).extracting(Text::reckonedAt).containsOnlyNulls();
        assertThat(tried).extracting(Text::uuid).doesNotHaveDuplicates();
        int hour = Objects.requireNonNull(tried.get(1).hour());
        assertThat(first.hour()).isBetween(hour - 1, hour);
    }

    @Test
    void a_reply_has_its_uuid_and_hour_from_the_database(CapturedOutput log) throws SQLException {
        Client person = server.joined("sealed_replier", log);
        UUID parent = UUID.fromString(person.crud("Ends soon.", "1-hour").get("uuid").asString());
        List<Text> tried = new ArrayList<>();
        activities.write(
                NewActivity.reply("Below.", "30-days", null, Audience.EVERYONE, parent),
                new Viewer(
                        uuidOf("sealed_replier"),
                        "sealed_replier",
                        false,
                        Viewer.Role.MEMBER,
                        false),
                text -> {
                    tried.add(text);
                    return Optional.of(new byte[1]);
                });

        assertThat(tried).hasSize(1);
        assertThat(tried.getFirst().reckonedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"fast, 60", "slow, -60"})
    void a_uuid_is_refused_where_the_clock_that_made_it_is_wrong(
            String clock, int seconds, CapturedOutput log) throws Exception {
        UUID author = joined("sealed_clock_" + clock, log);

        assertThat(isTaken(author, Duration.ofSeconds(seconds))).isFalse();
        assertThat(cruds(author)).isEqualTo("0");

        Deadline.await(() -> isTaken(author, Duration.ZERO));
        assertThat(cruds(author)).isEqualTo("1");
    }

    private UUID joined(String handle, CapturedOutput log) throws SQLException {
        server.joined(handle, log);
        return uuidOf(handle);
    }

    private UUID uuidOf(String handle) throws SQLException {
        return UUID.fromString(
                server.ask("SELECT uuid FROM users WHERE handle = '%s'".formatted(handle)));
    }

    private String cruds(UUID author) throws SQLException {
        return server.ask("SELECT count(*) FROM activities WHERE user_uuid = '" + author + "'");
    }

    /** Whether PostgreSQL takes what a clock has made that is ahead by so much. */
    private boolean isTaken(UUID author, Duration ahead) throws SQLException {
        return server.bean(Db.class)
                        .call(SqlFile.load("activities/create"))
                        // Its place in every list is by this.
                        .with("uuid", server.ask("SELECT new_uuid()"))
                        .with("hour", null)
                        .with("reckoned_at", Instant.now().plus(ahead).toString())
                        .with("user_uuid", author)
                        .with("message", "By a clock.")
                        .with("lifetime", "1 hour")
                        .with("reply_to", null)
                        .with("audience", "everyone")
                        .with("sensitive", false)
                        .with("mentioned", "")
                        .with("key_hmac", null)
                        .with("body_hmac", null)
                        .with("text_hmac", null)
                        .json()
                        .orElseThrow()
                        .length
                > 0;
    }

    private static Instant reckonedAt(Text text) {
        return Objects.requireNonNull(text.reckonedAt());
    }
}
