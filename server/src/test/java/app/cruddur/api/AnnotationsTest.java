package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only describes the API stays a small part of its classes: the Javadoc says it already. */
class AnnotationsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Which only describe the API. */
    private static final List<String> DESCRIBING =
            List.of(
                    "ApiResponse",
                    "Hidden",
                    "OpenApiResponses",
                    "Operation",
                    "Parameter",
                    "Schema",
                    "Tag");

    @Test
    void those_that_describe_are_less_than_a_tenth() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith("Api.java")).toList();
        }
        long whole = 0;
        long described = 0;
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
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                whole += positions.getEndPosition(unit, unit);
                described += describing(unit, positions);
            }
        }
        assertThat(files).hasSizeGreaterThan(30);
        assertThat(described).isPositive();
        assertThat(described / (double) whole).isLessThan(0.1);
    }

    /** The characters of a file's annotations that only describe. */
    private static long describing(CompilationUnitTree unit, SourcePositions positions) {
        long[] sum = {0};
        new TreeScanner<@Nullable Void, @Nullable Void>() {

            @Override
            public @Nullable Void visitAnnotation(AnnotationTree one, @Nullable Void nothing) {
                if (DESCRIBING.contains(one.getAnnotationType().toString())) {
                    sum[0] +=
                            positions.getEndPosition(unit, one)
                                    - positions.getStartPosition(unit, one);
                }
                return super.visitAnnotation(one, nothing);
            }
        }.scan(unit, null);
        return sum[0];
    }
}
