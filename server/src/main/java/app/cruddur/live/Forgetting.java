package app.cruddur.live;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, once a minute, what changed more than an hour ago. */
@Component("liveForgetting")
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final SqlFile FORGET = SqlFile.load("live/forget");
    private static final int BATCH = 5000;

    private final Db db;

    Forgetting(Db db) {
        this.db = db;
    }

    @Scheduled(fixedDelay = 60_000)
    void forget() {
        try {
            int forgotten;
            do {
                forgotten =
                        db.call(FORGET)
                                .with("batch", BATCH)
                                .text()
                                .map(Integer::parseInt)
                                .orElse(0);
            } while (forgotten == BATCH);
        } catch (DbException failure) {
            LOG.warn("Forgetting what changed waits for the database: {}", failure.getMessage());
        }
    }
}
