package app.cruddur.mail;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    /**
     * @throws IllegalArgumentException when SMTP_URL or MAIL_FROM is wrong, in one sentence
     */
    @Bean
    Mailer mailer(
            @Value("${cruddur.mail.smtp-url:${SMTP_URL:}}") String smtpUrl,
            @Value("${cruddur.mail.from:${MAIL_FROM:}}") String from) {
        return smtpUrl.isEmpty()
                ? (to, letter) -> {
                    Address.of(to);
                    LOG.info("{}", letter.logLine());
                }
                : new BackgroundMailer(post(smtpUrl, from), Duration.ofSeconds(2));
    }

    static Post post(String smtpUrl, String from) {
        SmtpServer server = SmtpServer.parse(smtpUrl);
        try {
            return new Post(server.sender(), Address.of(from));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "MAIL_FROM must be the address that mails come from, such as"
                            + " cruddur@example.com; it goes with SMTP_URL.",
                    wrong);
        }
    }
}
