package app.cruddur.seals;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Texts are sealed in the database, and read like any others. */
@ExtendWith(OutputCaptureExtension.class)
class SealsTest {

    private static final String HOUR_OF_END =
            "SELECT (sealed_until(message) = hour_of(expires_at))::text FROM activities WHERE uuid = '%s'";

    private static final String DESTROYED =
            "SELECT count(*)::text FROM seal_keys WHERE destroyed_at IS NOT NULL";

    private final RunningServer server = RunningServer.get();

    @TempDir Path folder;

    /**
     * Keys turn ten seconds after an hour's end: no test begins between the two, or so shortly
     * before that the hour ends meanwhile.
     */
    @BeforeEach
    void no_hour_ends_meanwhile() throws InterruptedException {
        while (Hour.of(Instant.now().minusSeconds(11)) != Hour.of(Instant.now().plusSeconds(90))) {
            Thread.sleep(1000);
        }
    }

    @Test
    void a_text_is_in_no_row_and_in_every_answer(CapturedOutput log) throws SQLException {
        Client person = server.joined("sealed_author", log);
        String text = "Quote \" and \\ and 東京 and \u2028, in one text, @sealed_author.";
        JsonNode crud = person.crud(text, "3-days");
        JsonNode reply = person.reply(uuid(crud), "Also sealed: ümlaut.", "30-days");

        assertThat(crud.get("message").asString()).isEqualTo(text);
        assertThat(crud.at("/mentions/0/handle").asString()).isEqualTo("sealed_author");
        assertThat(server.ask("SELECT string_agg(message, ' ') FROM activities"))
                .doesNotContain("in one text")
                .doesNotContain("Also sealed");
        assertThat(server.ask(HOUR_OF_END.formatted(uuid(crud)))).isEqualTo("true");
        assertThat(server.ask(HOUR_OF_END.formatted(uuid(reply)))).isEqualTo("true");

        String thread = "/api/activities/@sealed_author/status/" + uuid(crud);
        assertThat(json(person.get(thread)).at("/activity/message").asString()).isEqualTo(text);
        assertThat(json(person.get(thread)).at("/replies/0/message").asString())
                .isEqualTo("Also sealed: ümlaut.");
        for (String address :
                new String[] {
                    "/api/activities/home",
                    "/api/activities/home?max_id=ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "/api/activities/@sealed_author",
                    "/api/activities/" + uuid(crud)
                }) {
            assertThat(json(server.client().get(address)).toString())
                    .as(address)
                    .contains("in one text")
                    .doesNotContain("\"\\u0001");
        }
        assertThat(person.get("/api/account/export").body()).contains("in one text");
    }

    @Test
    void the_same_key_is_the_same_sealed_crud(CapturedOutput log) {
        Client person = server.joined("sealed_once", log);
        JsonNode first = json(person.postOnce("sealed-once", "Once."));

        assertThat(json(person.postOnce("sealed-once", "Once."))).isEqualTo(first);
    }

    /** The reply's own lifetime is longer: its hour is that of what it answers. */
    @Test
    void what_leaves_sooner_is_sealed_anew_with_all_under_it(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("sealed_sooner", log);
        String crud = uuid(person.crud("For a month.", "30-days"));
        for (int each = 0; each < 3; each++) {
            person.reply(crud, "Reply " + each, "30-days");
        }
        // More than one statement takes at once, and one that no key opens.
        server.sql(
                """
                INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT user_uuid, message, expires_at, uuid
                FROM activities CROSS JOIN generate_series(1, 600)
                WHERE uuid = '%s'
                """
                        .formatted(crud));

        assertThat(
                        person.put("/api/activities/" + crud + "/ttl", "{\"ttl\": \"1-hour\"}")
                                .statusCode())
                .isEqualTo(200);

        assertThat(server.ask(HOUR_OF_END.formatted(crud))).isEqualTo("true");
        assertThat(
                        server.ask(
                                """
                                SELECT count(*) FROM activities
                                WHERE reply_to_activity_uuid = '%s' AND sealed_until(message) = hour_of(expires_at)
                                """
                                        .formatted(crud)))
                .isEqualTo("3");
        JsonNode thread = json(person.get("/api/activities/@sealed_sooner/status/" + crud));
        assertThat(thread.at("/activity/message").asString()).isEqualTo("For a month.");
        assertThat(thread.at("/replies/2/message").asString()).isEqualTo("Reply 2");
        server.sql("DELETE FROM activities WHERE uuid = '" + crud + "'");
    }

