package app.cruddur.postconfirmation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs until it is closed, and what it has written. */
final class ServerProcess implements AutoCloseable {

    /**
     * How long a test waits for what must come: an order of magnitude above what was seen on a
     * machine with much other work. Only a failure takes this long.
     */
    static final Duration PATIENCE = Duration.ofMinutes(12);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and does not wait.
     *
     * @param folder where it works and its log goes
     */
    static ServerProcess start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = Files.createTempFile(folder, "server", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ServerProcess(builder.start(), log);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits until it has written this; what its first group has found, if it has one. */
    String await(String expression) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Pattern wanted = Pattern.compile(expression);
        while (true) {
            Matcher found = wanted.matcher(log());
            if (found.find()) {
                return found.groupCount() == 0 ? found.group() : found.group(1);
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("It did not say '" + expression + "':\n" + log());
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    long pid() {
        return process.pid();
    }

    /** A polite end, so that a JVM writes its archive; else a hard one. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE)) {
            process.destroyForcibly();
        }
    }
}
