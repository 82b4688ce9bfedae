package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say about each refusal. */
class WordsTest {

    /** Said by the page itself, when no answer came. */
    private static final String UNREACHABLE = "unreachable";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void the_pages_have_a_sentence_for_every_code_and_for_no_other(String language)
            throws IOException {
        List<String> all = new ArrayList<>(keys(language + ".ts", "const sentences"));
        all.addAll(keys("refusals." + language + ".ts", "const refusals"));
        Set<String> said = new TreeSet<>(all);
        assertThat(all).hasSameSizeAs(said);

        assertThat(said).contains(UNREACHABLE);
        said.remove(UNREACHABLE);
        assertThat(said).containsExactlyInAnyOrderElementsOf(ErrorCodes.all().keySet());
    }

    private static List<String> keys(String file, String constant) throws IOException {
        String words = Files.readString(Path.of("..", "web", "src", "i18n", file));
        int start = words.indexOf(constant);
        Matcher key =
                Pattern.compile("^  (\\w+):\\s*\"\\p{Lu}.*\",$", Pattern.MULTILINE)
                        .matcher(words.substring(start, words.indexOf("\n};", start)));
        return key.results().map(found -> found.group(1)).toList();
    }
}
