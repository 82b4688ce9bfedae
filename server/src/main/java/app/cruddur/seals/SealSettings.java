package app.cruddur.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How texts are kept.
 *
 * @param on whether new texts are sealed; what is sealed already is opened either way
 * @param file where the keys are kept
 * @param apart whether the keys lie on another disk than the database, so that no copy of a disk
 *     has both
 */
public record SealSettings(boolean on, Path file, boolean apart) {

    /** Whether two places lie on different disks; not where that cannot be found out. */
    public static boolean onDifferentDisks(Path one, Path other) {
        try {
            return !Files.getFileStore(existing(one)).equals(Files.getFileStore(existing(other)));
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Path existing(Path place) {
        Path found = place.toAbsolutePath();
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }
}
