package app.cruddur.identity;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sign-up that may be kept: every field is as it should be. */
record SignUp(String name, String email, String handle, String password) {

    private static final Pattern HANDLE = Pattern.compile("[a-z0-9_]{3,30}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+");

    /**
     * Control, bidirectional and zero-width characters, with which a name could pose as another.
     */
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

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
        String cleanName =
                name == null ? "" : Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        if (cleanName.isEmpty()) {
            errors.add(ErrorCode.NAME_BLANK);
        } else if (cleanName.length() > 50) {
            errors.add(ErrorCode.NAME_TOO_LONG);
        } else if (HIDDEN.matcher(cleanName).find()) {
            errors.add(ErrorCode.NAME_INVALID);
        }
        String cleanEmail = email == null ? "" : email.strip();
        if (cleanEmail.isEmpty()) {
            errors.add(ErrorCode.EMAIL_BLANK);
        } else if (cleanEmail.length() > 254 || !EMAIL.matcher(cleanEmail).matches()) {
            errors.add(ErrorCode.EMAIL_INVALID);
        }
        String cleanHandle = handle == null ? "" : handle.strip().toLowerCase(Locale.ROOT);
        if (cleanHandle.isEmpty()) {
            errors.add(ErrorCode.PREFERRED_USERNAME_BLANK);
        } else if (!HANDLE.matcher(cleanHandle).matches()) {
            errors.add(ErrorCode.PREFERRED_USERNAME_INVALID);
        } else if (RESERVED.contains(cleanHandle)) {
            errors.add(ErrorCode.PREFERRED_USERNAME_RESERVED);
        }
        String secret = password == null ? "" : password;
        if (secret.isEmpty()) {
            errors.add(ErrorCode.PASSWORD_BLANK);
        } else if (secret.codePointCount(0, secret.length()) < 10) {
            errors.add(ErrorCode.PASSWORD_TOO_SHORT);
        } else if (secret.getBytes(StandardCharsets.UTF_8).length > 72) {
            // What bcrypt reads; more would be cut off in silence.
            errors.add(ErrorCode.PASSWORD_TOO_LONG);
        }
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
        return new SignUp(cleanName, cleanEmail, cleanHandle, secret);
    }
}
