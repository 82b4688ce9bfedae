package app.cruddur.sessions;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Sessions in PostgreSQL, through {@link ThriftySessions}; lapsed ones are deleted each minute. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        maxInactiveIntervalInSeconds = ThriftySessions.IDLE_SECONDS,
        cleanupCron = "0 * * * * *")
class SessionConfiguration {

    @Bean
    @Primary
    FindByIndexNameSessionRepository<? extends Session> thriftySessions(
            JdbcIndexedSessionRepository jdbc) {
        FindByIndexNameSessionRepository<? extends Session> kept = jdbc;
        return new ThriftySessions<>(kept, Clock.systemUTC());
    }
}
