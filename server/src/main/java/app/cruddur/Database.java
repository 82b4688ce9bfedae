package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the data is: the operator's PostgreSQL, or our own, which stops with the server. */
record Database(ConnectionUrl url, @Nullable EmbeddedPostgres own) implements AutoCloseable {

    /** Connections for the server, at most eight at once. */
    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(single(url));
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(5_000);
        config.setPoolName("cruddur");
        return new HikariDataSource(config);
    }

    /** Connections one by one, for what happens once. */
    static DataSource single(ConnectionUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("cruddur");
        // Error details repeat the values of rows, and so message text, in our log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /**
     * Brings the schema to this release. Safe when two servers do it at once: Flyway takes a lock.
     */
    static void migrate(DataSource database) {
        Flyway.configure().dataSource(database).locations("classpath:migrations").load().migrate();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
