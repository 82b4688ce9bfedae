package app.cruddur.postconfirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How big the jar is, and how fast in a process of its own. The bounds are for a busy machine; the
 * figures are printed.
 */
class PackagedJarTest {

    private static final Path JAR = Lambda.JAR;
    private static final long MIB = 1024 * 1024;

    private static TestDatabase database;

    @TempDir private Path folder;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.withSchema();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void the_jar_is_small_and_holds_nothing_heavy() throws Exception {
        System.out.printf("post-confirmation: jar %.2f MB%n", Files.size(JAR) / 1e6);
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(4_000_000);
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names).contains("app/cruddur/postconfirmation/PostConfirmation.class");
            assertThat(names.stream().filter(name -> name.matches("(sql|migrations|db)/.*[^/]")))
                    .containsExactlyInAnyOrder(
                            "sql/users/register.sql", "sql/users/reserved-handles.txt");
            assertThat(names)
                    .noneMatch(name -> name.matches(".*(springframework|hikari|flyway).*"));
        }
    }

    @Test
    void the_real_runtime_client_runs_it() throws Exception {
        Figures plain = run("plain", List.of());
        Figures small = run("serial, tier 1", Lambda.quick());
        Path archive = folder.resolve("lambda.aot");
        run("writes an archive", Lambda.quick("-XX:AOTCacheOutput=" + archive));
        assertThat(archive).exists();
        Figures archived = run("with an archive", Lambda.quick("-XX:AOTCache=" + archive));

        // Far above what a machine measures that stalls for seconds; the median rides over a stall.
        assertThat(plain.coldMillis).isLessThan(20_000);
        assertThat(small.coldMillis).isLessThan(20_000);
        assertThat(archived.coldMillis).isLessThan(20_000);
        assertThat(archived.warmMillis).isLessThan(250);
        assertThat(small.peakMib).isLessThan(160);
    }

    @Test
    void lambda_package_writes_the_jar_and_the_certificates() throws Exception {
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(bundle, "-----BEGIN CERTIFICATE-----\n");
        Path zip = folder.resolve("function.zip");
        ProcessBuilder command = new ProcessBuilder("../../bin/lambda-package", zip.toString());
        command.environment().put("LAMBDA_JAR", JAR.toAbsolutePath().toString());
        command.environment().put("RDS_CA_BUNDLE", bundle.toString());
        Process process = command.inheritIO().start();

        assertThat(process.waitFor(ServerProcess.PATIENCE)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (ZipFile function = new ZipFile(zip.toFile())) {
            assertThat(function.getEntry("rds-ca.pem").getSize()).isEqualTo(Files.size(bundle));
            assertThat(function.getEntry("lib/cruddur-post-confirmation.jar").getSize())
                    .isEqualTo(Files.size(JAR));
        }
    }

    /**
     * @param coldMillis from the process's start to its first answer, row written
     * @param warmMillis the median of the answers after
     */
    private record Figures(double coldMillis, double warmMillis, long peakMib) {}

    private Figures run(String what, List<String> options) throws Exception {
        database.run("DELETE FROM users");
        long began = System.nanoTime();
        try (Lambda lambda = new Lambda(folder, options, database.url("first"))) {
            invoke(lambda, "'); DROP TABLE users;--", "handle_0");
            double cold = (System.nanoTime() - began) / 1e6;
            List<Double> warm = new ArrayList<>();
            for (int number = 1; number <= 21; number++) {
                long asked = System.nanoTime();
                invoke(lambda, "\uD83D\uDE80 " + number, "handle_" + number);
                warm.add((System.nanoTime() - asked) / 1e6);
            }
            assertThat(database.ask("SELECT count(*) FROM users")).isEqualTo("22");
            assertThat(lambda.log())
                    .contains("\"event\":\"registered\"")
                    .doesNotContain("ERROR")
                    .doesNotContain("example.com");
            Figures figures =
                    new Figures(cold, warm.stream().sorted().toList().get(10), peak(lambda.pid()));
            System.out.printf(
                    "post-confirmation, %s: cold %.0f ms, warm %.1f ms, peak %d MiB%n",
                    what, figures.coldMillis, figures.warmMillis, figures.peakMib);
            return figures;
        }
    }

    private static void invoke(Lambda lambda, String name, String handle) throws Exception {
        String json =
                new Gson()
                        .toJson(
                                Invocation.event(
                                        "PostConfirmation_ConfirmSignUp",
                                        UUID.randomUUID().toString(),
                                        name,
                                        handle,
                                        handle + "@example.com"));
        assertThat(JsonParser.parseString(lambda.invoke(json)))
                .isEqualTo(JsonParser.parseString(json));
    }

    private static long peak(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        String line =
                status.lines().filter(one -> one.startsWith("VmHWM:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MIB;
    }
}
