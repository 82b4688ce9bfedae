package app.cruddur.identity;

import app.cruddur.text.EmailAddress;
import app.cruddur.users.Handle;
import app.cruddur.users.Name;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A valid sign-up. */
record SignUp(String name, EmailAddress email, String handle, String password) {

    /**
     * @throws Refusal with all that is wrong
     */
    static SignUp of(
            @Nullable String name,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String password,
            Passwords passwords) {
        List<ErrorCode> errors = new ArrayList<>();
        String cleanName = Name.of(name, errors);
        Optional<EmailAddress> cleanEmail = Email.of(email, errors);
        String cleanHandle = Handle.of(handle, errors);
        passwords.check(
                password,
                List.of(cleanName, cleanHandle, cleanEmail.map(EmailAddress::ascii).orElse("")),
                errors);
        Refusal.anyOf(errors);
        return new SignUp(
                cleanName, cleanEmail.orElseThrow(), cleanHandle, password == null ? "" : password);
    }
}