    @Test
    void a_crud_whose_seal_does_not_open_is_treated_as_gone(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("sealed_moved", log);
        String crud = uuid(person.crud("Mine.", "1-day"));
        String other = uuid(person.crud("Another.", "1-day"));
        String reply = uuid(person.reply(other, "Under it.", "1-day"));
        String thread = "/api/activities/@sealed_moved/status/" + other;
        server.sql(
                "UPDATE activities SET message = (SELECT message FROM activities WHERE uuid = '%s') WHERE uuid = '%s'"
                        .formatted(crud, reply));

        assertThat(person.get("/api/activities/" + reply).statusCode()).isEqualTo(404);
        assertThat(person.get("/api/activities/@sealed_moved/status/" + reply).statusCode())
                .isEqualTo(404);
        assertThat(json(person.get(thread)).at("/activity/message").asString())
                .isEqualTo("Another.");
        assertThat(json(person.get(thread)).at("/replies/0/message").isNull()).isTrue();
        assertThat(server.bean(Seals.class).closed()).isPositive();
        server.sql("DELETE FROM activities WHERE uuid = '" + reply + "'");
    }

    @Test
    void rows_typed_by_hand_stay_plain(CapturedOutput log) throws SQLException {
        server.joined("sealed_by_hand", log);
        server.sql(
                """
                INSERT INTO activities (user_uuid, message, expires_at)
                SELECT uuid, 'Typed in psql: \\u0001 and "', statement_timestamp() + interval '1 hour'
                FROM users WHERE handle = 'sealed_by_hand'
                """);

        assertThat(
                        json(server.client().get("/api/activities/@sealed_by_hand"))
                                .at("/activities/0/message")
                                .asString())
                .isEqualTo("Typed in psql: \\u0001 and \"");
    }

