package app.cruddur.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key that is needed is ever lost, and none that is over is kept. */
class KeyFileTest {

    private static final int HOUR = 495_000;

    /** {@code bin/bench kills} asks for more. */
    private static final int KILLS = Integer.getInteger("kills", 50);

    @TempDir Path folder;
    private Path path;
    private KeyFile file;

    @BeforeEach
    void a_place_of_its_own() {
        path = folder.resolve("seals").resolve("keys");
        file = new KeyFile(path);
    }

    @Test
    void what_is_written_is_read_and_only_its_owner_may() throws IOException {
        KeyRing made = file.readOrMake(HOUR);

        assertThat(file.read().orElseThrow().text()).isEqualTo(made.text());
        assertThat(file.readOrMake(HOUR).text()).isEqualTo(made.text());
        assertThat(made.all()).hasSize(KeyRing.HOURS_AHEAD + 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void an_hour_that_is_over_leaves_no_byte_in_the_folder() throws IOException {
        KeyRing made = file.readOrMake(HOUR);
        KeyRing later = file.change(ring -> ring.at(HOUR + 2));

        assertThat(later.id()).isEqualTo(made.id());
        assertThat(later.firstHour()).isEqualTo(HOUR + 2);
        assertThat(later.of(HOUR + 2)).isEqualTo(made.of(HOUR + 2));
        assertThat(later.of(HOUR + KeyRing.HOURS_AHEAD + 2)).hasSize(1);
        assertThat(names()).containsExactlyInAnyOrder("keys", "keys.lock");
        assertThat(Files.readString(path))
                .doesNotContain(hex(made, HOUR))
                .doesNotContain(hex(made, HOUR + 1));
    }

    /** A process that has the old file open reads zeros from it. */
    @Test
    void the_old_bytes_are_overwritten_and_not_only_let_go() throws IOException {
        KeyRing made = file.readOrMake(HOUR);
        Path another = folder.resolve("another-name");
        Files.createLink(another, path);
        file.change(ring -> ring.at(HOUR + 1));

        assertThat(Files.readAllBytes(another)).containsOnly(0);
        assertThat(made.text().length()).isEqualTo((int) Files.size(another));
    }

    @Test
    void a_link_stays_a_link_and_its_file_is_changed() throws IOException {
        file.readOrMake(HOUR);
        Path link = Files.createSymbolicLink(folder.resolve("link"), path);
        KeyRing later = new KeyFile(link).change(ring -> ring.at(HOUR + 1));

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(path)).isEqualTo(later.text());
    }

    @Test
    void a_link_among_what_is_overwritten_overwrites_nothing() throws IOException {
        KeyRing made = file.readOrMake(HOUR);
        Files.createSymbolicLink(path.resolveSibling("keys.next"), path);

        assertThat(file.change(ring -> ring).text()).isEqualTo(made.text());
        assertThat(Files.readString(path)).isEqualTo(made.text());
        assertThat(names()).containsExactlyInAnyOrder("keys", "keys.lock");
    }

    /** Only root can give a file away, and only root's changes would take it from its owner. */
    @Test
    void the_file_keeps_its_owner_whose_the_lock_is_too() throws IOException {
        file.readOrMake(HOUR);
        if (System.getProperty("user.name").equals("root")) {
            Files.setOwner(
                    path,
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody"));
        }
        UserPrincipal owner = Files.getOwner(path);
        Path lock = path.resolveSibling("keys.lock");
        Files.delete(lock);
        file.change(KeyRing::renewed);

        assertThat(Files.getOwner(path)).isEqualTo(owner);
        assertThat(Files.getOwner(lock)).isEqualTo(owner);
    }

    @Test
    void servers_that_make_it_at_once_have_the_same() throws Exception {
        List<Future<KeyRing>> made = new ArrayList<>();
        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            for (int server = 0; server < 8; server++) {
                made.add(servers.submit(() -> new KeyFile(path).readOrMake(HOUR)));
            }
        }
        for (Future<KeyRing> one : made) {
            assertThat(one.get().text()).isEqualTo(made.getFirst().get().text());
        }
    }

    @Test
    void what_is_no_ring_is_refused_with_what_to_do() throws IOException {
        file.readOrMake(HOUR);
        String whole = Files.readString(path);
        for (String broken :
                List.of(
                        "",
                        "hello\n",
                        whole.substring(0, whole.length() - 1),
                        whole.replaceFirst("id .*", "id nobody"),
                        whole + "495 zz\n",
                        whole + "\n")) {
            Files.writeString(path, broken);
            assertThatThrownBy(file::read)
                    .isInstanceOf(UnusableSealsException.class)
                    .hasMessageContaining("bin/seals-export");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwx---", "rwx----w-"})
    void a_folder_that_others_may_write_to_is_refused(String mode) throws IOException {
        Files.createDirectory(path.getParent());
        Files.setPosixFilePermissions(path.getParent(), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> file.readOrMake(HOUR))
                .isInstanceOf(UnusableSealsException.class)
                .hasMessageContaining("chmod 700");
    }

    /**
     * A process that goes from hour to hour as fast as it can is killed at any instant, again and
     * again: the file is whole each time, has every key that the last hour told of had, and after
     * the next change nothing of older ones is left.
     */
    @Test
    void a_kill_at_any_instant_loses_no_live_key_and_keeps_no_old_one() throws Exception {
        KeyRing before = file.readOrMake(HOUR);
        SortedMap<String, Integer> cutShort = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process turning = java(Turning.class, path.toString());
            try {
                // Its first line says that it turns as fast as it can.
                assertThat(turning.inputReader().readLine()).isEqualTo("turning");
                Thread.sleep(ThreadLocalRandom.current().nextInt(30));
            } finally {
                turning.destroyForcibly().waitFor();
            }
            if (file.isChangeCutShort()) {
                cutShort.merge(names().toString(), 1, Integer::sum);
            }
            KeyRing after = file.read().orElseThrow();
            assertThat(after.id()).isEqualTo(before.id());
            int first = after.firstHour();
            assertThat(after.isAt(first, first)).isTrue();
            for (int hour = first; hour <= before.firstHour() + KeyRing.HOURS_AHEAD; hour++) {
                assertThat(after.of(hour)).isEqualTo(before.of(hour));
            }

            before = file.change(ring -> ring.at(first + 1));
            assertThat(names()).containsExactlyInAnyOrder("keys", "keys.lock");
            assertThat(before.firstHour()).isEqualTo(first + 1);
        }
        assertThat(cutShort).as("kills in the middle of a change").isNotEmpty();
        System.out.printf(
                "%d kills, of which these left a change cut short: %s%n", KILLS, cutShort);
    }

    /** Another process, which runs this class with the classes of these tests. */
    static Process java(Class<?> program, String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Goes from hour to hour for ever. */
    static final class Turning {
        private Turning() {}

        public static void main(String[] arguments) {
            KeyFile file = new KeyFile(Path.of(arguments[0]));
            int hour = file.read().orElseThrow().firstHour();
            while (true) {
                int next = ++hour;
                file.change(ring -> ring.at(next));
                // The first change is slow, since the process has just begun.
                System.out.println("turning");
            }
        }
    }

    private static String hex(KeyRing ring, int hour) {
        return HexFormat.of().formatHex(ring.of(hour).getFirst().secret().getEncoded());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Objects.requireNonNull(path.getParent()))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
