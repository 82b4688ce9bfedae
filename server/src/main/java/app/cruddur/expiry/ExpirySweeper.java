package app.cruddur.expiry;

import app.cruddur.database.FeatureSql;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.health.VitalThread;
import app.cruddur.live.ChangeNotifier;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes expired rows in batches, on a thread and a connection of its own, so that neither
 * requests nor other tasks delay it. No answer shows an expired row, deleted or not. The database's
 * clock alone decides. Each feature whose rows end has {@code db/sql/<feature>/expire.sql}, which
 * deletes a batch as that of {@code activities} does, and {@code overdue.sql} ({@link ExpiryLag}).
 */
@Component
final class ExpirySweeper implements VitalThread, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final List<SqlFile> TABLES = FeatureSql.statements("expire");
    private static final String BEGINNING = "-infinity";
    private static final String LAST_UUID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final int BATCH = 500;

    /**
     * The pause between two rounds. A row that was locked or inserted by another program waits the
     * longest one at most.
     */
    private static final long LEAST_MILLIS = 50;

    private static final long MOST_MILLIS = 1000;

    private final Db db;
    private final ExpiryLag lag;
    private final ChangeNotifier notifier;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("sweeper").daemon().unstarted(this::run);

    ExpirySweeper(@Qualifier("background") Db db, ExpiryLag lag, ChangeNotifier notifier) {
        this.db = db;
        this.lag = lag;
        this.notifier = notifier;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @Override
    public boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping.countDown();
        thread.join(5_000);
    }

    private void run() {
        boolean failing = false;
        try {
            do {
                long next = MOST_MILLIS;
                try {
                    next = round();
                    if (failing) {
                        LOG.info("Sweeping goes on.");
                    }
                    failing = false;
                } catch (DbException failure) {
                    if (!failing) {
                        LOG.warn("Sweeping waits for the database: {}", failure.getMessage());
                    }
                    failing = true;
                } catch (RuntimeException | Error fault) {
                    // After any failure, expired rows go on being deleted.
                    LOG.error("A round of sweeping failed; the next one comes.", fault);
                }
                if (stopping.await(next, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } while (true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes all that is due in every table.
     *
     * @return milliseconds until the next round
     */
    private long round() {
        long next = MOST_MILLIS;
        for (SqlFile table : TABLES) {
            next = Math.min(next, sweep(table));
        }
        return next;
    }

    /**
     * Deletes all that is due in a table. Each batch begins at the row where the one before ended:
     * deleted rows stay in the way until they are vacuumed, and one lock may hold hundreds of rows
     * that end together.
     *
     * @return milliseconds until its next row ends, within the bounds of a round
     */
    private long sweep(SqlFile table) {
        String from = BEGINNING;
        String fromUuid = LAST_UUID;
        while (true) {
            Db.Row swept =
                    db.call(table)
                            .with("batch", BATCH)
                            .with("from", from)
                            .with("from_uuid", fromUuid)
                            .row()
                            .orElseThrow();
            int due = Integer.parseInt(swept.text(1));
            int deleted = Integer.parseInt(swept.text(2));
            lag.record(swept.text(3));
            if (deleted > 0) {
                notifier.expired();
            }
            if (due < BATCH || stopping.getCount() == 0) {
                String next = swept.text(5);
                return next.isEmpty()
                        ? MOST_MILLIS
                        : Math.clamp(Long.parseLong(next), LEAST_MILLIS, MOST_MILLIS);
            }
            from = swept.text(4);
            fromUuid = swept.text(6);
        }
    }
}
