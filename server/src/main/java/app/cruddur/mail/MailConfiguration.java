package app.cruddur.mail;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    @Bean
    Mailer mailer(MailSettings settings, Deliveries deliveries) {
        return settings.sends()
                ? new BackgroundMailer(settings.transport(), Duration.ofSeconds(2), deliveries)
                : (to, letter) -> LOG.info("{}", letter.logLine());
    }
}
