package app.cruddur.seals;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.health.Warning;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on to the next hour's keys, and tells the operator what is wrong with them. */
@Component
class SealTurns implements Warning {

    private static final Logger LOG = LoggerFactory.getLogger(SealTurns.class);

    private final Seals seals;
    private final Db db;
    private Optional<String> told = Optional.empty();

    SealTurns(Seals seals, @Qualifier("background") Db db, MeterRegistry metrics) {
        this.seals = seals;
        this.db = db;
        FunctionCounter.builder("seals.not.opened", seals, Seals::closed)
                .description("Texts left out of answers since no key opens them; 0 unless damaged")
                .register(metrics);
    }

    /** Often, so that a key is gone within a minute of its hour. */
    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    synchronized void turn() {
        try {
            seals.turn(db);
        } catch (DbException failure) {
            LOG.warn("The keys of sealed texts wait for the database: {}", failure.getMessage());
        }
        Optional<String> reason = reason();
        if (!reason.equals(told)) {
            reason.ifPresent(LOG::warn);
            told = reason;
        }
    }

    @Override
    public String code() {
        return "seals";
    }

    @Override
    public Optional<String> reason() {
        if (seals.clocksApart().abs().compareTo(Seals.CLOCKS_APART) > 0) {
            return Optional.of(
                    "The database's clock and this machine's are %s s apart: keys of sealed texts are destroyed by the earlier one. Set both by NTP."
                            .formatted(seals.clocksApart().toSeconds()));
        }
        return seals.unreachable();
    }
}
