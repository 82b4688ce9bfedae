package app.cruddur.identity;

import app.cruddur.text.EmailAddress;
import app.cruddur.text.Invisible;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refuses;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** E-mail addresses as people type them into forms. */
@Refuses({"email_blank", "email_invalid", "email_not_ascii"})
final class Email {

    private Email() {}

    /** Returns the address, or adds what is wrong with it to the errors. */
    static Optional<EmailAddress> of(@Nullable String typed, List<ErrorCode> errors) {
        String text = typed == null ? "" : typed;
        Optional<EmailAddress> address = EmailAddress.parse(text);
        if (address.isEmpty()) {
            errors.add(
                    EmailAddress.isBlank(text)
                            ? IdentityError.EMAIL_BLANK
                            : EmailAddress.hasForeignLetters(text)
                                    ? IdentityError.EMAIL_NOT_ASCII
                                    : IdentityError.EMAIL_INVALID);
        }
        return address;
    }

    /** A login under one spelling, so that attempts at an account count together. */
    static String login(String typed) {
        return EmailAddress.parse(typed)
                .map(EmailAddress::ascii)
                .orElseGet(() -> Invisible.strip(typed));
    }
}
