package app.cruddur.mail;

import app.cruddur.text.EmailAddress;

/** Sends letters. Without SMTP_URL it writes them to the log, for the operator to pass on. */
@FunctionalInterface
public interface Mailer {

    /**
     * Takes a letter for sending and returns at once, so that the time of an answer tells nothing.
     * A letter that the mail server refuses for good is given up at once; one that cannot be sent
     * for another reason is tried again a few times. A letter that is given up costs a line in the
     * log that names neither the address nor the text. Thread-safe.
     */
    void send(EmailAddress to, Letter letter);
}
