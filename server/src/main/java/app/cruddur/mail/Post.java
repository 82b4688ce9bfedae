package app.cruddur.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands one letter to the SMTP server, and waits for it. */
record Post(JavaMailSender sender, InternetAddress from) {

    /**
     * @throws MailException when the server does not take it
     */
    void deliver(InternetAddress to, Letter letter) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper mail = new MimeMessageHelper(message, false, "UTF-8");
            mail.setFrom(from);
            mail.setTo(to);
            mail.setSubject(letter.subject());
            mail.setText(letter.text());
            // So that no vacation notice answers (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException wrong) {
            throw new MailParseException(wrong);
        }
        sender.send(message);
    }
}
