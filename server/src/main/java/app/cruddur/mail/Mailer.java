package app.cruddur.mail;

/**
 * Sends letters. Without SMTP_URL it tells them to the log instead, for the operator to pass on.
 */
@FunctionalInterface
public interface Mailer {

    /**
     * Takes a letter for sending and returns at once, so that the time of an answer tells nothing.
     * A letter that cannot be sent is tried again a few times, then given up with a line in the log
     * that names neither the address nor the text.
     *
     * @param to one address, without a name
     * @throws IllegalArgumentException when this is no single address
     */
    void send(String to, Letter letter);
}
