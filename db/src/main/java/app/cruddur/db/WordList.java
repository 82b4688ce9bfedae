package app.cruddur.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that the server and the Lambda must agree on, in a file under {@code db/sql}, a line each.
 */
public final class WordList {

    private WordList() {}

    /**
     * Reads a list from the class path. Meant for static fields: a missing file stops the start.
     *
     * @param name the path below {@code sql/}, without its ending
     * @throws IllegalStateException when there is no such file
     */
    public static Set<String> load(String name) {
        String path = "/sql/" + name + ".txt";
        try (InputStream file = WordList.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no list db" + path + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new IllegalStateException("The list db" + path + " cannot be read.", failure);
        }
    }
}
