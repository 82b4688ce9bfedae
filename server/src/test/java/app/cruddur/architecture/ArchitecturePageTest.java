package app.cruddur.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The drawing of the packages in docs/architecture.md is that of the code. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "<!-- packages -->\n";
    private static final String END = "<!-- end of packages -->";

    @Test
    void the_floors_are_those_of_the_code() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page.substring(begin, end))
                .as("put this between the two marks of docs/architecture.md")
                .isEqualTo(drawing());
    }

    /** The highest floor first; a package stands as low as what it uses lets it. */
    private static String drawing() {
        Map<String, Set<String>> uses = uses();
        Map<Integer, Set<String>> floors = new TreeMap<>((one, other) -> other - one);
        uses.keySet()
                .forEach(name ->
                        floors.computeIfAbsent(floor(name, uses), floor -> new TreeSet<>())
                                .add(name));
        StringBuilder drawing = new StringBuilder("| floor | package | uses |\n|---|---|---|\n");
        floors.forEach((floor, names) ->
                names.forEach(name ->
                        drawing.append(
                                "| %s | `%s` | %s |\n"
                                        .formatted(
                                                floor,
                                                name,
                                                String.join(
                                                        ", ",
                                                        uses.getOrDefault(name, Set.of()))))));
        return drawing.toString();
    }

    private static int floor(String name, Map<String, Set<String>> uses) {
        return uses.getOrDefault(name, Set.of()).stream()
                .mapToInt(below -> floor(below, uses) + 1)
                .max()
                .orElse(0);
    }

    private static Map<String, Set<String>> uses() {
        return new ClassFileImporter()
                .withImportOption(new ProductClasses()).importPackages("app.cruddur").stream()
                        .filter(one -> !packageOf(one).isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        ArchitecturePageTest::packageOf,
                                        TreeMap::new,
                                        Collectors.flatMapping(
                                                one ->
                                                        one.getDirectDependenciesFromSelf().stream()
                                                                .map(Dependency::getTargetClass)
                                                                .map(
                                                                        ArchitecturePageTest
                                                                                ::packageOf)
                                                                .filter(other ->
                                                                        !other.isEmpty()
                                                                                && !other.equals(
                                                                                        packageOf(
                                                                                                one))),
                                                Collectors.toCollection(TreeSet::new))));
    }

    /** The package below the root; nothing for the root and for what is not ours. */
    private static String packageOf(JavaClass one) {
        String[] names = one.getPackageName().split("\\.");
        boolean ours = one.getPackageName().startsWith("app.cruddur.") && names.length > 2;
        return ours ? names[2] : "";
    }
}
