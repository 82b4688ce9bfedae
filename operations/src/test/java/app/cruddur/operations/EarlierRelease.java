package app.cruddur.operations;

import app.cruddur.testing.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The newest release in the history before this commit, built from its own commit. The commit whose
 * subject begins with "release: " counts as the release's tag.
 */
final class EarlierRelease {

    private EarlierRelease() {}

    /** The release's jar, with the pages of this build: those were built once already. */
    static Path jar() throws IOException {
        String commit =
                git(
                        "log",
                        "-1",
                        "--extended-regexp",
                        "--grep=^release: [0-9]",
                        "--format=%H",
                        "HEAD^");
        if (commit.isEmpty()) {
            throw new AssertionError(
                    "No release is in the history of this folder, which a clone has: git fetch --unshallow");
        }
        Path folder = Script.ROOT.resolve("server/target/releases").resolve(commit);
        Path jar = folder.resolve("server/target/cruddur.jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            Path sources = folder.resolve("sources.tar");
            git("archive", "--output=" + sources, commit);
            run("tar", "-xf", sources.toString(), "-C", folder.toString());
            run("mkdir", "-p", folder.resolve("web/target").toString());
            run(
                    "cp",
                    "-r",
                    Script.ROOT.resolve("web/target/classes").toString(),
                    folder.resolve("web/target").toString());
            // The release was checked when it was made.
            run("sed", "-i", "/-Xplugin:ErrorProne/d", folder.resolve("pom.xml").toString());
            run(
                    folder.resolve("mvnw").toString(),
                    "-f",
                    folder.resolve("pom.xml").toString(),
                    "-B",
                    "-ntp",
                    "-q",
                    "-pl",
                    "server",
                    "-am",
                    "-Dmaven.test.skip=true",
                    "-Dexec.skip=true",
                    "package");
        }
        return jar;
    }

    private static String git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", Script.ROOT.toString()));
        command.addAll(List.of(words));
        return run(command.toArray(new String[0]));
    }

    /** With the environment of the build, whose packages it uses. */
    private static String run(String... words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile());
        // A build of seconds does not earn back the better code.
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new AssertionError(Map.of(String.join(" ", words), said));
            }
            return said;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
