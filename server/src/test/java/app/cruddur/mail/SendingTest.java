package app.cruddur.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.mail.SmtpServer.Encryption;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
import app.cruddur.testing.SmtpSink;
import app.cruddur.testing.server.Smtp;
import app.cruddur.text.EmailAddress;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail through a real SMTP server on this machine: in clear, encrypted, refused, not there. */
@ExtendWith(OutputCaptureExtension.class)
class SendingTest {

    private static final String TO = "vir@example.com";
    private static final EmailAddress VIR = EmailAddress.parse(TO).orElseThrow();
    private static final Letter LETTER =
            Letter.of(
                    Locale.ENGLISH,
                    "sign-up-code",
                    Map.of(
                            "handle", "vir", "code", "012345", "minutes", "10", "server",
                            "Cruddur"));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Deliveries deliveries = new Deliveries(metrics);
    private GreenMail smtp = new GreenMail(setup(0, ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        smtp.stop();
    }

    @Test
    void a_letter_arrives_as_it_was_written() throws Exception {
        smtp.start();
        smtp.setUser("cruddur@example.com", "cruddur", "p@ss:word");
        try (BackgroundMailer mailer = mailer(url("cruddur:p%40ss%3Aword@"))) {
            mailer.send(VIR, new Letter("Grüße ✓", "log", "Zeile\n.\nEnde ✓\n"));
            assertThat(smtp.waitForIncomingEmail(Deadline.PATIENCE.toMillis(), 1)).isTrue();
        }
        MimeMessage mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Grüße ✓");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("Zeile\n.\nEnde ✓");
        assertThat(mail.getHeader("From")).containsExactly("Cruddur <cruddur@example.com>");
        assertThat(mail.getHeader("To")).containsExactly(TO);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    /** Each line break is CR LF, and what is beyond ASCII is encoded (RFC 5322, 2.2 and 2.3). */
    @Test
    void a_letter_in_german_is_ascii_on_the_wire_and_german_when_read() throws Exception {
        try (SmtpSink sink = new SmtpSink()) {
            try (BackgroundMailer mailer = mailer(sink.url())) {
                mailer.send(
                        VIR,
                        Letter.of(
                                Locale.GERMAN,
                                "password-changed-notice",
                                Map.of("handle", "vir", "server", "Cruddur")));
                sink.await("QUIT");
            }
            assertThat(sink.wire()).allMatch(line -> line.matches("[\\x20-\\x7e]*"));
            String wire = String.join("\r\n", sink.wire());
            MimeMessage mail =
                    new MimeMessage(
                            null,
                            new ByteArrayInputStream(
                                    wire.substring(
                                                    wire.indexOf("DATA\r\n") + 6,
                                                    wire.lastIndexOf("\r\n.\r\n"))
                                            .getBytes(StandardCharsets.US_ASCII)));
            assertThat(mail.getSubject()).isEqualTo("Dein Passwort für Cruddur wurde geändert");
            assertThat(mail.getContent().toString())
                    .contains("Dann setz jetzt ein neues: „Passwort vergessen?“");
        }
    }

    @Test
    void sending_returns_before_a_slow_server_answers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            BackgroundMailer mailer = mailer("smtp://127.0.0.1:" + silent.getLocalPort());
            // A sending that waits takes the server's ten seconds each time.
            Deadline.await(() -> {
                long began = System.nanoTime();
                mailer.send(VIR, LETTER);
                return System.nanoTime() - began < Duration.ofSeconds(9).toNanos();
            });
            long closing = System.nanoTime();
            mailer.close();
            assertThat(Duration.ofNanos(System.nanoTime() - closing))
                    .as("a stop without a bound takes four tries of ten seconds")
                    .isBetween(Duration.ofMillis(4_900), Duration.ofSeconds(30));
        }
    }

    @Test
    void a_server_that_is_away_for_a_moment_gets_the_letter_later() throws Exception {
        int port = Ports.free();
        // Its tries go on for 42 seconds.
        try (BackgroundMailer mailer = mailer("smtp://127.0.0.1:" + port, Duration.ofSeconds(2))) {
            mailer.send(VIR, LETTER);
            smtp = new GreenMail(setup(port, ServerSetup.PROTOCOL_SMTP));
            smtp.start();
            assertThat(smtp.waitForIncomingEmail(Deadline.PATIENCE.toMillis(), 1)).isTrue();
        }
    }

