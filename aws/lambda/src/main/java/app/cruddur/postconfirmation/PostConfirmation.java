package app.cruddur.postconfirmation;

import app.cruddur.db.DbException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;

/**
 * Cognito's trigger after a confirmation: writes the new user's row, once. It gives the event back
 * unchanged and never throws, because Cognito would then tell a confirmed person that their sign-up
 * failed. What stood in the way is one line of JSON in the log, without e-mail or name.
 */
public final class PostConfirmation
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Users users;

    /** Made once by Lambda; connects to nothing yet, so that a snapshot of it holds no secret. */
    public PostConfirmation() {
        this(System.getenv());
        // The driver tells PostgreSQL the zone, which may not know the one that is set here.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    PostConfirmation(Map<String, String> environment) {
        this.users = new Users(environment);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        // A forgotten password that was reset comes by the same trigger.
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
            // A password that is still wrong at the second try is the operator's to mend.
            line.error(
                    DbException.isUnavailable(failure) && !"28P01".equals(state)
                            ? "database_unavailable"
                            : "database_refused",
                    state == null ? "" : state);
        } catch (RuntimeException failure) {
            // Not its message: that may repeat what it was given.
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
