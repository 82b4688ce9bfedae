package app.cruddur.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads every process's command line again and again, as another user of the machine could with ps.
 */
final class Onlooker implements AutoCloseable {

    private final List<String> secrets;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger looks = new AtomicInteger();
    private final Thread thread;
    private volatile boolean done;

    Onlooker(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
        thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        while (!done) {
            try (DirectoryStream<Path> processes =
                    Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                processes.forEach(this::look);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            looks.incrementAndGet();
            Thread.yield();
        }
    }

    private void look(Path process) {
        try {
            String line =
                    new String(
                            Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
            if (secrets.stream().anyMatch(line::contains)) {
                seen.add(line.replace('\0', ' '));
            }
        } catch (IOException ended) {
            // A process may end while it is looked at.
        }
    }

    /** The command lines that showed a secret. */
    Set<String> seen() {
        return seen;
    }

    /** How often all processes were looked at. */
    int looks() {
        return looks.get();
    }

    /** Returns after two whole looks. */
    void await() throws Exception {
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
