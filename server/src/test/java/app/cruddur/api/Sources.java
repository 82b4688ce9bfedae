package app.cruddur.api;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The server's sources, as the JDK's own parser reads them. */
final class Sources {

    private static final Path FOLDER = Path.of("src", "main", "java");

    private Sources() {}

    /** The file of a class that stands in no other. */
    static Path of(Class<?> type) {
        return FOLDER.resolve(type.getName().replace('.', '/') + ".java");
    }

    /** All files whose names end so. */
    static List<Path> endingIn(String end) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    /** Hands on each file's tree, with the task that can be asked for comments and positions. */
    static void parse(Collection<Path> files, BiConsumer<JavacTask, CompilationUnitTree> reader) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                reader.accept(task, unit);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
