package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets lapsed sign-ups and old failed attempts, once a minute. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final SqlFile SWEEP = SqlFile.load("identity/sweep");

    private final Db db;

    Forgetting(Db db) {
        this.db = db;
    }

    @Scheduled(fixedDelay = 60_000)
    void sweep() {
        try {
            db.call(SWEEP).text();
        } catch (DbException failure) {
            LOG.warn("Forgetting sign-ups waits for the database: {}", failure.getMessage());
        }
    }
}
