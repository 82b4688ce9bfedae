package app.cruddur.users;

import app.cruddur.text.DisplayName;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refuses;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name that somebody types here, by the rule of {@link DisplayName}. */
@Refuses({"name_blank", "name_too_long", "name_invalid"})
public final class Name {

    private Name() {}

    /** The name as it is kept; its faults are added to the errors. */
    public static String of(@Nullable String typed, List<ErrorCode> errors) {
        DisplayName name = DisplayName.of(typed);
        DisplayName.Fault fault = name.fault();
        if (fault != null) {
            errors.add(
                    switch (fault) {
                        case BLANK -> UserError.NAME_BLANK;
                        case TOO_LONG -> UserError.NAME_TOO_LONG;
                        case INVALID -> UserError.NAME_INVALID;
                    });
        }
        return name.text();
    }
}
