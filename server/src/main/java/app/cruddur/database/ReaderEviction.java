package app.cruddur.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Evicts a pool's connections when one of them turns out to lead to a reader. After a failover
 * behind one name the old primary may live on as a standby; the next connections go to the new one.
 * Thread-safe.
 */
final class ReaderEviction implements SQLExceptionOverride {

    /** read_only_sql_transaction, in PostgreSQL's documentation, appendix A. */
    private static final String READ_ONLY = "25006";

    /** While there is only a reader, connections are not made anew all the time. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private @Nullable HikariDataSource pool;
    private long last = System.nanoTime() - PAUSE;

    synchronized void watch(HikariDataSource its) {
        pool = its;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!READ_ONLY.equals(failure.getSQLState())) {
            return Override.CONTINUE_EVICT;
        }
        evictAll();
        return Override.MUST_EVICT;
    }

    private synchronized void evictAll() {
        long now = System.nanoTime();
        if (pool != null && now - last >= PAUSE) {
            last = now;
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
