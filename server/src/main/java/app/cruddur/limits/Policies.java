package app.cruddur.limits;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The policy that counts a request: its handler's, or that of every read and write. */
final class Policies {

    /** The requests that a policy is for. */
    private record Rule(String method, PathPattern path, Policy policy) {}

    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param handlers classes whose methods may carry a {@link RateLimit}
     * @throws IllegalArgumentException when two policies have one name
     */
    Policies(Collection<Class<?>> handlers, Collection<RateLimitedPaths> others) {
        for (Class<?> handler : handlers) {
            for (Method method : handler.getDeclaredMethods()) {
                RateLimit limit =
                        AnnotatedElementUtils.findMergedAnnotation(method, RateLimit.class);
                if (limit != null) {
                    add(handler, method, Policy.of(limit));
                }
            }
        }
        for (RateLimitedPaths other : others) {
            other.paths().forEach(path -> add(other.method(), path, other.policy()));
        }
    }

    private void add(Class<?> handler, Method method, Policy policy) {
        RequestMapping base =
                AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        RequestMapping own =
                AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (own == null) {
            throw new IllegalArgumentException(method + " is limited and handles no request.");
        }
        for (String path : paths(base)) {
            for (String rest : paths(own)) {
                for (RequestMethod verb : own.method()) {
                    add(verb.name(), path + rest, policy);
                }
            }
        }
    }

    private static String[] paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? new String[] {""} : mapping.path();
    }

    private void add(String method, String path, Policy policy) {
        for (Rule rule : rules) {
            if (rule.policy().wire().equals(policy.wire()) && !rule.policy().equals(policy)) {
                throw new IllegalArgumentException(
                        "The rate limit " + policy.wire() + " has two meanings.");
            }
        }
        rules.add(new Rule(method, PathPatternParser.defaultInstance.parse(path), policy));
    }

    /** The policy of a request, by its method and its decoded path. */
    Policy of(String method, String path) {
        PathContainer parsed = null;
        for (Rule rule : rules) {
            if (rule.method().equals(method)) {
                parsed = parsed == null ? PathContainer.parsePath(path) : parsed;
                if (rule.path().matches(parsed)) {
                    return rule.policy();
                }
            }
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> Policy.READ;
            default -> Policy.WRITE;
        };
    }

    /** Every policy that handlers or paths have. */
    List<Policy> all() {
        return rules.stream().map(Rule::policy).distinct().toList();
    }
}
