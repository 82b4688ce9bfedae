package app.cruddur.sessions;

import app.cruddur.web.CookieNames;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

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

    private static final Pattern ID_SHAPE = Pattern.compile("[A-Za-z0-9_-]{36}");

    @Bean
    CookieSerializer sessionCookie(@Value("${cruddur.https:false}") boolean https) {
        return new SessionCookie(
                CookieNames.session(https),
                https,
                (int) ThriftySessions.LIFETIME.toSeconds(),
                ID_SHAPE);
    }

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
            JdbcIndexedSessionRepository jdbc, SessionCache memory) {
        FindByIndexNameSessionRepository<? extends Session> kept = jdbc;
        return new ThriftySessions<>(kept, memory, Clock.systemUTC());
    }
}
