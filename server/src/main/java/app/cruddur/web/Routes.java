package app.cruddur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The API's handlers, each with its method and path, for what stands at a handler and must be known
 * ahead of Spring's own look-up: who may call it, and how often. Immutable.
 */
@Component
public final class Routes {

    /** A handler whose path has variables. */
    private record Route(String method, PathPattern path, Method handler) {}

    private final Map<String, Method> exact = new HashMap<>();
    private final List<Route> patterns = new ArrayList<>();
    private final List<Method> handlers = new ArrayList<>();

    /** Reads the types alone, since the handlers are made later than the filters. */
    @Autowired
    Routes(ListableBeanFactory beans) {
        this(
                Arrays.stream(beans.getBeanNamesForAnnotation(RestController.class))
                        .map(beans::getType)
                        .filter(Objects::nonNull)
                        .<Class<?>>map(ClassUtils::getUserClass)
                        // Those of libraries carry none of our annotations.
                        .filter(type -> type.getName().startsWith("app.cruddur."))
                        .toList());
    }

    /**
     * @param controllers classes whose methods handle requests
     * @throws IllegalArgumentException when a handler does not say which methods it handles
     */
    public Routes(Collection<Class<?>> controllers) {
        for (Class<?> controller : controllers) {
            for (Method method : controller.getDeclaredMethods()) {
                add(controller, method);
            }
        }
        patterns.sort(Comparator.comparing(Route::path));
    }

    private void add(Class<?> controller, Method handler) {
        RequestMapping own =
                AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        if (own == null) {
            return;
        }
        if (own.method().length == 0) {
            throw new IllegalArgumentException(handler + " does not say which methods it handles.");
        }
        handlers.add(handler);
        RequestMapping base =
                AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        for (String path : paths(base)) {
            for (String rest : paths(own)) {
                for (RequestMethod verb : own.method()) {
                    PathPattern pattern = PathPatternParser.defaultInstance.parse(path + rest);
                    if (pattern.hasPatternSyntax()) {
                        patterns.add(new Route(verb.name(), pattern, handler));
                    } else {
                        exact.put(verb.name() + path + rest, handler);
                    }
                }
            }
        }
    }

    private static String[] paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? new String[] {""} : mapping.path();
    }

    /** Every handler. */
    public List<Method> handlers() {
        return List.copyOf(handlers);
    }

    /**
     * The handler of a request, of several the one whose path is the most exact; null where the API
     * has none.
     */
    public @Nullable Method handler(HttpServletRequest request) {
        return handler(request.getMethod(), RequestPath.of(request));
    }

    /**
     * @param method GET's handlers answer HEAD too
     * @param path decoded
     */
    public @Nullable Method handler(String method, String path) {
        String verb = method.equals("HEAD") ? "GET" : method;
        Method handler = exact.get(verb + path);
        if (handler != null) {
            return handler;
        }
        PathContainer parsed = PathContainer.parsePath(path);
        for (Route route : patterns) {
            if (route.method().equals(verb) && route.path().matches(parsed)) {
                return route.handler();
            }
        }
        return null;
    }

    /** What a handler carries, or else its class; null where neither does. */
    public static <A extends Annotation> @Nullable A annotation(Method handler, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler, type);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(handler.getDeclaringClass(), type);
    }
}
