package app.cruddur.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** A mail address that is just that: one address, no name, nothing that could begin a header. */
final class Address {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\"\\\\]{1,64}@[^\\s\\p{Cntrl}@,;:<>()\\[\\]\"\\\\]{1,189}");

    private Address() {}

    /**
     * @throws IllegalArgumentException when this is no single address; the message does not repeat
     *     it
     */
    static InternetAddress of(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("This is not one mail address (name@example.com).");
        }
        try {
            return new InternetAddress(text, true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(
                    "This is not one mail address (name@example.com).", wrong);
        }
    }
}
