package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of docker/, as systemd itself judges them. */
class UnitsTest {

    private static final List<String> SERVICES =
            List.of("cruddur.service", "cruddur-backup.service");

    @TempDir private Path folder;

    /** Copies, whose programs are on every machine. */
    private List<String> units(List<String> names) throws IOException {
        List<String> units = new ArrayList<>();
        for (String name : names) {
            Path unit = folder.resolve(name);
            Files.writeString(
                    unit,
                    Files.readString(Script.ROOT.resolve("docker").resolve(name))
                            .replace("/usr/bin/java", "/bin/true")
                            .replace("/opt/cruddur/cruddur-backup", "/bin/true"));
            units.add(unit.toString());
        }
        return units;
    }

    private static Script.Run analyze(List<String> words, List<String> units) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze"));
        command.addAll(words);
        command.addAll(units);
        return Script.run(Map.of(), command.toArray(String[]::new));
    }

    @Test
    void systemd_takes_every_line_of_them() throws IOException {
        List<String> all = new ArrayList<>(SERVICES);
        all.add("cruddur-backup.timer");
        assertThat(analyze(List.of("verify"), units(all)).succeeds().all()).isEmpty();
    }

    /** In tenths: 8.3 was the exposure of the unit before it forbade the server anything. */
    @Test
    void systemd_calls_their_exposure_ok() throws IOException {
        analyze(List.of("security", "--offline=true", "--threshold=40"), units(SERVICES))
                .succeeds();
    }

    /** A backup is kept for three days only where each night has one run. */
    @Test
    void the_timer_runs_each_night_of_the_same_length() throws IOException {
        String timer =
                Files.readString(Script.ROOT.resolve("docker").resolve("cruddur-backup.timer"));
        assertThat(timer).containsPattern("(?m)^OnCalendar=\\*-\\*-\\* \\d\\d:\\d\\d:00 UTC$");
    }
}
