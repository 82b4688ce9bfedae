package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Begins a letter from MAIL_FROM to MAIL_FROM at the mail server, up to the addressee, and resets
 * it: {@code bin/doctor} runs this.
 */
public final class SmtpDialogue {

    /** RFC 4954: the server wants authentication first. */
    private static final int LOGIN_NEEDED = 530;

    private SmtpDialogue() {}

    /** How far it went. */
    public enum End {
        AWAY,
        NOT_ENCRYPTED,
        LOGIN_REFUSED,
        SENDER_REFUSED,
        RECIPIENT_REFUSED,
        TAKEN
    }

    /**
     * The result of the dialogue.
     *
     * @param server scheme, host and port
     * @param encrypted whether the connection was encrypted in the end
     * @param answer the server's numbers ({@code 550 5.1.1}), or the kind of failure; never its
     *     words, which may repeat an address
     */
    public record Outcome(End end, String server, boolean encrypted, String answer) {}

    /**
     * Holds the dialogue, with ten seconds for each answer. No letter is sent.
     *
     * @param settings of a server that sends mail
     * @param tls makes the encrypted sockets
     */
    public static Outcome hold(MailSettings settings, SSLSocketFactory tls) {
        SmtpServer server = settings.server();
        EmailAddress from = settings.from();
        JavaMailSenderImpl sender = settings.sender();
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.ssl.socketFactory", tls);
        End end = End.AWAY;
        try (SMTPTransport transport = (SMTPTransport) sender.getSession().getTransport("smtp")) {
            try {
                boolean login = !server.user().isEmpty();
                transport.connect(
                        server.host(),
                        server.port(),
                        login ? server.user() : null,
                        login ? server.password() : null);
                end = End.SENDER_REFUSED;
                transport.issueCommand("MAIL FROM:<" + from.ascii() + '>', 250);
                end = End.RECIPIENT_REFUSED;
                transport.issueCommand("RCPT TO:<" + from.ascii() + '>', 250);
                end = End.TAKEN;
                transport.issueCommand("RSET", 250);
                return new Outcome(end, server.toString(), transport.isSSL(), "250");
            } catch (AuthenticationFailedException refused) {
                return new Outcome(
                        End.LOGIN_REFUSED,
                        server.toString(),
                        transport.isSSL(),
                        numbers(transport, refused));
            } catch (MessagingException failure) {
                return new Outcome(
                        transport.getLastReturnCode() == LOGIN_NEEDED
                                ? End.LOGIN_REFUSED
                                : end == End.AWAY && isEncryption(failure)
                                        ? End.NOT_ENCRYPTED
                                        : end,
                        server.toString(),
                        transport.isSSL(),
                        numbers(transport, failure));
            }
        } catch (MessagingException closing) {
            return new Outcome(
                    end,
                    server.toString(),
                    false,
                    Failure.root(closing).getClass().getSimpleName());
        }
    }

    private static boolean isEncryption(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return String.valueOf(failure.getMessage()).contains("STARTTLS");
    }

    private static String numbers(SMTPTransport transport, MessagingException failure) {
        int code = transport.getLastReturnCode();
        return code < 400
                ? Failure.root(failure).getClass().getSimpleName()
                : Failure.numbers(code, String.valueOf(transport.getLastServerResponse()));
    }
}
