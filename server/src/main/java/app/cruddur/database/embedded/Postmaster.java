package app.cruddur.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The process that runs on a data folder. The file postmaster.pid has its number, which after a
 * crash or a restart of the machine may be another program's: only a program named postgres that
 * works in this folder counts.
 */
final class Postmaster {

    /** Greater than any number that a process can have, on Linux and elsewhere. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private static final boolean HAS_PROC = Files.exists(Path.of("/proc/self/cwd"));

    private Postmaster() {}

    /** The process that runs on this data, if there is one. */
    static Optional<ProcessHandle> of(Path data) throws IOException {
        return process(data).filter(process -> isPostgres(process) && worksIn(data, process));
    }

    /**
     * Removes a number from postmaster.pid that is another program's by now. PostgreSQL itself
     * would not start as long as that process lives. The rest of the file stays: by it PostgreSQL
     * sees whether processes of an earlier run still use its shared memory.
     */
    static void forgetStrangers(Path data) throws IOException {
        if (process(data).isPresent() && of(data).isEmpty()) {
            Path file = data.resolve("postmaster.pid");
            List<String> lines = Files.readAllLines(file);
            lines.set(0, NOBODY);
            Files.write(file, lines);
        }
    }

    private static Optional<ProcessHandle> process(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        String number = Files.readString(file).lines().findFirst().orElse("").strip();
        // A thread has a number too, which the kernel takes for one of a process.
        return number.matches("[1-9]\\d{0,9}")
                ? ProcessHandle.of(Long.parseLong(number))
                : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        // The kernel adds " (deleted)" once the program was replaced.
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.startsWith("postgres "))
                .isPresent();
    }

    private static boolean worksIn(Path data, ProcessHandle process) {
        try {
            if (HAS_PROC) {
                return Files.isSameFile(data, Path.of("/proc/" + process.pid() + "/cwd"));
            }
            return process.info()
                    .arguments()
                    .filter(words -> Arrays.asList(words).contains(data.toString()))
                    .isPresent();
        } catch (IOException gone) {
            return false;
        }
    }
}
