package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final String FROM_NAME = "Cruddur";

    /**
     * @throws IllegalArgumentException when SMTP_URL or MAIL_FROM is wrong, in one sentence
     */
    @Bean
    Mailer mailer(
            @Value("${cruddur.mail.smtp-url:${SMTP_URL:}}") String smtpUrl,
            @Value("${cruddur.mail.from:${MAIL_FROM:}}") String from,
            @Value("${cruddur.public-url:}") String publicUrl,
            Deliveries deliveries) {
        return smtpUrl.isEmpty()
                ? (to, letter) -> LOG.info("{}", letter.logLine())
                : new BackgroundMailer(
                        post(smtpUrl, from, publicUrl), Duration.ofSeconds(2), deliveries);
    }

    /**
     * @param publicUrl where people reach the server, empty where that is not said
     */
    static SmtpTransport post(String smtpUrl, String from, String publicUrl) {
        SmtpServer server = SmtpServer.parse(smtpUrl);
        EmailAddress address = from(from);
        try {
            return new SmtpTransport(
                    server.sender(ownName(publicUrl, address), address),
                    new InternetAddress(address.ascii(), FROM_NAME, "UTF-8"));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static EmailAddress from(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "MAIL_FROM must be the address that mails come from, such as"
                                        + " cruddur@example.com; it goes with SMTP_URL."));
    }

    /** PUBLIC_URL's host where that is a name others know us by, otherwise MAIL_FROM's domain. */
    static String ownName(String publicUrl, EmailAddress from) {
        String host = publicUrl.isEmpty() ? "" : String.valueOf(URI.create(publicUrl).getHost());
        return EmailAddress.parse("postmaster@" + host)
                .map(EmailAddress::domain)
                .orElseGet(from::domain);
    }
}
