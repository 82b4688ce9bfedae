package app.cruddur.limits;

import io.github.bucket4j.BucketExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes full buckets of rate limits every ten seconds. */
@Component
class BucketSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(BucketSweeper.class);

    private final Limits limits;

    BucketSweeper(Limits limits) {
        this.limits = limits;
    }

    @Scheduled(fixedDelay = 10_000)
    void sweep() {
        try {
            limits.sweep();
        } catch (BucketExceptions.BucketExecutionException failure) {
            LOG.warn("Sweeping the limits waits for the database: {}", failure.getMessage());
        }
    }
}
