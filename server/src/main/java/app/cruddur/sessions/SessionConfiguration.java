package app.cruddur.sessions;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/**
 * Sessions in PostgreSQL, through {@link ThriftySessions}; {@link Forgetting} deletes the lapsed.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        maxInactiveIntervalInSeconds = ThriftySessions.IDLE_SECONDS,
        // Spring Session would log a fault each time that the database is away.
        cleanupCron = Scheduled.CRON_DISABLED)
class SessionConfiguration {

    /** 216 random bits; the UUID that Spring Session would take has six fewer than 128. */
    private static final int ID_BYTES = 27;

    @Bean
    SessionIdGenerator sessionIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        };
    }

    @Bean
    @Primary
    FindByIndexNameSessionRepository<? extends Session> thriftySessions(
            JdbcIndexedSessionRepository jdbc, SessionMemory memory) {
        FindByIndexNameSessionRepository<? extends Session> kept = jdbc;
        return new ThriftySessions<>(kept, memory, Clock.systemUTC());
    }
}
