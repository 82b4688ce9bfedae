package app.cruddur.doctor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the owner of CRUDDUR_HOME, and at who may read its files. */
final class HomeCheck implements Check {

    private static final String NAME = "home";

    private static final Set<PosixFilePermission> OF_OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    /** This file holds the number of a process and nothing else. */
    private static final String LOCK = "lock";

    private final Doctor.Host host;

    HomeCheck(Doctor.Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path home = host.home().toAbsolutePath();
        try {
            findings.add(folder(home));
        } catch (AccessDeniedException refused) {
            findings.add(
                    Finding.fail(
                            NAME,
                            "%s may not look into %s.".formatted(user(), home),
                            "Run the doctor as the server's user, or set CRUDDUR_HOME to another folder."));
        }
        findings.add(key());
        return findings;
    }

    private Finding folder(Path home) throws IOException {
        if (!host.usesHome()) {
            return Finding.ok(
                    NAME, "CRUDDUR_HOME is not used: connection URL and SECRET_KEY are set.");
        }
        if (Files.notExists(home)) {
            Path above = MachineCheck.existing(home);
            return Files.isWritable(above)
                    ? Finding.ok(NAME, home + " is not there yet; the first start makes it.")
                    : Finding.fail(
                            NAME,
                            "%s is not there, and %s may not write to %s."
                                    .formatted(home, user(), above),
                            "Set CRUDDUR_HOME to another folder, or make it and give it to the server's user.");
        }
        if (!Files.isDirectory(home) || !Files.isWritable(home) || !Files.isReadable(home)) {
            return Finding.fail(
                    NAME,
                    "%s belongs to %s, and %s cannot use it."
                            .formatted(home, Files.getOwner(home).getName(), user()),
                    "Run server and doctor as its owner, or set CRUDDUR_HOME to another folder.");
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(home);
        if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Finding.fail(
                    NAME,
                    "Everybody may write to %s, and the server refuses such a folder."
                            .formatted(home),
                    "chmod 700 " + home);
        }
        List<String> open = open(home);
        if (!open.isEmpty()) {
            return Finding.fail(
                    NAME,
                    "Others than the owner may read or write %s in %s."
                            .formatted(String.join(", ", open), home),
                    "chmod 600 these files; where somebody may have read them, renew what they hold.");
        }
        // A volume that belongs to another user is opened to the server by its group.
        boolean own = Files.getOwner(home).getName().equals(user());
        if (own ? mode.stream().anyMatch(OF_OTHERS::contains) : hasOthers(mode)) {
            return Finding.warn(
                    NAME,
                    "%s has the mode %s, so that others can look into it."
                            .formatted(home, PosixFilePermissions.toString(mode)),
                    "chmod 700 " + home);
        }
        return Finding.ok(
                NAME,
                "%s belongs to %s, with the mode %s; its files are the owner's alone."
                        .formatted(
                                home,
                                Files.getOwner(home).getName(),
                                PosixFilePermissions.toString(mode)));
    }

    private static boolean hasOthers(Set<PosixFilePermission> mode) {
        return PosixFilePermissions.toString(mode).matches(".{6}.*[rwx].*");
    }

    private static List<String> open(Path home) throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(LOCK)
                        && Files.getPosixFilePermissions(file).stream()
                                .anyMatch(OF_OTHERS::contains)) {
                    open.add(name);
                }
            }
        }
        return open;
    }

    private Finding key() {
        String check = "secret key";
        if (host.keyIsGiven()) {
            return Finding.ok(check, "It comes from SECRET_KEY.");
        }
        return host.key() == null
                ? Finding.warn(
                        check,
                        "There is none that %s can read.".formatted(user()),
                        "The first start makes one; servers that share a database must share it, by SECRET_KEY.")
                : Finding.ok(check, "It is kept in " + host.home().resolve("secret-key") + ".");
    }

    private static String user() {
        return System.getProperty("user.name", "this user");
    }
}
