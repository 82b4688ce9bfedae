package app.cruddur.postconfirmation;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON for CloudWatch: the request's id, the user's id at Cognito, and the event. It
 * holds nothing that a person wrote.
 */
final class LogLine {

    /** The shape of both ids. Any other text could hide a quote or a name, and is left out. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{1,64}");

    private final Context context;
    private final String sub;

    LogLine(Context context, @Nullable Object sub) {
        this.context = context;
        this.sub = id(sub);
    }

    void info(String event) {
        write("INFO", event, "");
    }

    /**
     * @param reason a stable word
     * @param detail a constraint, a setting, an SQLState: letters, digits and {@code . _ $}
     */
    void error(String reason, String detail) {
        write("ERROR", reason, detail.replaceAll("[^A-Za-z0-9._$]", "_"));
    }

    private void write(String level, String event, String detail) {
        context.getLogger()
                .log(
                        "{\"level\":\"%s\",\"event\":\"%s\",\"detail\":\"%s\",\"requestId\":\"%s\",\"sub\":\"%s\"}\n"
                                .formatted(
                                        level, event, detail, id(context.getAwsRequestId()), sub));
    }

    private static String id(@Nullable Object id) {
        return id instanceof String text && ID.matcher(text).matches() ? text : "";
    }
}
