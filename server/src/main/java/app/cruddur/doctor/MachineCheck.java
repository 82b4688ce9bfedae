package app.cruddur.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Looks at the room on the disk of CRUDDUR_HOME, and at the memory. */
final class MachineCheck implements Check {

    private static final long MEGABYTE = 1_000_000;

    /** PostgreSQL stops where there is no room for its log; a day's writing fits into the other. */
    private static final long DISK_FULL = 100 * MEGABYTE;

    private static final long DISK_LOW = 1_000 * MEGABYTE;

    /** The server takes some 350 MB and its own PostgreSQL 100 more. */
    private static final long MEMORY_LOW = 500 * MEGABYTE;

    private final Path home;
    private final boolean ownDatabase;

    /**
     * @param ownDatabase whether the server's own PostgreSQL writes there
     */
    MachineCheck(Path home, boolean ownDatabase) {
        this.home = home;
        this.ownDatabase = ownDatabase;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Finding> look() throws IOException {
        return List.of(disk(), memory());
    }

    private Finding disk() throws IOException {
        Path place = existing(home.toAbsolutePath());
        long free = Files.getFileStore(place).getUsableSpace();
        String found = "%s MB are free at %s.".formatted(free / MEGABYTE, place);
        String advice =
                ownDatabase
                        ? "Make room, or PostgreSQL stops: it needs some for its log at every write."
                        : "Make room: a start writes there.";
        return free < DISK_FULL
                ? Finding.fail(name(), found, advice)
                : free < DISK_LOW ? Finding.warn(name(), found, advice) : Finding.ok(name(), found);
    }

    private Finding memory() {
        long all =
                ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize();
        String found = "%s MB of memory in all.".formatted(all / MEGABYTE);
        return all < MEMORY_LOW
                ? Finding.warn(
                        "memory",
                        found,
                        ownDatabase
                                ? "Give the machine or the container more: the server and its own PostgreSQL need 500 MB."
                                : "Give the machine or the container more: the server needs 400 MB.")
                : Finding.ok("memory", found);
    }

    /** The place itself, or the nearest folder above it that is there. */
    static Path existing(Path place) {
        Path found = place;
        while (!Files.exists(found)) {
            found = Objects.requireNonNull(found.getParent());
        }
        return found;
    }
}
