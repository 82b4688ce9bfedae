package app.cruddur.expiry;

import app.cruddur.database.FeatureSql;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.promise.Lateness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** How late rows are deleted, for the operator, and for the public figures. */
@Component
final class ExpiryLag {

    /** Each answers for how many seconds its oldest expired row has been overdue. */
    private static final List<SqlFile> OVERDUE = FeatureSql.statements("overdue");

    private final Db db;
    private final Counter deleted;
    private final DistributionSummary late;
    private final Lateness figures;

    ExpiryLag(Db db, MeterRegistry metrics, Lateness figures) {
        this.db = db;
        this.figures = figures;
        deleted =
                Counter.builder("expired.rows.deleted")
                        .description("Expired cruds that this server has deleted")
                        .register(metrics);
        late =
                DistributionSummary.builder("expired.row.lateness.seconds")
                        .description("From a crud's expiry to the deletion of its row")
                        .serviceLevelObjectives(0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300)
                        .register(metrics);
        Gauge.builder("oldest.expired.age.seconds", this, ExpiryLag::oldest)
                .description("For how long the oldest expired crud has kept its row; NaN: unknown")
                .register(metrics);
    }

    /** Takes the seconds by which each row of a batch was late, separated by blanks. */
    void record(String seconds) {
        if (seconds.isEmpty()) {
            return;
        }
        for (String one : seconds.split(" ", -1)) {
            double by = Double.parseDouble(one);
            late.record(by);
            figures.record(by);
            deleted.increment();
        }
    }

    /** Computed by the database, so that it also shows a sweeper that has stopped. */
    double oldest() {
        try {
            double oldest = 0;
            for (SqlFile table : OVERDUE) {
                oldest =
                        Math.max(
                                oldest, db.call(table).text().map(Double::parseDouble).orElse(0.0));
            }
            return oldest;
        } catch (DbException away) {
            return Double.NaN;
        }
    }
}
