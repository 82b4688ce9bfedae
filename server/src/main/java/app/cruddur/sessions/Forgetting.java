package app.cruddur.sessions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Deletes lapsed sessions, every ten seconds. */
@Component("sessionsForgetting")
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final JdbcIndexedSessionRepository sessions;

    Forgetting(JdbcIndexedSessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(fixedDelay = 10_000)
    void sweep() {
        try {
            sessions.cleanUpExpiredSessions();
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("Deleting lapsed sessions waits for the database: {}", failure.getMessage());
        }
    }
}
