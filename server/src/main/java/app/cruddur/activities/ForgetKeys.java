package app.cruddur.activities;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys when their hour is over, once a minute. */
@Component
class ForgetKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetKeys.class);
    private static final SqlFile FORGET = SqlFile.load("activities/forget-keys");

    private final Db db;

    ForgetKeys(Db db) {
        this.db = db;
    }

    @Scheduled(fixedDelay = 60_000)
    void sweep() {
        try {
            db.call(FORGET).text();
        } catch (DbException failure) {
            LOG.warn(
                    "Forgetting idempotency keys waits for the database: {}", failure.getMessage());
        }
    }
}
