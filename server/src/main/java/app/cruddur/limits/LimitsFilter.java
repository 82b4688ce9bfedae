package app.cruddur.limits;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Problems;
import io.github.bucket4j.BucketExceptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests of the API, says in the answer what is left, and refuses what is too much. Pages,
 * their assets and the probes are not counted. It is there twice: readers, whose address counts,
 * are counted before anything else is done for them, all others behind the security filter, so that
 * the person is known.
 */
final class LimitsFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsFilter.class);

    private final Limits limits;
    private final Problems problems;
    private final boolean readers;

    /**
     * @param readers whether it counts readers, and clients of the authorization server, which is
     *     within the security filter; or else all others
     */
    LimitsFilter(Limits limits, Problems problems, boolean readers) {
        this.limits = limits;
        this.problems = problems;
        this.readers = readers;
    }

    /** The policy by which this filter counts it, if any. */
    private @Nullable Policy policy(HttpServletRequest request) {
        String path = path(request);
        boolean client = path.startsWith("/oauth2/");
        if (!(client || path.startsWith("/api/")) || path.equals("/api/health-check")) {
            return null;
        }
        Policy policy = Policy.of(request.getMethod(), path);
        boolean early = client || policy == Policy.READ;
        return early == readers ? policy : null;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Policy policy = policy(request);
        if (policy == null) {
            chain.doFilter(request, response);
            return;
        }
        Count count;
        try {
            count = limits.take(policy, subject(policy, request));
        } catch (BucketExceptions.BucketExecutionException failure) {
            LOG.warn("The limits cannot be counted", failure);
            problems.write(ErrorCode.DATABASE_UNAVAILABLE, request, response);
            return;
        }
        response.setHeader("RateLimit-Policy", count.policyHeader());
        response.setHeader("RateLimit", count.header());
        if (count.allowed()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(count.waitSeconds()));
            problems.write(ErrorCode.TOO_MANY_REQUESTS, request, response);
        }
    }

    /** Decoded, as the controllers match it: /%61pi/ is /api/. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** The person where the policy counts people and there is one, else the address. */
    private static String subject(Policy policy, HttpServletRequest request) {
        Principal person =
                policy.subject() == Policy.Subject.USER ? request.getUserPrincipal() : null;
        return person == null
                ? "address " + AddressBlock.subject(request.getRemoteAddr())
                : "user " + person.getName();
    }
}
