package app.cruddur.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The configuration of Flyway for {@code db/migrations}, whoever starts it. */
public final class Migrations {

    private Migrations() {}

    /**
     * Flyway's lock is held by the session: one held by a transaction, whose snapshot stays, would
     * block an index made concurrently for ever.
     */
    public static FluentConfiguration of(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:migrations")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
