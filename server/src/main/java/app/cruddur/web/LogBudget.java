package app.cruddur.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Bounds how many warnings and errors the requests of one client may write to the log, so that
 * nobody fills a disk with them: sixty lines a minute, of which one with a stack trace counts as
 * ten. What is left out is counted, and the count logged once a minute. What is logged for no
 * request has no bound. Thread-safe.
 */
@Component
final class LogBudget extends TurboFilter implements DisposableBean {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogBudget.class);
    private static final ThreadLocal<@Nullable String> CLIENT = new ThreadLocal<>();

    private static final int A_MINUTE = 60;
    private static final int OF_A_TRACE = 10;
    private static final int CLIENTS = 10_000;

    /** The client of requests that Jetty refuses before a filter sees them. */
    private static final String UNKNOWN = "";

    private final Cache<String, Bucket> left =
            Caffeine.newBuilder()
                    .maximumSize(CLIENTS)
                    .expireAfterAccess(Duration.ofMinutes(2))
                    .build();
    private final LongAdder leftOut = new LongAdder();
    private final long factor;

    LogBudget(LimitSettings limits) {
        this.factor = limits.limitsFactor();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.addTurboFilter(this);
        }
    }

    /** Sets the client whose request this thread works on; null for none. */
    static void countFor(@Nullable String client) {
        if (client == null) {
            CLIENT.remove();
        } else {
            CLIENT.set(client);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        // A call that only asks whether a level is on has no text.
        if (level.levelInt < Level.WARN_INT || format == null) {
            return FilterReply.NEUTRAL;
        }
        String client = CLIENT.get();
        if (client == null) {
            if (!logger.getName().startsWith("org.eclipse.jetty.")) {
                return FilterReply.NEUTRAL;
            }
            client = UNKNOWN;
        }
        Bucket bucket = left.get(client, any -> full());
        if (bucket.tryConsume(failure == null ? 1 : OF_A_TRACE)) {
            return FilterReply.NEUTRAL;
        }
        leftOut.increment();
        return FilterReply.DENY;
    }

    private Bucket full() {
        long lines = A_MINUTE * factor;
        return Bucket.builder()
                .addLimit(
                        Bandwidth.builder()
                                .capacity(lines)
                                .refillGreedy(lines, Duration.ofMinutes(1))
                                .build())
                .build();
    }

    @Scheduled(fixedDelay = 60_000)
    void report() {
        long lines = leftOut.sumThenReset();
        if (lines > 0) {
            LOG.warn("{} warnings were left out: one client caused too many in a minute.", lines);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(this);
        }
    }
}
