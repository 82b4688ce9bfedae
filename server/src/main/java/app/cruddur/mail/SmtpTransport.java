package app.cruddur.mail;

import app.cruddur.text.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands one letter to the SMTP server, and waits for it. */
record SmtpTransport(JavaMailSender sender, InternetAddress from) {

    /**
     * @throws MailException when the server does not take it; its message may repeat the address
     */
    void deliver(EmailAddress to, Letter letter) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper mail = new MimeMessageHelper(message, false, "UTF-8");
            mail.setFrom(from);
            mail.setTo(mailbox(to));
            mail.setSubject(letter.subject());
            mail.setText(letter.text());
            // Vacation notices do not answer such a letter (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException wrong) {
            throw new MailParseException(wrong);
        }
        sender.send(message);
    }

    /** Is in ASCII: the library would send the low byte of other letters, to another mailbox. */
    private static InternetAddress mailbox(EmailAddress address) {
        InternetAddress mailbox = new InternetAddress();
        mailbox.setAddress(address.ascii());
        return mailbox;
    }
}
