package app.cruddur.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from our jar into CRUDDUR_HOME/bin the first time. */
final class PostgresBinaries {

    static final String VERSION = "18.6";

    private PostgresBinaries() {}

    /** The folder of the programs. */
    static Path in(Path home, Consumer<String> say) throws IOException {
        Path place = home.resolve("bin").resolve("postgresql-" + VERSION);
        if (!Files.exists(place)) {
            say.accept("Unpacking PostgreSQL " + VERSION);
            Path unfinished = place.resolveSibling("unfinished");
            deleteTree(unfinished);
            Files.createDirectories(unfinished);
            unpack(unfinished);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return place.resolve("bin");
    }

    private static String archive() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return "/none";
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            default -> "/none";
        };
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive())) {
            if (packed == null) {
                throw new PostgresStartException(
                        "This release brings no PostgreSQL for "
                                + System.getProperty("os.name")
                                + " on "
                                + System.getProperty("os.arch")
                                + "; set CONNECTION_URL to one of your own.",
                        null);
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed));
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString(
                                    (entry.getMode() & 0100) != 0 ? "rwx------" : "rw-------"));
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
