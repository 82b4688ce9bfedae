package app.cruddur.postconfirmation;

import app.cruddur.db.DbException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;

/**
 * Cognito's trigger after a confirmation: records the new user, once. It gives the event back
 * unchanged and never throws, because Cognito would then tell a confirmed person that their sign-up
 * failed. A failure is one line of JSON in the log, without e-mail or name.
 */
public final class PostConfirmation
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Users users;

    /** Lambda makes it once. It connects to nothing yet, so that a snapshot holds no secret. */
    public PostConfirmation() {
        this(System.getenv());
        // The driver sends the JVM's zone to PostgreSQL, which may not know it.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    PostConfirmation(Map<String, String> environment) {
        this.users = new Users(environment);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        // Cognito fires the same trigger after a password reset.
        if (!"PostConfirmation_ConfirmSignUp".equals(event.get("triggerSource"))) {
            return event;
        }
        Map<?, ?> attributes = attributesOf(event);
        LogLine line = new LogLine(context, attributes.get("sub"));
        try {
            users.register(NewUser.of(attributes));
            line.info("registered");
        } catch (NotRegistered refused) {
            line.error(refused.reason(), refused.detail());
        } catch (SQLException failure) {
            String state = failure.getSQLState();
            // Only the operator can mend a password that is wrong at the second try.
            line.error(
                    DbException.isUnavailable(failure) && !"28P01".equals(state)
                            ? "database_unavailable"
                            : "database_refused",
                    state == null ? "" : state);
        } catch (RuntimeException failure) {
            // The message is left out, since it may repeat the input.
            line.error("unexpected", failure.getClass().getName());
        }
        return event;
    }

    private static Map<?, ?> attributesOf(Map<String, Object> event) {
        return event.get("request") instanceof Map<?, ?> request
                        && request.get("userAttributes") instanceof Map<?, ?> attributes
                ? attributes
                : Map.of();
    }
}