    @Test
    void a_server_that_is_down_costs_a_line_without_address_or_text(CapturedOutput log)
            throws Exception {
        try (BackgroundMailer mailer =
                mailer("smtp://127.0.0.1:" + Ports.free(), Duration.ofMillis(1))) {
            sendAndWait(mailer, VIR);
        }
        assertThat(log.getOut())
                .contains("A mail was not sent after 4 tries: MailSendException, ConnectException")
                .doesNotContain(TO, "012345");
    }

    @Test
    void a_wrong_password_is_not_tried_again(CapturedOutput log) throws Exception {
        smtp.start();
        smtp.setUser("cruddur@example.com", "cruddur", "right");
        try (BackgroundMailer mailer = mailer(url("cruddur:wr0ng@"))) {
            sendAndWait(mailer, VIR);
        }
        assertThat(log.getOut())
                .contains("A mail was not sent after 1 tries: MailAuthenticationException")
                .doesNotContain(TO, "012345", "wr0ng");
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void letters_that_fail_for_a_reason_of_the_operators_are_a_warning_until_one_is_taken()
            throws Exception {
        smtp.start();
        smtp.setUser("cruddur@example.com", "cruddur", "right");
        assertThat(deliveries.reason()).isEmpty();
        try (BackgroundMailer mailer = mailer(url("cruddur:wr0ng@"))) {
            sendAndWait(mailer, VIR);
        }
        assertThat(deliveries.reason().orElseThrow())
                .startsWith(
                        "1 letters were given up since the last one that was sent, the last of them for: MailAuthenticationException")
                .doesNotContain(TO, "012345", "wr0ng");
        assertThat(mails("failed")).isEqualTo(1);
        try (BackgroundMailer mailer = mailer(url("cruddur:right@"))) {
            sendAndWait(mailer, VIR);
        }
        assertThat(deliveries.reason()).isEmpty();
        assertThat(mails("taken")).isEqualTo(1);
    }

    @Test
    void an_addressee_that_is_refused_is_no_warning_but_ten_in_a_row_are() throws Exception {
        try (SmtpSink sink = new SmtpSink()) {
            for (int number = 1; number <= Deliveries.MANY_REFUSALS; number++) {
                assertThat(deliveries.reason()).as("%s refused", number - 1).isEmpty();
                try (BackgroundMailer mailer = mailer(sink.url())) {
                    sendAndWait(mailer, EmailAddress.parse("refused@example.com").orElseThrow());
                }
            }
        }
        assertThat(deliveries.reason().orElseThrow())
                .contains("10 letters were given up", "550 5.1.1")
                .doesNotContain("refused@");
        assertThat(mails("refused")).isEqualTo(10);
        assertThat(mails("failed")).isZero();
    }

    private double mails(String outcome) {
        return metrics.get("mails").tag("outcome", outcome).counter().count();
    }

    /** Sends, and waits until that was taken or given up: the stop waits for five seconds only. */
    private void sendAndWait(BackgroundMailer mailer, EmailAddress to) throws Exception {
        double before = ended();
        mailer.send(to, LETTER);
        Deadline.await(() -> ended() > before);
    }

    private double ended() {
        return mails("taken") + mails("refused") + mails("failed");
    }

    @Test
    void the_stop_waits_for_what_was_taken() throws Exception {
        smtp.start();
        Deadline.await(() -> {
            BackgroundMailer mailer = mailer(url(""));
            // The first costs a slow machine more than the stop would wait.
            sendAndWait(mailer, VIR);
            int before = smtp.getReceivedMessages().length;
            for (int number = 0; number < 3; number++) {
                mailer.send(VIR, LETTER);
            }
            long closing = System.nanoTime();
            mailer.close();
            if (System.nanoTime() - closing >= BackgroundMailer.AT_THE_STOP.toNanos()) {
                // They took longer than the stop waits: then once more.
                return false;
            }
            assertThat(smtp.getReceivedMessages()).hasSize(before + 3);
            return true;
        });
    }

    @Test
    void a_server_elsewhere_that_does_not_encrypt_gets_nothing() throws Exception {
        smtp.start();
        smtp.setUser("cruddur@example.com", "cruddur", "secret");
        SmtpServer server =
                new SmtpServer(
                        "127.0.0.1",
                        smtp.getSmtp().getPort(),
                        "cruddur",
                        "secret",
                        Encryption.STARTTLS);
        SmtpTransport post = post(server.sender("mail.example", VIR));
        assertThatThrownBy(() -> post.deliver(VIR, LETTER))
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("STARTTLS is required");
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void an_encrypted_server_is_believed_only_under_its_own_name(@TempDir Path folder)
            throws Exception {
        KeyStore right = certificate(folder, "right.p12", "ip:127.0.0.1");
        KeyStore other = certificate(folder, "other.p12", "dns:mail.example.com");

        startEncrypted(folder.resolve("right.p12"));
        assertThatThrownBy(() -> encrypted(null).deliver(VIR, LETTER))
                .as("a certificate that nobody signed")
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("SSLHandshakeException");
        assertThatCode(() -> encrypted(trusting(right)).deliver(VIR, LETTER))
                .doesNotThrowAnyException();
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        smtp.stop();

        startEncrypted(folder.resolve("other.p12"));
        assertThatThrownBy(() -> encrypted(trusting(other)).deliver(VIR, LETTER))
                .as("a certificate of another name")
                .isInstanceOf(MailException.class);
        assertThat(smtp.getReceivedMessages()).isEmpty();
    }

    @Test
    void the_test_mail_says_in_one_sentence_how_it_went() throws Exception {
        smtp.start();
        Map<String, String> settings =
                Map.of("SMTP_URL", url(""), "MAIL_FROM", "cruddur@example.com");
        assertThat(MailTest.run(settings, TO))
                .isEqualTo(
                        "smtp://127.0.0.1:%d took a test mail to vir@example.com."
                                .formatted(smtp.getSmtp().getPort()));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        smtp.setUser("cruddur@example.com", "cruddur", "right");
        assertRefused(
                Map.of("SMTP_URL", url("cruddur:wr0ng@"), "MAIL_FROM", "cruddur@example.com"),
                "does not accept the user and password of SMTP_URL.");
        assertRefused(
                Map.of(
                        "SMTP_URL",
                        "smtp://127.0.0.1:" + Ports.free(),
                        "MAIL_FROM",
                        "cruddur@example.com"),
                "did not take the mail: ConnectException, Connection refused.");
        assertRefused(Map.of(), "SMTP_URL is not set");
        assertRefused(Map.of("SMTP_URL", url("")), "MAIL_FROM must be the address");
        assertThatThrownBy(() -> MailTest.run(settings, "nobody"))
                .hasMessage("This is not one mail address (name@example.com).");
        assertThatThrownBy(() -> MailTest.run(settings, "jörg@example.com"))
                .hasMessage(
                        "An address with letters beyond a-z before the @ cannot be mailed from here.");
    }

    @Test
    void without_smtp_the_log_has_the_line_and_no_address(CapturedOutput log) {
        new MailConfiguration()
                .mailer(MailSettings.parse("", "", ""), deliveries)
                .send(VIR, LETTER);
        assertThat(log.getOut())
                .contains("The confirmation code for @vir is 012345")
                .doesNotContain(TO);
    }

    private static void assertRefused(Map<String, String> settings, String words) {
        assertThatThrownBy(() -> MailTest.run(settings, TO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("wr0ng");
    }

    private String url(String person) {
        return "smtp://" + person + "127.0.0.1:" + smtp.getSmtp().getPort();
    }

    private BackgroundMailer mailer(String url) {
        return mailer(url, Duration.ofMillis(300));
    }

    private BackgroundMailer mailer(String url, Duration firstPause) {
        return new BackgroundMailer(
                MailSettings.parse(url, "cruddur@example.com", "").transport(),
                firstPause,
                deliveries);
    }

    private static SmtpTransport post(JavaMailSenderImpl sender) throws AddressException {
        return new SmtpTransport(sender, new InternetAddress("cruddur@example.com"));
    }

    private static ServerSetup setup(int port, String protocol) {
        return Smtp.setup(port, protocol);
    }

    private void startEncrypted(Path keys) {
        // How GreenMail is told its certificate.
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        smtp = new GreenMail(setup(0, ServerSetup.PROTOCOL_SMTPS));
        smtp.start();
    }

    private SmtpTransport encrypted(@Nullable SSLSocketFactory trust) throws AddressException {
        JavaMailSenderImpl sender =
                SmtpServer.parse("smtps://127.0.0.1:" + smtp.getSmtps().getPort())
                        .sender("mail.example", VIR);
        if (trust != null) {
            sender.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trust);
        }
        return post(sender);
    }

    /** A key and its certificate, made by the JDK's own keytool. */
    private static KeyStore certificate(Path folder, String file, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve(file);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "smtp",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=smtp",
                                "-ext",
                                "san=" + name,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore made = KeyStore.getInstance("PKCS12");
            made.load(in, "changeit".toCharArray());
            trusted.load(null, null);
            trusted.setCertificateEntry("smtp", made.getCertificate("smtp"));
        }
        return trusted;
    }

    private static SSLSocketFactory trusting(KeyStore certificates)
            throws GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
