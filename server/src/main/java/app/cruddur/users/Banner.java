package app.cruddur.users;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refuses;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The colour of a profile's banner, where it is not the usual one. The pages decide how each colour
 * looks in their light and dark appearance.
 */
@Refuses("banner_invalid")
public enum Banner {
    BLUE,
    TEAL,
    GREEN,
    AMBER,
    RED,
    PINK,
    GREY;

    /** The name on the wire and in the table. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The colour as it is kept: an empty text for the usual one, null where nothing was sent. An
     * unknown colour is added to the errors.
     */
    static @Nullable String of(@Nullable String sent, List<ErrorCode> errors) {
        if (sent != null
                && !sent.isBlank()
                && Stream.of(values()).noneMatch(banner -> banner.word().equals(sent))) {
            errors.add(UserError.BANNER_INVALID);
        }
        return sent == null ? null : sent.strip();
    }
}
