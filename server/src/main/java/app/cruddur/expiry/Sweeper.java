package app.cruddur.expiry;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.live.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes expired cruds from the tables, a batch at a time, once a second. No answer shows them
 * before that.
 */
@Component
class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final SqlFile SWEEP = SqlFile.load("expiry/sweep");
    private static final int BATCH = 500;

    private final Db db;
    private final Live live;

    Sweeper(Db db, Live live) {
        this.db = db;
        this.live = live;
    }

    @Scheduled(fixedDelay = 1000)
    void sweep() {
        try {
            int deleted;
            do {
                deleted =
                        db.call(SWEEP).with("batch", BATCH).text().map(Integer::parseInt).orElse(0);
                if (deleted > 0) {
                    live.changed();
                }
            } while (deleted == BATCH);
        } catch (DbException failure) {
            LOG.warn("Sweeping waits for the database: {}", failure.getMessage());
        }
    }
}
