package app.cruddur.identity;

import app.cruddur.web.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for e-mail addresses: of the right shape; whether it is somebody's, its code tells. */
final class Email {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[^\\s@\\p{Cntrl}\\p{Cf}<>(),;:\\\\\"\\[\\]]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");

    private Email() {}

    /** The address as it is kept; what is wrong with it is added to the errors. */
    static String of(@Nullable String email, List<ErrorCode> errors) {
        String address = email == null ? "" : email.strip();
        if (address.isEmpty()) {
            errors.add(ErrorCode.EMAIL_BLANK);
        } else if (address.length() > MAX_LENGTH || !SHAPE.matcher(address).matches()) {
            errors.add(ErrorCode.EMAIL_INVALID);
        }
        return address;
    }
}
