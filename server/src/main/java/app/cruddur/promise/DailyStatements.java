package app.cruddur.promise;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.seals.Seals;
import app.cruddur.statements.Statements;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Signs the figures of each day once it is over; of several servers, the first. */
@Component
class DailyStatements {

    private static final Logger LOG = LoggerFactory.getLogger(DailyStatements.class);
    private static final SqlFile UNSIGNED = SqlFile.load("promise/unsigned");
    private static final SqlFile SIGN = SqlFile.load("promise/sign");
    private static final String KIND = "promise+jwt";

    private final Db db;
    private final Statements statements;
    private final Seals seals;

    DailyStatements(Db db, Statements statements, Seals seals) {
        this.db = db;
        this.statements = statements;
        this.seals = seals;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 600_000)
    void sign() {
        try {
            Optional<Db.Row> day = unsigned();
            while (day.isPresent()) {
                db.call(SIGN)
                        .with("day", day.get().text(1))
                        .with("statement", statements.sign(KIND, day.get().column(2)))
                        .text();
                day = unsigned();
            }
        } catch (DbException failure) {
            LOG.warn("The statement of a day waits for the database: {}", failure.getMessage());
        }
    }

    private Optional<Db.Row> unsigned() {
        return db.call(UNSIGNED)
                .with("iss", statements.issuer())
                .with("on_time_seconds", Lateness.ON_TIME_SECONDS)
                .with("sealed", seals.isOn())
                .with("keys_apart", seals.liesApart())
                .row();
    }
}
