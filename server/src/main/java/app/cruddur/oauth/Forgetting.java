package app.cruddur.oauth;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.ConditionalOnEmbeddedIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets grants that have ended and keys that sign nothing any more, once a minute. */
@Component("clientsForgetting")
@ConditionalOnEmbeddedIdentity
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final SqlFile SWEEP = SqlFile.load("oauth/sweep");

    private final Db db;

    Forgetting(Db db) {
        this.db = db;
    }

    @Scheduled(fixedDelay = 60_000)
    void sweep() {
        try {
            db.call(SWEEP).text();
        } catch (DbException failure) {
            LOG.warn("Forgetting grants waits for the database: {}", failure.getMessage());
        }
    }
}
