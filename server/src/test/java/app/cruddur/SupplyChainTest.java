package app.cruddur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a build fetches is named by a checksum, or by a version that nobody can move. */
class SupplyChainTest {

    private static final Path ROOT = Path.of("..");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void the_wrapper_compares_maven_with_its_checksum() throws IOException {
        assertThat(read(".mvn/wrapper/maven-wrapper.properties"))
                .containsPattern("(?m)^distributionSha256Sum=[0-9a-f]{64}$")
                .contains("distributionType=only-script");
    }

    @Test
    void workflows_name_actions_by_commit_and_run_nothing_unpinned() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                assertThat(found("uses: .*$", text))
                        .as(file.toString())
                        .isNotEmpty()
                        .allMatch(used ->
                                used.matches("uses: \\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
                assertThat(text).as(file.toString()).doesNotContain("npx", "npm install");
            }
        }
    }

    @Test
    void the_image_takes_nothing_by_address_alone() throws IOException {
        assertThat(read("Dockerfile")).doesNotContainPattern("(?m)^ADD (?!.*--checksum).*https?:");
    }

    @Test
    void every_npm_package_has_a_lock_with_checksums() throws IOException {
        for (String folder : List.of("web", "benchmarks/lighthouse", "aws/cdk", "aws/cdk/rds-ca")) {
            String lock = read(folder + "/package-lock.json");
            int packages = found("^    \"node_modules/.*\": \\{$", lock).size();
            assertThat(found("\"integrity\": \"sha512-", lock)).as(folder).hasSize(packages);
            assertThat(found("\"[~^*]|\"latest\"", read(folder + "/package.json")))
                    .as(folder)
                    .isEmpty();
        }
    }
}
