package app.cruddur.identity;

import app.cruddur.mail.Letter;
import app.cruddur.mail.Mailer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the identity has to tell people outside of the page. */
@Component
class Messages {

    private static final String MINUTES = "10";

    private final Mailer mailer;

    Messages(Mailer mailer) {
        this.mailer = mailer;
    }

    void signUpCode(String email, String handle, String code) {
        code("sign-up-code", email, handle, code);
    }

    void alreadyRegistered(String email, String handle) {
        notice("already-registered", email, handle);
    }

    void resetCode(String email, String handle, String code) {
        code("reset-code", email, handle, code);
    }

    void emailCode(String email, String handle, String code) {
        code("email-change-code", email, handle, code);
    }

    void emailChanged(String oldEmail, String handle) {
        notice("email-changed-notice", oldEmail, handle);
    }

    void passwordChanged(String email, String handle) {
        notice("password-changed-notice", email, handle);
    }

    private void code(String letter, String email, String handle, String code) {
        mailer.send(
                email,
                Letter.of(letter, Map.of("handle", handle, "code", code, "minutes", MINUTES)));
    }

    private void notice(String letter, String email, String handle) {
        mailer.send(email, Letter.of(letter, Map.of("handle", handle)));
    }
}
