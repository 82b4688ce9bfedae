package app.cruddur.expiry;

import app.cruddur.database.FeatureSql;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes rows that no answer uses any more, once a minute: codes, keys, grants. Each feature names
 * them in {@code db/sql/<feature>/forget.sql}, which deletes at most {@code :batch} rows, where it
 * has that parameter, and returns how many it deleted.
 */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final List<SqlFile> STATEMENTS = FeatureSql.statements("forget");
    private static final int BATCH = 5000;

    private final Db db;

    Housekeeping(Db db) {
        this.db = db;
    }

    @Scheduled(fixedDelay = 60_000)
    void run() {
        for (SqlFile statement : STATEMENTS) {
            try {
                forget(statement);
            } catch (DbException failure) {
                LOG.warn("{} waits for the database: {}", statement.name(), failure.getMessage());
            }
        }
    }

    private void forget(SqlFile statement) {
        boolean inBatches = statement.parameters().contains("batch");
        int deleted;
        do {
            Db.Call call = db.call(statement);
            if (inBatches) {
                call.with("batch", BATCH);
            }
            deleted = call.text().map(Integer::parseInt).orElse(0);
        } while (inBatches && deleted == BATCH);
    }
}
