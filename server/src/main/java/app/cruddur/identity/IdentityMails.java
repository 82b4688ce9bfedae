package app.cruddur.identity;

import app.cruddur.mail.Letter;
import app.cruddur.mail.Mailer;
import app.cruddur.text.EmailAddress;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the identity has to tell people outside of the page. */
@Component
class IdentityMails {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityMails.class);
    private static final String MINUTES = "10";

    private final Mailer mailer;

    IdentityMails(Mailer mailer) {
        this.mailer = mailer;
    }

    void signUpCode(EmailAddress email, String handle, String code) {
        code("sign-up-code", email, handle, code);
    }

    void alreadyRegistered(EmailAddress email, String handle) {
        notice("already-registered", email, handle);
    }

    void resetCode(String email, String handle, String code) {
        onRecord(email, address -> code("reset-code", address, handle, code));
    }

    void emailCode(EmailAddress email, String handle, String code) {
        code("email-change-code", email, handle, code);
    }

    void emailChanged(String oldEmail, String handle) {
        onRecord(oldEmail, address -> notice("email-changed-notice", address, handle));
    }

    void passwordChanged(String email, String handle) {
        onRecord(email, address -> notice("password-changed-notice", address, handle));
    }

    /** An address that an earlier release kept may be one that no mail reaches. */
    private static void onRecord(String email, Consumer<EmailAddress> send) {
        EmailAddress.parse(email)
                .ifPresentOrElse(
                        send,
                        () -> LOG.warn("A mail was not sent: the account's address takes none"));
    }

    private void code(String letter, EmailAddress email, String handle, String code) {
        mailer.send(
                email,
                Letter.of(letter, Map.of("handle", handle, "code", code, "minutes", MINUTES)));
    }

    private void notice(String letter, EmailAddress email, String handle) {
        mailer.send(email, Letter.of(letter, Map.of("handle", handle)));
    }
}
