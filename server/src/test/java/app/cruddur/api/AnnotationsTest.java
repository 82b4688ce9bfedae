package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only describes the API stays a small part of its classes: the Javadoc says it already. */
class AnnotationsTest {

    /** Annotations that only describe the API. */
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
    void annotations_that_only_describe_are_less_than_a_tenth_of_the_api_classes()
            throws IOException {
        List<Path> files = Sources.endingIn("Api.java");
        AtomicLong whole = new AtomicLong();
        AtomicLong describing = new AtomicLong();
        Sources.parse(
                files,
                (task, unit) -> {
                    SourcePositions positions = Trees.instance(task).getSourcePositions();
                    whole.addAndGet(positions.getEndPosition(unit, unit));
                    describing.addAndGet(describing(unit, positions));
                });
        assertThat(files).hasSizeGreaterThan(30);
        assertThat(describing).hasPositiveValue();
        assertThat(describing.doubleValue() / whole.doubleValue()).isLessThan(0.1);
    }

    /** The characters of a file's annotations that only describe. */
    private static long describing(CompilationUnitTree unit, SourcePositions positions) {
        AtomicLong sum = new AtomicLong();
        new TreeScanner<@Nullable Void, @Nullable Void>() {

            @Override
            public @Nullable Void visitAnnotation(AnnotationTree one, @Nullable Void nothing) {
                if (DESCRIBING.contains(one.getAnnotationType().toString())) {
                    sum.addAndGet(
                            positions.getEndPosition(unit, one)
                                    - positions.getStartPosition(unit, one));
                    // What stands in it is counted with it.
                    return null;
                }
                return super.visitAnnotation(one, nothing);
            }
        }.scan(unit, null);
        return sum.get();
    }
}
