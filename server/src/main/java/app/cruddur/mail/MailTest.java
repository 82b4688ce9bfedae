package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import java.util.Locale;
import java.util.Map;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;

/** Sends one mail to try the settings: what {@code bin/mail-test ADDRESS} runs. */
public final class MailTest {

    private MailTest() {}

    /**
     * Sends the test mail, and waits until the server has taken it.
     *
     * @return a sentence that says so
     * @throws IllegalArgumentException in one sentence, when the settings are wrong or the server
     *     does not take the mail
     */
    public static String run(Map<String, String> environment, String address) {
        String url = environment.getOrDefault("SMTP_URL", "");
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    "SMTP_URL is not set, so mails go to the log: export"
                            + " SMTP_URL=smtp://user:password@host:587");
        }
        MailSettings settings =
                MailSettings.parse(
                        url,
                        environment.getOrDefault("MAIL_FROM", ""),
                        environment.getOrDefault("PUBLIC_URL", ""));
        SmtpServer server = settings.server();
        EmailAddress to =
                EmailAddress.parse(address)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        EmailAddress.hasForeignLetters(address)
                                                ? "An address with letters beyond a-z before the @ cannot be mailed from here."
                                                : "This is not one mail address (name@example.com)."));
        try {
            settings.transport()
                    .deliver(
                            to,
                            Letter.of(
                                    Locale.ENGLISH,
                                    "test",
                                    Map.of(
                                            "server",
                                            environment.getOrDefault("SERVER_NAME", "Cruddur"))));
        } catch (MailAuthenticationException refused) {
            throw new IllegalArgumentException(
                    server + " does not accept the user and password of SMTP_URL.", refused);
        } catch (MailException failure) {
            throw new IllegalArgumentException(
                    "%s did not take the mail: %s.".formatted(server, reason(failure)), failure);
        }
        return "%s took a test mail to %s.".formatted(server, address);
    }

    /** The first line of the root cause, where servers say what they refuse. */
    private static String reason(Throwable failure) {
        Throwable root = Failure.root(failure);
        String message = root.getMessage() == null ? "" : root.getMessage().strip();
        String line =
                message.isEmpty() ? "no reason given" : message.lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + ", " + line.replaceAll("[.;:\\s]+$", "");
    }
}
