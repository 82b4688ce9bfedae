package app.cruddur.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.TimeUnit;

/**
 * The state of a limit after a request, as its headers say it (IETF draft
 * httpapi-ratelimit-headers: RateLimit-Policy and RateLimit, structured fields).
 *
 * @param quota how many are allowed in a window
 * @param left how many are left now
 * @param resetSeconds until the whole quota is there again
 * @param waitSeconds until one more is allowed, 0 when this one was
 */
record RateLimitResult(Policy policy, long quota, long left, long resetSeconds, long waitSeconds) {

    static RateLimitResult of(Policy policy, long quota, ConsumptionProbe probe) {
        return new RateLimitResult(
                policy,
                quota,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    boolean allowed() {
        return waitSeconds == 0;
    }

    String policyHeader() {
        return '"' + policy.wire() + "\";q=" + quota + ";w=" + policy.window().toSeconds();
    }

    String header() {
        return '"' + policy.wire() + "\";r=" + left + ";t=" + resetSeconds;
    }

    private static long seconds(long nanoseconds) {
        return Math.ceilDiv(nanoseconds, TimeUnit.SECONDS.toNanos(1));
    }
}
