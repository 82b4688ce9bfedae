package app.cruddur.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sources' Javadoc says of handlers and of records' fields, so that openapi.json says the
 * same and it is written once.
 */
final class Javadocs {

    /**
     * @param summary the first paragraph, without the full stop at its end
     * @param parameters what is said of each, by its name in Java
     */
    record Comment(String summary, Map<String, String> parameters) {}

    private final Map<Class<?>, Map<String, List<Comment>>> files = new HashMap<>();

    /**
     * @throws AssertionError where the handler has no Javadoc
     */
    Comment of(Method handler) {
        List<Comment> comments =
                comments(handler.getDeclaringClass())
                        .getOrDefault("#" + handler.getName(), List.of());
        if (comments.size() != 1) {
            throw new AssertionError(
                    handler + " has no Javadoc, or another method of its name has one too.");
        }
        return comments.getFirst();
    }

    Optional<Comment> of(Class<?> type) {
        return comments(type).getOrDefault(type.getSimpleName(), List.of()).stream().findFirst();
    }

    private Map<String, List<Comment>> comments(Class<?> type) {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        return files.computeIfAbsent(file, Javadocs::read);
    }

    private static Map<String, List<Comment>> read(Class<?> file) {
        Map<String, List<Comment>> comments = new HashMap<>();
        Sources.parse(
                List.of(Sources.of(file)),
                (task, unit) -> {
                    DocTrees trees = DocTrees.instance(task);
                    new TreePathScanner<@Nullable Void, @Nullable Void>() {

                        @Override
                        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                            keep(type.getSimpleName().toString(), getCurrentPath());
                            return super.visitClass(type, nothing);
                        }

                        @Override
                        public @Nullable Void visitMethod(
                                MethodTree method, @Nullable Void nothing) {
                            keep("#" + method.getName(), getCurrentPath());
                            return super.visitMethod(method, nothing);
                        }

                        private void keep(String name, TreePath place) {
                            DocCommentTree written = trees.getDocCommentTree(place);
                            if (written != null) {
                                comments.computeIfAbsent(name, first -> new ArrayList<>())
                                        .add(comment(written));
                            }
                        }
                    }.scan(unit, null);
                });
        return comments;
    }

    private static Comment comment(DocCommentTree written) {
        List<? extends DocTree> body = written.getFullBody();
        int end = 0;
        while (end < body.size() && !isParagraph(body.get(end))) {
            end++;
        }
        Map<String, String> parameters = new HashMap<>();
        for (DocTree tag : written.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                parameters.put(parameter.getName().toString(), text(parameter.getDescription()));
            }
        }
        return new Comment(text(body.subList(0, end)).replaceFirst("\\.$", ""), parameters);
    }

    private static boolean isParagraph(DocTree part) {
        return part instanceof StartElementTree element && element.getName().contentEquals("p");
    }

    private static String text(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            text.append(
                    switch (part) {
                        case TextTree plain -> plain.getBody();
                        case LiteralTree code -> code.getBody().getBody();
                        case LinkTree link -> link.getReference().getSignature();
                        case EntityTree entity -> character(entity.getName().toString());
                        default -> throw new AssertionError("openapi.json cannot say " + part);
                    });
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private static String character(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "#64" -> "@";
            default -> throw new AssertionError("openapi.json cannot say &" + entity + ";");
        };
    }
}