    /** The mark is refused in what people write; here it is tried on the way that seals. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "a\\u0001b", "\\\"\\u0001"})
    void the_mark_is_refused_in_a_text(String message, CapturedOutput log) {
        Client person = server.joined("marked_" + Integer.toHexString(message.hashCode()), log);

        assertThat(
                        person.post(
                                        "/api/activities",
                                        "{\"message\": \"%s\", \"ttl\": \"1-hour\"}"
                                                .formatted(message))
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void off_reads_what_is_sealed_and_on_what_is_plain(CapturedOutput log) throws Exception {
        Map<String, String> off = new HashMap<>(server.sameDatabase());
        off.put("SEAL", "off");
        try (RunningServer other = RunningServer.another(off)) {
            Client person = server.joined("sealed_and_not", log);
            String sealed = uuid(person.crud("Sealed here.", "1-hour"));
            assertThat(message(other.client(), sealed)).isEqualTo("Sealed here.");

            Client there = other.client();
            there.signIn("sealed_and_not", "correct horse");
            String plain = uuid(there.crud("Plain there.", "1-hour"));
            assertThat(server.ask("SELECT message FROM activities WHERE uuid = '" + plain + "'"))
                    .isEqualTo("Plain there.");
            assertThat(message(server.client(), plain)).isEqualTo("Plain there.");
        }
    }

    @Test
    void two_places_lie_apart_when_their_disks_are_two() {
        Path notThereYet = folder.resolve("seals").resolve("keys");

        assertThat(SealSettings.onDifferentDisks(notThereYet, folder)).isFalse();
        assertThat(SealSettings.onDifferentDisks(notThereYet, Path.of("/proc"))).isTrue();
    }

    @Test
    void a_server_without_the_keys_does_not_start() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> Seals.of(new SealSettings(true, nowhere, true), db()))
                .isInstanceOf(UnusableSealsException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("SEALS_FILE");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_server_with_the_keys_of_another_database_does_not_start() {
        Path others = folder.resolve("seals").resolve("keys");
        new KeyFile(others).readOrMake(Hour.of(Instant.now()));

        assertThatThrownBy(() -> Seals.of(new SealSettings(true, others, true), db()))
                .isInstanceOf(UnusableSealsException.class)
                .hasMessageContaining("not those")
                .hasMessageContaining("seal_file");
    }

    @Test
    void keys_of_hours_that_are_over_are_destroyed_and_their_hashes_told() throws Exception {
        KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()) - 3);
        try (Elsewhere there = new Elsewhere("seals_turn")) {
            Path file = file(ring);
            there.db.call(SqlFile.load("seals/told")).with("keys", Seals.json(ring.all())).text();
            Seals seals = patient(new SealSettings(true, file, true), there.db);

            KeyRing present = new KeyFile(file).read().orElseThrow();
            assertThat(present.firstHour()).isEqualTo(Hour.of(Instant.now().minusSeconds(10)));
            assertThat(present.isAt(present.firstHour(), present.firstHour())).isTrue();
            assertThat(Files.readString(file)).doesNotContain(hex(ring.all().getFirst()));
            UUID row = UUID.randomUUID();
            assertThat(seals.hasKeyOf(present.firstHour() - 1)).isFalse();
            assertThat(seals.hasKeyOf(present.firstHour())).isTrue();
            assertThatThrownBy(() -> seals.seal("Too late.", row, present.firstHour() - 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(
                            there.ask(
                                    "SELECT string_agg(hour::text, ' ' ORDER BY hour) FROM seal_keys WHERE destroyed_at IS NOT NULL"))
                    .isEqualTo(
                            "%s %s %s"
                                    .formatted(
                                            present.firstHour() - 3,
                                            present.firstHour() - 2,
                                            present.firstHour() - 1));
        }
    }

    @Test
    void a_clock_that_jumps_ahead_destroys_nothing() throws Exception {
        KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()));
        try (Elsewhere there = new Elsewhere("seals_clock")) {
            Path file = file(ring);
            Seals seals =
                    Seals.of(
                            new SealSettings(true, file, true),
                            there.db,
                            () -> Instant.now().plus(Duration.ofDays(1)));

            assertThat(new KeyFile(file).read().orElseThrow().firstHour())
                    .isEqualTo(ring.firstHour());
            assertThat(seals.clocksApart()).isLessThan(Duration.ofHours(-23));
            assertThat(Duration.between(seals.databaseTime(), Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    /** Ids are made by it: they would no longer rise. */
    @Test
    void an_answer_that_is_long_under_way_does_not_set_the_reckoned_clock_back() throws Exception {
        try (Elsewhere there = new Elsewhere("seals_slow")) {
            Path file = file(KeyRing.startingAt(Hour.of(Instant.now())));
            Duration[] underWay = {Duration.ZERO};
            Instant[] asked = {Instant.now()};
            InstantSource clock = () -> asked[0] = asked[0].plus(underWay[0]);
            Seals seals = patient(new SealSettings(true, file, true), there.db, clock);
            asked[0] = Instant.now();
            seals.turn(there.db);
            Duration apart = seals.clocksApart();

            // Five minutes there, and five back.
            underWay[0] = Duration.ofMinutes(10);
            asked[0] = Instant.now().minus(Duration.ofMinutes(15));
            seals.turn(there.db);

            assertThat(seals.clocksApart()).isEqualTo(apart);
        }
    }

    /** As after both clocks were ahead, and the keys of hours to come had been destroyed. */
    @Test
    void a_clock_that_is_set_back_leaves_no_hour_without_a_key() throws Exception {
        int hour = Hour.of(Instant.now().minusSeconds(10));
        KeyRing ring = KeyRing.startingAt(hour + 3);
        try (Elsewhere there = new Elsewhere("seals_set_back")) {
            Path file = file(ring);
            Seals seals = patient(new SealSettings(true, file, true), there.db);

            assertThat(seals.unreachable()).isEmpty();
            for (int end = hour; end <= hour + 4; end++) {
                assertThat(seals.seal("Soon gone.", ROW, end)).startsWith("\u0001");
            }
            KeyRing present = new KeyFile(file).read().orElseThrow();
            assertThat(present.of(hour + 3)).isEqualTo(ring.of(hour + 3));
            seals.turn(there.db);
            assertThat(new KeyFile(file).read().orElseThrow().text()).isEqualTo(present.text());
        }
    }

