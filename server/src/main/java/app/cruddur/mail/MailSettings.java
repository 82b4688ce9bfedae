package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How mail leaves this server, or that there is no mail server. Immutable. */
public final class MailSettings {

    private static final String FROM_NAME = "Cruddur";

    private final @Nullable SmtpServer server;
    private final @Nullable EmailAddress from;
    private final String publicUrl;

    private MailSettings(
            @Nullable SmtpServer server, @Nullable EmailAddress from, String publicUrl) {
        this.server = server;
        this.from = from;
        this.publicUrl = publicUrl;
    }

    /**
     * @param smtpUrl {@code SMTP_URL}, empty without a mail server
     * @param from {@code MAIL_FROM}, the address that mails come from
     * @param publicUrl where people reach the server, empty where nobody said
     * @throws IllegalArgumentException in one sentence, never with the password
     */
    public static MailSettings parse(String smtpUrl, String from, String publicUrl) {
        boolean sends = !smtpUrl.isEmpty();
        SmtpServer server = sends ? SmtpServer.parse(smtpUrl) : null;
        EmailAddress address = sends || !from.isEmpty() ? from(from) : null;
        return new MailSettings(server, address, publicUrl);
    }

    private static EmailAddress from(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "MAIL_FROM must be the address that mails come from, such as"
                                        + " cruddur@example.com; it goes with SMTP_URL."));
    }

    /** Whether there is a mail server; the rest is for where there is one. */
    public boolean sends() {
        return server != null;
    }

    SmtpServer server() {
        return Objects.requireNonNull(server);
    }

    EmailAddress from() {
        return Objects.requireNonNull(from);
    }

    JavaMailSenderImpl sender() {
        return server().sender(ownName(), from());
    }

    SmtpTransport transport() {
        try {
            return new SmtpTransport(
                    sender(), new InternetAddress(from().ascii(), FROM_NAME, "UTF-8"));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** PUBLIC_URL's host where that is a name others know us by, otherwise MAIL_FROM's domain. */
    private String ownName() {
        String host = publicUrl.isEmpty() ? "" : String.valueOf(URI.create(publicUrl).getHost());
        return EmailAddress.parse("postmaster@" + host)
                .map(EmailAddress::domain)
                .orElseGet(() -> from().domain());
    }
}
