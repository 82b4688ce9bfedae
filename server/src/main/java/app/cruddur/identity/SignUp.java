package app.cruddur.identity;

import app.cruddur.text.EmailAddress;
import app.cruddur.text.PlainText;
import app.cruddur.users.Handle;
import app.cruddur.users.Name;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A valid sign-up.
 *
 * @param reason why somebody wants to join; null where nobody asks
 */
@Refuses({"reason_blank", "reason_too_long", "reason_invalid"})
record SignUp(
        String name, EmailAddress email, String handle, String password, @Nullable String reason) {

    private static final int MAX_REASON = 500;
    private static final int MAX_REASON_BYTES = 4096;

    /**
     * @param reasoned whether a reason is asked for
     * @throws Refusal with all that is wrong
     */
    static SignUp of(
            @Nullable String name,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String password,
            Passwords passwords,
            @Nullable String reason,
            boolean reasoned) {
        List<ErrorCode> errors = new ArrayList<>();
        String cleanName = Name.of(name, errors);
        Optional<EmailAddress> cleanEmail = Email.of(email, errors);
        String cleanHandle = Handle.of(handle, errors);
        passwords.check(
                password,
                List.of(cleanName, cleanHandle, cleanEmail.map(EmailAddress::ascii).orElse("")),
                errors);
        String cleanReason = reasoned ? reason(reason, errors) : null;
        Refusal.anyOf(errors);
        return new SignUp(
                cleanName,
                cleanEmail.orElseThrow(),
                cleanHandle,
                password == null ? "" : password,
                cleanReason);
    }

    private static String reason(@Nullable String typed, List<ErrorCode> errors) {
        String text = typed == null ? "" : PlainText.trim(typed);
        if (PlainText.isUnseen(text)) {
            errors.add(IdentityError.REASON_BLANK);
        } else if (!PlainText.canBeKept(text)) {
            errors.add(IdentityError.REASON_INVALID);
        } else if (PlainText.characters(text) > MAX_REASON
                || PlainText.bytes(text) > MAX_REASON_BYTES) {
            errors.add(IdentityError.REASON_TOO_LONG);
        } else if (PlainText.isHeaped(text)) {
            errors.add(IdentityError.REASON_INVALID);
        }
        return text;
    }
}
