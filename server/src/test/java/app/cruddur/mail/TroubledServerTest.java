package app.cruddur.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.SmtpSink;
import app.cruddur.text.EmailAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What goes over the wire, and what a mail server that refuses or keeps one waiting can hold up.
 */
@ExtendWith(OutputCaptureExtension.class)
class TroubledServerTest {

    private static final Letter LETTER =
            Letter.of(
                    Locale.ENGLISH,
                    "sign-up-code",
                    Map.of(
                            "handle", "vir", "code", "012345", "minutes", "10", "server",
                            "Cruddur"));

    private SmtpSink server;
    private BackgroundMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new SmtpSink();
        mailer = mailer("https://cruddur.example:8443");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        mailer.close();
    }

    @Test
    void twenty_addresses_that_are_refused_stalled_or_slow_delay_nobody_else() throws Exception {
        for (int number = 0; number < 5; number++) {
            for (String trouble : List.of("refused", "later", "stalled", "slow")) {
                send(trouble + number + "@example.com");
            }
        }
        for (int number = 0; number < 5; number++) {
            server.await("RCPT TO:<stalled" + number + "@example.com>");
        }
        send("honest@example.com");
        long began = System.nanoTime();
        try (BackgroundMailer idle = mailer("https://cruddur.example")) {
            // A slow machine is as slow with a letter that has no other before it.
            idle.send(EmailAddress.parse("alone@example.com").orElseThrow(), LETTER);
            server.await("RCPT TO:<alone@example.com>");
            Duration alone = Duration.ofNanos(System.nanoTime() - began);
            server.await("RCPT TO:<honest@example.com>");
            // Behind the stalled it would wait for ten seconds and for their next tries.
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(alone.plusSeconds(9));
        }
    }

    @Test
    void an_address_that_is_refused_is_not_tried_again_nor_named(CapturedOutput log)
            throws Exception {
        send("refused@example.com");
        server.await("QUIT");
        Deadline.await(() -> log.getOut().contains("A mail was not sent"));
        server.close();
        mailer.close();
        assertThat(server.wire()).containsOnlyOnce("RCPT TO:<refused@example.com>");
        assertThat(log.getOut())
                .contains(
                        "A mail was not sent after 1 tries: MailSendException,"
                                + " SMTPAddressFailedException, 550 5.1.1")
                .doesNotContain("refused@", "012345");
    }

    @Test
    void an_address_that_is_to_be_tried_later_is_tried_four_times(CapturedOutput log)
            throws Exception {
        AtomicInteger number = new AtomicInteger();
        Deadline.await(() -> {
            String to = "later" + number.incrementAndGet() + "@example.com";
            BackgroundMailer stopped = mailer("https://cruddur.example");
            stopped.send(EmailAddress.parse(to).orElseThrow(), LETTER);
            server.await("RCPT TO:<" + to + ">");
            long closing = System.nanoTime();
            // While stopping the tries follow at once.
            stopped.close();
            if (System.nanoTime() - closing >= BackgroundMailer.AT_THE_STOP.toNanos()) {
                // They took longer than the stop waits: then once more.
                return false;
            }
            assertThat(server.wire().stream().filter(("RCPT TO:<" + to + ">")::equals)).hasSize(4);
            return true;
        });
        assertThat(log.getOut())
                .contains("A mail was not sent after 4 tries", "450 4.2.0")
                .doesNotContain("@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "ceo@škoda.example, ceo@xn--koda-f6a.example",
        "u@डाटामेल.भारत, u@xn--c2bd4bq1db8d.xn--h2brj9c",
        "u@straße.example, u@xn--strae-oqa.example",
        "o'brien@EXAMPLE.com, o'brien@example.com"
    })
    void mail_goes_to_the_domain_that_is_kept(String typed, String kept) throws Exception {
        send(typed);
        server.await(".");
        assertThat(server.wire()).contains("RCPT TO:<" + kept + ">", "To: " + kept);
    }

    @Test
    void we_greet_as_the_host_that_people_know_and_sign_by_the_senders_domain() throws Exception {
        send("vir@example.com");
        server.await(".");
        assertThat(server.wire())
                .contains("EHLO cruddur.example", "From: Cruddur <no-reply@mail.example>")
                .anyMatch(line -> line.matches("Message-ID: <\\S+@mail\\.example>"));
    }

    @ParameterizedTest
    @CsvSource({"''", "http://localhost:4567", "http://192.0.2.7", "https://[2001:db8::7]"})
    void where_no_name_is_known_we_greet_as_the_senders_domain(String publicUrl) throws Exception {
        try (BackgroundMailer other = mailer(publicUrl)) {
            other.send(EmailAddress.parse("vir@example.com").orElseThrow(), LETTER);
            server.await("EHLO mail.example");
        }
    }

    private BackgroundMailer mailer(String publicUrl) {
        return new BackgroundMailer(
                MailSettings.parse(server.url(), "no-reply@mail.example", publicUrl).transport(),
                Duration.ofSeconds(2),
                new Deliveries(new SimpleMeterRegistry()));
    }

    private void send(String to) {
        mailer.send(EmailAddress.parse(to).orElseThrow(), LETTER);
    }
}
