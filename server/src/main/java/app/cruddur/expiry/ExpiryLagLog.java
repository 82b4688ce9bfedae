package app.cruddur.expiry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes to the log how late expiry is, for an alarm on it. */
@Component
@ConditionalOnProperty(name = "cruddur.log-format", havingValue = "json")
class ExpiryLagLog {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryLagLog.class);

    private final ExpiryLag lateness;

    ExpiryLagLog(ExpiryLag lateness) {
        this.lateness = lateness;
    }

    /** Writes nothing while the database does not answer: the alarm takes silence for late. */
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        double seconds = lateness.oldest();
        if (!Double.isNaN(seconds)) {
            LOG.atInfo()
                    .addKeyValue(
                            "oldest_expired_age_seconds",
                            BigDecimal.valueOf(seconds).setScale(3, RoundingMode.UP))
                    .log("The age of the oldest expired crud that still has its row.");
        }
    }
}
