package app.cruddur.identity;

import app.cruddur.web.OpenTo;
import app.cruddur.web.RequestPath;
import app.cruddur.web.Routes;
import app.cruddur.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which requests need a person, however the person is authenticated: those whose handler is not
 * {@link OpenTo} strangers. Immutable.
 */
@Component
final class AccessRules {

    private final Routes routes;
    private final Set<Method> open;

    AccessRules(Routes routes, Visitors visitors) {
        this.routes = routes;
        this.open =
                routes.handlers().stream()
                        .filter(handler -> isOpen(handler, visitors))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOpen(Method handler, Visitors visitors) {
        OpenTo to = Routes.annotation(handler, OpenTo.class);
        return to != null
                && switch (to.value()) {
                    case EVERYBODY -> true;
                    case VISITORS -> visitors.read();
                };
    }

    /** Where there is no handler, nobody is asked who they are. */
    boolean needPerson(HttpServletRequest request) {
        Method handler = routes.handler(request);
        return handler != null && !open.contains(handler);
    }

    /** Whether the API has nothing here that a write could change. */
    boolean knowNothingOf(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/api/") && routes.handler(request) == null;
    }
}
