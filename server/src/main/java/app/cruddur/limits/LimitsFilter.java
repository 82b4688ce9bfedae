package app.cruddur.limits;

import app.cruddur.web.ClientNetwork;
import app.cruddur.web.Problems;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequestPath;
import io.github.bucket4j.BucketExceptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests, tells the rest of the quota in the answer, and refuses requests beyond it. It
 * runs twice. Ahead of everything else it counts addresses, so that a request that is refused later
 * counts too; behind the security filter it counts people. Assets, the probes, and pages for which
 * the database is not asked are not counted.
 */
final class LimitsFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsFilter.class);

    /** The end of the name of the session's cookie, with either prefix. */
    private static final String SESSION = "SESSION=";

    private final Limits limits;
    private final Policies policies;
    private final Problems problems;
    private final boolean ofAddresses;

    /**
     * @param ofAddresses whether it counts addresses, ahead of everything else, or people
     */
    LimitsFilter(Limits limits, Policies policies, Problems problems, boolean ofAddresses) {
        this.limits = limits;
        this.policies = policies;
        this.problems = problems;
        this.ofAddresses = ofAddresses;
    }

    /** The policies by which this filter counts a request, the one that answers tell of last. */
    private List<Policy> policies(HttpServletRequest request) {
        String path = RequestPath.of(request);
        Policy policy = policies.of(request.getMethod(), path);
        boolean client = path.startsWith("/oauth2/");
        boolean counted =
                (client || path.startsWith("/api/") || asksForCard(path))
                        && !path.equals("/api/health-check");
        boolean shows = showsCredentials(request);
        if (!ofAddresses) {
            boolean counts = counted && !client && (shows || policy != Policy.READ);
            return counts ? List.of(policy) : List.of();
        }
        if (!counted && policy == Policy.READ) {
            return List.of();
        }
        Policy early = shows ? Policy.REQUESTS : Policy.READ;
        return client && policy != Policy.READ ? List.of(early, policy) : List.of(early);
    }

    /**
     * Whether this is the page of a crud or a person, for whose link card the database is asked.
     */
    private static boolean asksForCard(String path) {
        return path.startsWith("/@") || path.startsWith("/activities/");
    }

    /** Whether the request shows a session or a token, valid or not. */
    private static boolean showsCredentials(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null) {
            return true;
        }
        String cookies = request.getHeader("Cookie");
        return cookies != null && cookies.contains(SESSION);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Policy policy : policies(request)) {
            RateLimitResult count;
            try {
                count = limits.take(policy, subject(policy, request));
            } catch (BucketExceptions.BucketExecutionException failure) {
                LOG.warn("The limits cannot be counted: {}", failure.getMessage());
                problems.write(RequestError.DATABASE_UNAVAILABLE, request, response);
                return;
            }
            response.setHeader("RateLimit-Policy", count.policyHeader());
            response.setHeader("RateLimit", count.header());
            if (!count.allowed()) {
                response.setHeader("Retry-After", Long.toString(count.waitSeconds()));
                problems.write(RequestError.TOO_MANY_REQUESTS, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The person, where people are counted and somebody is signed in; else the address. */
    private String subject(Policy policy, HttpServletRequest request) {
        Principal person =
                !ofAddresses && policy.subject() == Policy.Subject.USER
                        ? request.getUserPrincipal()
                        : null;
        return person == null
                ? "address " + ClientNetwork.of(request.getRemoteAddr())
                : "user " + person.getName();
    }
}
