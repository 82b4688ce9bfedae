package app.cruddur.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Smtp;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every letter that the embedded identity sends, by a real server to a real mail server. */
class MailLanguageTest {

    private static final Pattern CODE = Pattern.compile("\\n {4}(\\d{6})\\n");
    private static final String EMAIL = "delenn_liest@example.com";
    private static final String NEXT = "delenn_neu@example.com";

    private static final GreenMail SMTP = new GreenMail(Smtp.setup(0, ServerSetup.PROTOCOL_SMTP));
    private static final RunningServer SERVER = started();

    private final Client person = SERVER.client();
    private int letters;
    private String text = "";

    private static RunningServer started() {
        SMTP.start();
        return RunningServer.another(
                Map.of(
                        "SMTP_URL",
                        "smtp://127.0.0.1:" + SMTP.getSmtp().getPort(),
                        "MAIL_FROM",
                        "cruddur@example.com"));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        SMTP.stop();
    }

    @Test
    void each_letter_is_in_the_language_of_the_request_that_has_it_sent() throws Exception {
        Map<String, String> form =
                Map.of(
                        "name", "Delenn",
                        "email", EMAIL,
                        "preferred_username", "delenn_liest",
                        "password", "correct horse");
        JsonNode waiting = ask("de-AT, en;q=0.5", "POST", "/api/identity/sign-up", form);
        assertThat(letter(EMAIL)).isEqualTo("Dein Code für Cruddur");
        String signUp = waiting.get("sign_up").asString();
        ask("en", "POST", "/api/identity/confirm", Map.of("sign_up", signUp, "code", code()));

        ask("de", "POST", "/api/identity/sign-up", with(form, "preferred_username", "delenn_2"));
        assertThat(letter(EMAIL)).isEqualTo("Du hast schon ein Konto bei Cruddur");

        JsonNode change =
                ask(
                        "de",
                        "PUT",
                        "/api/account/email",
                        Map.of("email", NEXT, "password", "correct horse"));
        assertThat(letter(NEXT)).isEqualTo("Bestätige deine neue E-Mail-Adresse für Cruddur");
        String id = change.get("change").asString();
        ask("de", "POST", "/api/account/email/confirm", Map.of("change", id, "code", code()));
        assertThat(letter(EMAIL)).isEqualTo("Dein Konto bei Cruddur hat eine neue E-Mail-Adresse");

        JsonNode reset = ask("de", "POST", "/api/identity/forgot", Map.of("email", NEXT));
        assertThat(letter(NEXT)).isEqualTo("Dein Code für ein neues Passwort bei Cruddur");
        ask(
                "de",
                "POST",
                "/api/identity/reset",
                Map.of(
                        "reset", reset.get("reset").asString(),
                        "code", code(),
                        "password", "another horse"));
        assertThat(letter(NEXT)).isEqualTo("Dein Passwort für Cruddur wurde geändert");

        ask(
                "tlh, fr-FR",
                "PUT",
                "/api/account/password",
                Map.of("password", "another horse", "new_password", "third horse!"));
        assertThat(letter(NEXT)).isEqualTo("Your Cruddur password was changed");
    }

    private static Map<String, String> with(Map<String, String> form, String key, String value) {
        Map<String, String> other = new HashMap<>(form);
        other.put(key, value);
        return other;
    }

    private JsonNode ask(String language, String method, String path, Map<String, String> body) {
        HttpResponse<String> answer =
                person.send(
                        person.guarded(path)
                                .header("Content-Type", "application/json")
                                .header("Accept-Language", language)
                                .method(
                                        method,
                                        BodyPublishers.ofString(
                                                RunningServer.JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return RunningServer.JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
    }

    /** The subject of the next letter, which is the last to this address. */
    private String letter(String to) throws Exception {
        assertThat(SMTP.waitForIncomingEmail(Deadline.PATIENCE.toMillis(), ++letters)).isTrue();
        MimeMessage[] theirs = SMTP.getReceivedMessagesForDomain(to);
        MimeMessage mail = theirs[theirs.length - 1];
        text = mail.getContent().toString().replace("\r\n", "\n");
        return mail.getSubject();
    }

    private String code() {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group(1);
    }
}
