package app.cruddur.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads the command line of every process that has come since, again and again, as another user of
 * the machine could with ps.
 */
public final class Onlooker implements AutoCloseable {

    private final List<String> secrets;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger looks = new AtomicInteger();

    /** They ran before there was a secret to show; to read them too would be to look less often. */
    private final Set<Path> before = new HashSet<>();

    private final Thread thread;
    private volatile boolean done;

    public Onlooker(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
        eachProcess(before::add);
        thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        while (!done) {
            eachProcess(this::look);
            looks.incrementAndGet();
            Thread.yield();
        }
    }

    private static void eachProcess(Consumer<Path> act) {
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            processes.forEach(act);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void look(Path process) {
        if (before.contains(process)) {
            return;
        }
        try {
            String line =
                    new String(
                            Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            if (secrets.stream().anyMatch(line::contains) && !isOfOtherTests(process)) {
                seen.add(line.replace('\0', ' '));
            }
        } catch (IOException ended) {
            // A process may end while it is looked at.
        }
    }

    /** Tests of other modules and forks run beside these, and show secrets of their own. */
    private static boolean isOfOtherTests(Path process) {
        long own = ProcessHandle.current().pid();
        Optional<ProcessHandle> above =
                ProcessHandle.of(Long.parseLong(String.valueOf(process.getFileName())));
        while (above.isPresent()) {
            if (above.get().pid() == own) {
                return false;
            }
            if (above.get().info().commandLine().orElse("").contains("surefire")) {
                return true;
            }
            above = above.get().parent();
        }
        return false;
    }

    /** The command lines that showed a secret. */
    public Set<String> seen() {
        return seen;
    }

    /** How often all processes were looked at. */
    public int looks() {
        return looks.get();
    }

    /** Returns after two whole looks. */
    public void await() throws Exception {
        int then = looks();
        Deadline.await(() -> looks() > then + 2);
    }

    @Override
    public void close() {
        done = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
