package app.cruddur.identity;

import app.cruddur.users.DisplayName;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sign-up that may be kept: every field is as it should be. */
record SignUp(String name, String email, String handle, String password) {

    private static final Pattern HANDLE = Pattern.compile("[a-z0-9_]{3,30}");
    private static final Set<String> RESERVED =
            Set.of(
                    "about",
                    "account",
                    "activities",
                    "admin",
                    "administrator",
                    "api",
                    "confirm",
                    "cruddur",
                    "help",
                    "home",
                    "login",
                    "messages",
                    "moderator",
                    "notifications",
                    "privacy",
                    "root",
                    "search",
                    "security",
                    "settings",
                    "sign_in",
                    "sign_up",
                    "status",
                    "support",
                    "system");

    /**
     * @throws Refusal with all that is wrong
     */
    static SignUp of(
            @Nullable String name,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String password) {
        List<ErrorCode> errors = new ArrayList<>();
        String cleanName = DisplayName.of(name, errors);
        String cleanEmail = Email.of(email, errors);
        String cleanHandle = handle == null ? "" : handle.strip().toLowerCase(Locale.ROOT);
        if (cleanHandle.isEmpty()) {
            errors.add(ErrorCode.PREFERRED_USERNAME_BLANK);
        } else if (!HANDLE.matcher(cleanHandle).matches()) {
            errors.add(ErrorCode.PREFERRED_USERNAME_INVALID);
        } else if (RESERVED.contains(cleanHandle)) {
            errors.add(ErrorCode.PREFERRED_USERNAME_RESERVED);
        }
        String secret = Password.of(password, List.of(cleanName, cleanHandle, cleanEmail), errors);
        Refusal.anyOf(errors);
        return new SignUp(cleanName, cleanEmail, cleanHandle, secret);
    }
}
