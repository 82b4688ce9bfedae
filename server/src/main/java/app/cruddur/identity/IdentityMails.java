package app.cruddur.identity;

import app.cruddur.mail.Letter;
import app.cruddur.mail.Mailer;
import app.cruddur.text.EmailAddress;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mails of the embedded identity, each in the language of the request that it answers. No
 * language of a member is kept: who asks again says it again.
 */
@Component
class IdentityMails {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityMails.class);
    private static final String MINUTES = "10";

    private final Mailer mailer;
    private final String publicUrl;
    private final String server;

    IdentityMails(Mailer mailer, Site site, ServerIdentity server) {
        this.server = server.name();
        this.mailer = mailer;
        this.publicUrl = site.publicUrl();
    }

    /**
     * With PUBLIC_URL the mail has a link. Its fragment, which browsers send to no server, has the
     * code and the address; opening it confirms nothing. The fragment does not have the id of the
     * sign-up, so a browser that did not sign up must know the password.
     */
    void signUpCode(Locale language, EmailAddress email, String handle, String code) {
        if (publicUrl.isEmpty()) {
            code(language, "sign-up-code", email, handle, code);
            return;
        }
        String address = URLEncoder.encode(email.ascii(), StandardCharsets.UTF_8);
        mailer.send(
                email,
                Letter.of(
                        language,
                        "sign-up-link",
                        Map.of(
                                "handle",
                                handle,
                                "code",
                                code,
                                "minutes",
                                MINUTES,
                                "server",
                                server,
                                "address",
                                publicUrl,
                                "link",
                                publicUrl + "/confirm#code=" + code + "&email=" + address)));
    }

    void alreadyRegistered(Locale language, EmailAddress email, String handle) {
        notice(language, "already-registered", email, handle);
    }

    void resetCode(Locale language, String email, String handle, String code) {
        onRecord(email, address -> code(language, "reset-code", address, handle, code));
    }

    void emailCode(Locale language, EmailAddress email, String handle, String code) {
        code(language, "email-change-code", email, handle, code);
    }

    void emailChanged(Locale language, String oldEmail, String handle) {
        onRecord(oldEmail, address -> notice(language, "email-changed-notice", address, handle));
    }

    void passwordChanged(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "password-changed-notice", address, handle));
    }

    /** To a moderator, without what was said or who said it. */
    void signUpWaits(Locale language, EmailAddress moderator, String handle) {
        notice(language, "sign-up-waits", moderator, handle);
    }

    void signUpAccepted(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "sign-up-accepted", address, handle));
    }

    void signUpRefused(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "sign-up-refused", address, handle));
    }

    void signUpLapsed(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "sign-up-lapsed", address, handle));
    }

    void factorOn(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "factor-on-notice", address, handle));
    }

    void factorOff(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "factor-off-notice", address, handle));
    }

    void factorGuessed(Locale language, String email, String handle) {
        onRecord(email, address -> notice(language, "factor-guessed-notice", address, handle));
    }

    /** No mail may reach an address that an earlier release kept. */
    private static void onRecord(String email, Consumer<EmailAddress> send) {
        EmailAddress.parse(email)
                .ifPresentOrElse(
                        send,
                        () -> LOG.warn("A mail was not sent: the account's address takes none"));
    }

    private void code(
            Locale language, String letter, EmailAddress email, String handle, String code) {
        mailer.send(
                email,
                Letter.of(
                        language,
                        letter,
                        Map.of(
                                "handle", handle, "code", code, "minutes", MINUTES, "server",
                                server)));
    }

    private void notice(Locale language, String letter, EmailAddress email, String handle) {
        mailer.send(email, Letter.of(language, letter, Map.of("handle", handle, "server", server)));
    }
}
