package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether bin/bench still works; how fast the server is, a busy machine cannot tell. */
class BenchTest {

    @Test
    void every_path_gets_a_figure_beside_its_limit(@TempDir Path folder) throws Exception {
        Script.run(Map.of(), "bench", "--smoke", "--out=" + folder).succeeds();
        String results = Files.readString(folder.resolve("RESULTS.md"));
        assertThat(
                        results.lines()
                                .filter(line -> line.contains("req/s ("))
                                .filter(line -> line.matches(".* \\*\\*\\d+\\.\\d\\d\\*\\* .*")))
                .hasSize(7);
        assertThat(results.lines().filter(line -> line.matches(".* \\d+\\.\\d ms .*"))).hasSize(6);
        assertThat(results).containsPattern("\\d+ MiB").contains("500 expired");
        assertThat(folder.resolve("results.svg")).isNotEmptyFile();
    }

    @Test
    void a_hundredth_of_the_sweep_keeps_its_promises(@TempDir Path folder) throws Exception {
        Script.run(Map.of(), "bench", "sweep", "--smoke", "--out=" + folder).succeeds();
        String results = Files.readString(folder.resolve("SWEEP.md"));
        assertThat(results.lines().filter(line -> line.endsWith("| kept |"))).hasSize(3);
        assertThat(results).contains("| all there |").doesNotContain("missed", "NaN", "undefined");
        assertThat(folder.resolve("sweep.svg")).isNotEmptyFile();
    }

    @Test
    void streams_are_told_and_who_does_not_read_is_dropped(@TempDir Path folder) throws Exception {
        Script.Run run =
                Script.run(Map.of(), "bench", "streams", "--smoke", "--out=" + folder).succeeds();
        assertThat(run.out())
                .contains("100 streams")
                .containsPattern("home at \\d+ requests a second: p99 \\d+\\.\\d+ ms without")
                .containsPattern(
                        "p99 \\d+\\.\\d+ ms, most .* on the other server p50 \\d+\\.\\d+ ms")
                .contains("of 1 that nobody read the server dropped 1");
    }

    @Test
    void a_table_that_grows_gets_a_figure_at_each_size(@TempDir Path folder) throws Exception {
        Script.run(Map.of(), "bench", "growth", "--smoke", "--out=" + folder).succeeds();
        String results = Files.readString(folder.resolve("GROWTH.md"));
        assertThat(results)
                .contains("| requests/s | 800 | 1,000 | dearer |")
                .doesNotContain("NaN", "undefined");
        assertThat(results.lines().filter(line -> line.matches("\\| .* \\d+\\.\\d\\d.* \\|")))
                .hasSize(6);
        assertThat(folder.resolve("growth.svg")).isNotEmptyFile();
    }
}
