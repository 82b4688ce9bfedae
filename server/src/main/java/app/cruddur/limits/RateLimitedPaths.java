package app.cruddur.limits;

import java.util.Set;

/**
 * Paths that a filter of a library answers, where no handler can carry a {@link RateLimit}.
 *
 * @param method of the requests that are counted by this policy
 */
public record RateLimitedPaths(String method, Set<String> paths, Policy policy) {

    public RateLimitedPaths {
        paths = Set.copyOf(paths);
    }
}
