package app.cruddur.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.mail.SmtpServer.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {

    @Test
    void a_server_elsewhere_must_encrypt() {
        assertThat(SmtpServer.parse("smtp://ada:p%40ss%3Aw+%2Frd@mail.example.com"))
                .isEqualTo(
                        new SmtpServer(
                                "mail.example.com", 587, "ada", "p@ss:w+/rd", Encryption.STARTTLS));
        assertThat(SmtpServer.parse("smtps://mail.example.com").port()).isEqualTo(465);
        assertThat(SmtpServer.parse("SMTPS://mail.example.com:2465/").encryption())
                .isEqualTo(Encryption.TLS);
        assertThat(SmtpServer.parse("smtp://127.0.0.1.example.com").encryption())
                .isEqualTo(Encryption.STARTTLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
    void a_server_on_this_machine_need_not(String host) {
        assertThat(SmtpServer.parse("smtp://" + host + ":2525").encryption())
                .isEqualTo(Encryption.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://ada:S3cret!@mail.example.com",
                "smtp:///x",
                "smtp://ada:S3cret!@",
                "smtp://ada:S3cret!@host:99999",
                "smtp://ada:S3cret!@host:0",
                "smtp://ada:S3cret!@@host",
                "smtp://ada:S3cret!/x@host",
                "smtp://ada:S3cret!#x@host",
                "smtp://ada:S3cret!%zz@host",
                "smtp://ada:S3cret! x@host",
                "smtp://ada@host",
                "smtp://:S3cret!@host",
                "smtp://ada:S3cret!@host/inbox",
                "smtp://ada:S3cret!@host?x=1"
            })
    void a_wrong_url_is_refused_in_one_sentence_without_the_password(String url) {
        assertThatThrownBy(() -> SmtpServer.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SMTP_URL must be smtp://user:password@host:587")
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("S3cret")
                .hasNoCause();
    }

    @Test
    void it_speaks_of_itself_without_the_password() {
        assertThat(SmtpServer.parse("smtps://ada:S3cret@mail.example.com"))
                .hasToString("smtps://mail.example.com:465");
    }
}
