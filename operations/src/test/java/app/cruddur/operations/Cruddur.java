package app.cruddur.operations;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jar as a process of its own, as the operator starts it: on a free port, in a home of its own.
 */
final class Cruddur implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready in .* s: open (http[^\\s\"]+)/");

    private final Script.Started started;
    final Path home;

    private Cruddur(Script.Started started, Path home) {
        this.started = started;
        this.home = home;
    }

    /** From the start-up archive. */
    private static List<String> command(String... words) {
        Path archive = StartArchive.folder();
        List<String> command = commandOf(archive.resolve("cruddur.jar"), words);
        // The archive fits only objects that are laid out alike.
        command.addAll(
                command.indexOf("-jar"),
                List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:AOTCache=" + archive.resolve("cruddur.aot")));
        return command;
    }

    /** From a jar as it is. */
    static List<String> commandOf(Path jar, String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                // A shell that runs the tests in the background ignores SIGINT,
                                // and who is started from there would inherit that.
                                "/usr/bin/env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+UseSerialGC",
                                // As much memory as bin/run gives it: with less, a start collects
                                // more often.
                                "-Xms80m",
                                "-Xmn48m",
                                "-XX:MetaspaceSize=192m",
                                // Whoever lives for seconds does not earn back the better code.
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                jar.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static Map<String, String> environment(Path home, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", "0");
        environment.put("CRUDDUR_HOME", home.toString());
        environment.putAll(settings);
        return environment;
    }

    /** Starts it and does not wait. */
    static Cruddur start(Path home, Map<String, String> settings, String... words) {
        return new Cruddur(
                Script.start(environment(home, settings), command(words).toArray(new String[0])),
                home);
    }

    /** Starts another build of it and does not wait. */
    static Cruddur of(Path jar, Path home, Map<String, String> settings) {
        return new Cruddur(
                Script.start(environment(home, settings), commandOf(jar).toArray(new String[0])),
                home);
    }

    /** Runs it to its end. */
    static Script.Run run(Path home, Map<String, String> settings, String... words) {
        return start(home, settings, words).started.await();
    }

    /** Where it listens, once it is ready. */
    String address() throws Exception {
        Deadline.await(() -> READY.matcher(out()).find() || !process().isAlive());
        Matcher ready = READY.matcher(out());
        if (!ready.find()) {
            throw new AssertionError(out() + Files.readString(started.err()));
        }
        return ready.group(1).replace("localhost", "127.0.0.1");
    }

    String out() throws IOException {
        return Files.readString(started.out());
    }

    Process process() {
        return started.process();
    }

    /** The process of its own PostgreSQL. */
    ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(
                                Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst()))
                .orElseThrow();
    }

    /** Stops it as systemd would, and waits. */
    Script.Run stop() {
        process().destroy();
        return started.await();
    }

    @Override
    public void close() {
        if (process().isAlive()) {
            stop();
        }
    }
}