    /** Posts of the others would be missing on its pages, and nothing would say why. */
    @Test
    void a_server_that_seals_nothing_says_that_it_lacks_the_keys_of_those_that_do()
            throws Exception {
        try (Elsewhere there = new Elsewhere("seals_lacks")) {
            Path theirs = file(KeyRing.startingAt(Hour.of(Instant.now())));
            SealSettings off = new SealSettings(false, folder.resolve("own").resolve("keys"), true);
            Seals without = patient(off, there.db);
            patient(new SealSettings(true, theirs, true), there.db);

            without.turn(there.db);
            assertThat(without.unreachable())
                    .hasValueSatisfying(why ->
                            assertThat(why).contains("are not in " + off.file(), "SEALS_FILE"));

            KeyFile others = new KeyFile(off.file());
            others.readOrMake(Hour.of(Instant.now()));
            without.turn(there.db);
            assertThat(without.unreachable())
                    .hasValueSatisfying(why -> assertThat(why).contains("are not those"));
            assertThatThrownBy(() -> Seals.of(off, there.db))
                    .isInstanceOf(UnusableSealsException.class)
                    .hasMessageContaining("are not those");

            Files.copy(theirs, off.file(), StandardCopyOption.REPLACE_EXISTING);
            without.turn(there.db);
            assertThat(without.unreachable()).isEmpty();
        }
    }

