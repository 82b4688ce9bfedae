package app.cruddur.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/** Why a letter was not taken, in words that a log may hold: an exception's may repeat it. */
final class Failure {

    /** The second part is the enhanced status of RFC 3463. */
    private static final Pattern STATUS =
            Pattern.compile("([245]\\d\\d)[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private Failure() {}

    /** Whether the same letter would be refused again: RFC 5321's 5xx, or a fault of ours. */
    static boolean isForGood(RuntimeException failure) {
        return failure instanceof MailAuthenticationException
                || failure instanceof MailParseException
                || !(failure instanceof MailException)
                || reply(root(failure)) >= 500;
    }

    /** Whether the mail server refused the addressee, which is no fault of the operator's. */
    static boolean isOfAddressee(RuntimeException failure) {
        return root(failure) instanceof SMTPAddressFailedException;
    }

    /** The classes of a failure and its first cause, and the server's numbers; no text. */
    static String kind(Throwable failure) {
        Throwable root = root(failure);
        String outer = failure.getClass().getSimpleName();
        String kind = root == failure ? outer : outer + ", " + root.getClass().getSimpleName();
        int reply = reply(root);
        if (reply <= 0) {
            return kind;
        }
        return kind + ", " + numbers(reply, String.valueOf(root.getMessage()));
    }

    /** A reply's numbers without its words. */
    static String numbers(int reply, String text) {
        Matcher status = STATUS.matcher(text);
        return status.lookingAt() ? reply + " " + status.group(2) : Integer.toString(reply);
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (true) {
            Throwable cause =
                    root instanceof MailSendException several
                                    && several.getMessageExceptions().length > 0
                            ? several.getMessageExceptions()[0]
                            : root.getCause();
            if (cause == null) {
                return root;
            }
            root = cause;
        }
    }

    /** The server's reply code; not positive where the server did not refuse. */
    private static int reply(Throwable root) {
        return switch (root) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException letter -> letter.getReturnCode();
            default -> 0;
        };
    }
}
