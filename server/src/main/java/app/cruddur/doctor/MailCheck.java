package app.cruddur.doctor;

import app.cruddur.mail.SmtpDialogue;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Tries the mail server up to the point where a letter begins. Sends no letter. */
final class MailCheck implements Check {

    private static final String NAME = "mail";

    private final Doctor.Host host;
    private final Certificates certificates;

    MailCheck(Doctor.Host host, Certificates certificates) {
        this.host = host;
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws GeneralSecurityException {
        if (!host.mail().sends()) {
            return List.of(
                    host.mailIsMissing()
                            ? Finding.warn(
                                    NAME,
                                    "SMTP_URL is not set: codes go to the server's log, and nobody can sign up without you.",
                                    "Set SMTP_URL and MAIL_FROM; bin/mail-test tries them.")
                            : Finding.ok(
                                    NAME, "SMTP_URL is not set: codes go to the server's log."));
        }
        Certificates.Shown shown = certificates.shown();
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(SmtpDialogue.hold(host.mail(), shown.context().getSocketFactory())));
        shown.end("mail's certificate").ifPresent(findings::add);
        return findings;
    }

    private static Finding finding(SmtpDialogue.Outcome outcome) {
        String server = outcome.server();
        String answer = outcome.answer();
        return switch (outcome.end()) {
            case TAKEN ->
                    Finding.ok(
                            NAME,
                            "%s takes letters from MAIL_FROM%s; none was sent."
                                    .formatted(server, outcome.encrypted() ? ", encrypted" : ""));
            case AWAY ->
                    Finding.fail(
                            NAME,
                            "%s cannot be reached (%s).".formatted(server, answer),
                            "Look at host and port of SMTP_URL, and whether this machine may connect there: many hosters block port 25, and some 465 and 587.");
            case NOT_ENCRYPTED ->
                    Finding.fail(
                            NAME,
                            "%s and this machine agree on no encryption (%s)."
                                    .formatted(server, answer),
                            "Use the name that the mail server's certificate has; smtps:// and port 465 where it knows no STARTTLS.");
            case LOGIN_REFUSED ->
                    Finding.fail(
                            NAME,
                            "%s does not accept the user and password of SMTP_URL (%s)."
                                    .formatted(server, answer),
                            "Correct them, and percent-encode what is special.");
            case SENDER_REFUSED ->
                    Finding.fail(
                            NAME,
                            "%s does not take letters from MAIL_FROM (%s)."
                                    .formatted(server, answer),
                            "Set MAIL_FROM to an address that this login may send from.");
            case RECIPIENT_REFUSED ->
                    Finding.warn(
                            NAME,
                            "%s takes letters from MAIL_FROM, but none to that address (%s)."
                                    .formatted(server, answer),
                            "Answers and bounces are lost: make a mailbox of that name. If it is refused as a relay, no letter leaves.");
        };
    }
}
