package app.cruddur.limits;

import app.cruddur.web.Routes;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The policy that counts a request: its handler's, or that of every read and write. */
final class Policies {

    private final Routes routes;
    private final Map<Method, Policy> ofHandlers = new HashMap<>();
    private final List<RateLimitedPaths> others;

    /**
     * @param routes whose handlers may carry a {@link RateLimit}
     * @throws IllegalArgumentException when two policies have one name
     */
    Policies(Routes routes, Collection<RateLimitedPaths> others) {
        this.routes = routes;
        this.others = List.copyOf(others);
        for (Method handler : routes.handlers()) {
            RateLimit limit = Routes.annotation(handler, RateLimit.class);
            if (limit != null) {
                ofHandlers.put(handler, Policy.of(limit));
            }
        }
        Map<String, Policy> named = new HashMap<>();
        for (Policy policy : all()) {
            if (named.put(policy.wire(), policy) != null) {
                throw new IllegalArgumentException(
                        "The rate limit " + policy.wire() + " has two meanings.");
            }
        }
    }

    /** The policy of a request, by its method and its decoded path. */
    Policy of(String method, String path) {
        for (RateLimitedPaths other : others) {
            if (other.method().equals(method) && other.paths().contains(path)) {
                return other.policy();
            }
        }
        Method handler = routes.handler(method, path);
        Policy own = handler == null ? null : ofHandlers.get(handler);
        if (own != null) {
            return own;
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> Policy.READ;
            default -> Policy.WRITE;
        };
    }

    /** Every policy that handlers or paths have. */
    List<Policy> all() {
        return Stream.concat(
                        ofHandlers.values().stream(), others.stream().map(RateLimitedPaths::policy))
                .distinct()
                .toList();
    }
}
