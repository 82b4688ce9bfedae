package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import app.cruddur.text.ThisMachine;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The server that takes our mail. The connection is encrypted, but for a server on this machine.
 *
 * @param user empty when the server asks for none
 */
record SmtpServer(String host, int port, String user, String password, Encryption encryption) {

    /** How long the server may take to accept a connection, to answer, to read: milliseconds. */
    static final int TIMEOUT = 10_000;

    private static final String FORM =
            "SMTP_URL must be smtp://user:password@host:587 or smtps://user:password@host:465";

    enum Encryption {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * Reads {@code smtp://user:password@host:587} (STARTTLS, required unless the host is this
     * machine) or {@code smtps://user:password@host:465}; user and password percent-encoded.
     *
     * @throws IllegalArgumentException in one sentence, which never repeats the password
     */
    static SmtpServer parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException wrong) {
            // Its message repeats the URL, and so the password.
            throw wrong("percent-encode what is special in user and password");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
            throw wrong("the scheme is neither");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw wrong(
                    "the host, the port or an unencoded character in the password is not right");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (!(path.isEmpty() || path.equals("/"))
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw wrong("nothing may follow the port");
        }
        String host = uri.getHost().replace("[", "").replace("]", "");
        String person = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = person.indexOf(':');
        if (!person.isEmpty() && (colon < 1 || colon == person.length() - 1)) {
            throw wrong("give both user and password, or neither");
        }
        boolean tls = scheme.equals("smtps");
        return new SmtpServer(
                host,
                uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587,
                person.isEmpty() ? "" : decoded(person.substring(0, colon)),
                person.isEmpty() ? "" : decoded(person.substring(colon + 1)),
                tls
                        ? Encryption.TLS
                        : ThisMachine.is(host) ? Encryption.NONE : Encryption.STARTTLS);
    }

    /**
     * A sender that checks the server's certificate and name, and waits ten seconds at most for
     * each of its answers.
     *
     * @param ownName what we call ourselves in EHLO
     * @param from whose domain is that of each Message-ID
     */
    JavaMailSenderImpl sender(String ownName, EmailAddress from) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            sender.setUsername(user);
            sender.setPassword(password);
            properties.put("mail.smtp.auth", "true");
        }
        properties.put("mail.smtp.localhost", ownName);
        // The library makes the Message-ID of it, and would else ask the machine for its name.
        properties.put("mail.from", from.ascii());
        String wait = Integer.toString(TIMEOUT);
        properties.put("mail.smtp.connectiontimeout", wait);
        properties.put("mail.smtp.timeout", wait);
        properties.put("mail.smtp.writetimeout", wait);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
        String starttls = Boolean.toString(encryption == Encryption.STARTTLS);
        properties.put("mail.smtp.starttls.enable", starttls);
        properties.put("mail.smtp.starttls.required", starttls);
        sender.setJavaMailProperties(properties);
        return sender;
    }

    /** The URL without user and password. */
    @Override
    public String toString() {
        return (encryption == Encryption.TLS ? "smtps://" : "smtp://") + host + ":" + port;
    }

    private static String decoded(String text) {
        try {
            // The decoder is one of forms, in which a plus is a blank.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw wrong("percent-encode what is special in user and password");
        }
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException(FORM + ": " + reason + ".");
    }
}