    @Test
    void nothing_waits_for_a_file_that_does_not_answer_and_the_operator_is_told() throws Exception {
        KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()) - 1);
        try (Elsewhere there = new Elsewhere("seals_stalled")) {
            Path file = file(ring);
            Process holding = KeyFileTest.java(Holding.class, file + ".lock");
            try {
                assertThat(holding.inputReader().readLine()).isEqualTo("holding");
                Seals seals =
                        Seals.of(
                                new SealSettings(true, file, true),
                                there.db,
                                InstantSource.system(),
                                Duration.ofMillis(100));

                for (int turn = 0; turn < 2; turn++) {
                    assertThat(seals.unreachable())
                            .hasValueSatisfying(why ->
                                    assertThat(why).contains("have not answered", "keys.lock"));
                    assertThat(seals.seal("Still.", ROW, LATER)).startsWith("\u0001");
                    seals.turn(there.db);
                }
                holding.destroyForcibly().waitFor();
                Deadline.await(() -> {
                    seals.turn(there.db);
                    return seals.unreachable().isEmpty();
                });
                assertThat(Files.readString(file)).doesNotContain(hex(ring.all().getFirst()));
            } finally {
                holding.destroyForcibly().waitFor();
            }
        }
    }

    /** Holds a lock until it is killed. */
    static final class Holding {
        private Holding() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel =
                            FileChannel.open(
                                    Path.of(arguments[0]),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                System.out.println("holding");
                while (held.isValid()) {
                    Thread.sleep(Duration.ofHours(1));
                }
            }
        }
    }

    @Test
    void a_machine_whose_clock_is_slow_keeps_keys_for_longer_and_loses_none() throws Exception {
        KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()) - 1);
        try (Elsewhere there = new Elsewhere("seals_slow")) {
            Path file = file(ring);
            Seals.of(
                    new SealSettings(true, file, true),
                    there.db,
                    () -> Instant.now().minus(Duration.ofHours(1)));

            assertThat(new KeyFile(file).read().orElseThrow().firstHour())
                    .isEqualTo(ring.firstHour());
        }
    }

    @Test
    void a_server_that_cannot_reach_the_file_goes_on_with_its_keys_and_says_so() throws Exception {
        try (Elsewhere there = new Elsewhere("seals_unreachable")) {
            Path file = file(KeyRing.startingAt(Hour.of(Instant.now())));
            Seals seals = patient(new SealSettings(true, file, true), there.db);
            Path away = file.resolveSibling("away");
            Files.move(file, away);
            seals.turn(there.db);

            assertThat(seals.unreachable())
                    .hasValueSatisfying(why -> assertThat(why).contains("is gone"));
            assertThat(seals.seal("Still.", UUID.randomUUID(), Hour.of(Instant.now()) + 24))
                    .startsWith("\u0001");

            Files.move(away, file);
            seals.turn(there.db);
            assertThat(seals.unreachable()).isEmpty();
        }
    }

    @Test
    void keys_that_cannot_be_destroyed_are_not_called_destroyed_and_the_others_open()
            throws Exception {
        int hour = Hour.of(Instant.now().minusSeconds(10));
        KeyRing ring = KeyRing.startingAt(hour - 3);
        Instant[] clock = {Instant.now().minus(Duration.ofHours(2))};
        try (Elsewhere there = new Elsewhere("seals_unwritable")) {
            Path file = file(ring);
            there.db.call(SqlFile.load("seals/told")).with("keys", Seals.json(ring.all())).text();
            UUID lives = there.crud(ring, hour + 48, "Lives for two days.");
            // Root may write to any folder, but to no file that is one.
            Path inTheWay = Files.createDirectory(file.resolveSibling("keys.next"));

            Seals seals = patient(new SealSettings(true, file, true), there.db, () -> clock[0]);
            clock[0] = Instant.now();
            seals.turn(there.db);

            assertThat(seals.unreachable())
                    .hasValueSatisfying(why -> assertThat(why).contains("keys.next"));
            assertThat(seals.seal("Still.", UUID.randomUUID(), hour + 24)).startsWith("\u0001");
            assertThat(
                            new Db(Database.single(server.database("seals_unwritable")), seals)
                                    .call(show())
                                    .with("uuid", lives)
                                    .text()
                                    .orElseThrow())
                    .contains("Lives for two days.");
            assertThatThrownBy(() -> seals.seal("Too late.", UUID.randomUUID(), hour - 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(Files.readString(file)).contains(hex(ring.all().getFirst()));
            assertThat(there.ask(DESTROYED)).isEqualTo("0");

            Files.delete(inTheWay);
            seals.turn(there.db);
            assertThat(seals.unreachable()).isEmpty();
            assertThat(there.ask(DESTROYED)).isEqualTo("3");
        }
    }

    @Test
    void what_the_database_could_not_be_told_it_is_told_at_the_next_turn() throws Exception {
        try (Elsewhere there = new Elsewhere("seals_untold")) {
            KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()) - 3);
            there.db.call(SqlFile.load("seals/told")).with("keys", Seals.json(ring.all())).text();
            Path file = file(ring);
            Instant[] clock = {Instant.now().minus(Duration.ofHours(5))};
            Seals seals = patient(new SealSettings(true, file, true), there.db, () -> clock[0]);
            clock[0] = Instant.now();
            there.execute("ALTER TABLE seal_keys RENAME TO away");
            assertThatThrownBy(() -> seals.turn(there.db)).isInstanceOf(DbException.class);
            there.execute("ALTER TABLE away RENAME TO seal_keys");
            assertThat(there.ask(DESTROYED)).isEqualTo("0");

            seals.turn(there.db);
            assertThat(there.ask(DESTROYED)).isEqualTo("3");
        }
    }

    @Test
    void old_keys_that_a_killed_server_has_left_are_overwritten_by_the_next_to_look()
            throws Exception {
        try (Elsewhere there = new Elsewhere("seals_killed")) {
            Path file = file(KeyRing.startingAt(Hour.of(Instant.now().minusSeconds(10))));
            Path old = file.resolveSibling("keys.old");
            Files.writeString(old, KeyRing.startingAt(400_000).text());
            Path another = Files.createLink(folder.resolve("another-name"), old);
            patient(new SealSettings(true, file, true), there.db);

            assertThat(old).doesNotExist();
            assertThat(Files.readAllBytes(another)).containsOnly(0);
        }
    }

    @Test
    void a_look_beside_the_servers_changes_nothing() throws Exception {
        KeyRing ring = KeyRing.startingAt(Hour.of(Instant.now()) - 3);
        Path file = file(ring);

        assertThat(
                        Seals.reading(new SealSettings(true, file, true))
                                .seal("x", UUID.randomUUID(), ring.firstHour()))
                .startsWith("\u0001");
        assertThat(Files.readString(file)).isEqualTo(ring.text());
        Path nowhere = folder.resolve("nowhere");
        Seals.reading(new SealSettings(true, nowhere, true));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void what_a_copy_of_the_database_has_of_a_past_hour_does_not_open_with_todays_file()
            throws Exception {
        int past = Hour.of(Instant.now()) - 2;
        KeyRing ring = KeyRing.startingAt(past);
        try (Elsewhere there = new Elsewhere("seals_copy")) {
            UUID gone = there.crud(ring, past, "Gone two hours ago.");
            UUID lives = there.crud(ring, past + 48, "Lives for two days.");
            Path file = file(ring);
            Seals seals = patient(new SealSettings(true, file, true), there.db);
            Db opening = new Db(Database.single(server.database("seals_copy")), seals);

            assertThat(opening.call(show()).with("uuid", gone).text().orElseThrow())
                    .contains("\"message\":null");
            assertThat(opening.call(show()).with("uuid", lives).text().orElseThrow())
                    .contains("Lives for two days.");
            assertThat(seals.closed()).isEqualTo(1);
        }
    }

    private static SqlFile show() {
        return SqlFile.load("boot/show");
    }

    @Test
    void renewed_keys_seal_once_the_other_servers_have_seen_them() throws Exception {
        try (Elsewhere there = new Elsewhere("seals_renewed")) {
            SealSettings shared =
                    new SealSettings(true, file(KeyRing.startingAt(Hour.of(Instant.now()))), true);
            Seals one = patient(shared, there.db);
            Seals other = patient(shared, there.db);
            Seals.renew(shared);
            one.turn(there.db);
            assertThat(opens(other, one)).isTrue();

            other.turn(there.db);
            one.turn(there.db);
            assertThat(opens(other, one)).isTrue();
            assertThat(opens(one, other)).isTrue();
            assertThat(one.under(sealedBy(one, ROW), ROW).orElseThrow().keySha256())
                    .isEqualTo(
                            new KeyFile(shared.file())
                                    .read()
                                    .orElseThrow()
                                    .of(LATER)
                                    .getFirst()
                                    .sha256());
        }
    }

    private static final UUID ROW = UUID.randomUUID();
    private static final int LATER = Hour.of(Instant.now()) + 24;

    private static boolean opens(Seals reader, Seals writer) {
        return reader.under(sealedBy(writer, ROW), ROW).isPresent();
    }

    private static String sealedBy(Seals seals, UUID row) {
        return seals.seal("Said.", row, LATER);
    }

    @Test
    void a_mark_that_no_hour_follows_keeps_nobody_from_leaving_sooner(CapturedOutput log)
            throws SQLException {
        Client person = server.joined("sealed_odd", log);
        String crud = uuid(person.crud("Odd.", "1-day"));
        server.sql(
                "UPDATE activities SET message = chr(1) || 'odd' WHERE reply_to_activity_uuid IS NULL AND uuid = '"
                        + uuid(person.reply(crud, "Below.", "1-day"))
                        + "' OR uuid = '"
                        + crud
                        + "'");

        assertThat(
                        person.put("/api/activities/" + crud + "/ttl", "{\"ttl\": \"1-hour\"}")
                                .statusCode())
                .isIn(200, 404);
        server.sql("DELETE FROM activities WHERE uuid = '" + crud + "'");
    }

    private Path file(KeyRing ring) throws Exception {
        Path file = folder.resolve("seals").resolve("keys");
        Files.createDirectory(file.getParent());
        Files.writeString(file, ring.text());
        return file;
    }

    private static String hex(KeyRing.Key key) {
        return HexFormat.of().formatHex(key.secret().getEncoded());
    }

    /** Waits for its file however long a machine that stalls may take. */
    private static Seals patient(SealSettings settings, Db db) {
        return patient(settings, db, InstantSource.system());
    }

    private static Seals patient(SealSettings settings, Db db, InstantSource clock) {
        return Seals.of(settings, db, clock, Deadline.PATIENCE);
    }

    private Db db() {
        return new Db(Database.single(server.database()));
    }

    private static String message(Client client, String uuid) {
        return json(client.get("/api/activities/" + uuid)).get("message").asString();
    }

    private static String uuid(JsonNode crud) {
        return crud.get("uuid").asString();
    }

    /** An empty database of the same PostgreSQL, with its schema. */
    private final class Elsewhere implements AutoCloseable {
        private final String name;
        private final Db db;

        Elsewhere(String name) throws SQLException {
            this.name = name;
            server.sql("CREATE DATABASE " + name);
            Database.migrate(server.database(name), line -> {});
            db = new Db(Database.single(server.database(name)));
        }

        /** A copy's clock may say anything: here its row has not expired yet. */
        UUID crud(KeyRing ring, int hour, String text) throws SQLException {
            UUID row = UUID.randomUUID();
            String seal = Seal.of(text, row, hour, ring.of(hour).getFirst().secret());
            execute(
                    """
                    INSERT INTO users (display_name, handle, email, cognito_user_id)
                    VALUES ('Vir', 'vir', 'vir@example.com', 'vir') ON CONFLICT DO NOTHING;
                    INSERT INTO activities (uuid, user_uuid, message, expires_at)
                    SELECT '%s', uuid, '%s', statement_timestamp() + interval '1 day' FROM users
                    """
                            .formatted(row, seal));
            return row;
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = Database.single(server.database(name)).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        String ask(String query) throws SQLException {
            try (Connection connection = Database.single(server.database(name)).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            }
        }

        @Override
        public void close() throws SQLException {
            server.sql("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
