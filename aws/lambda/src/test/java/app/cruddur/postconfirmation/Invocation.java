package app.cruddur.postconfirmation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lambda gives a handler beside the event; keeps what the handler logs. */
final class Invocation implements Context {

    static final String REQUEST_ID = "8f5076dc-9a43-4a0e-8a0c-4c2a9e0b7d11";

    private final StringBuilder log = new StringBuilder();

    /** An event as Cognito sends it; a null attribute is left out. */
    static Map<String, Object> event(
            String source,
            @Nullable String sub,
            @Nullable String name,
            @Nullable String handle,
            @Nullable String email) {
        return event(source, sub, name, handle, email, "true");
    }

    static Map<String, Object> event(
            String source,
            @Nullable String sub,
            @Nullable String name,
            @Nullable String handle,
            @Nullable String email,
            @Nullable String verified) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("sub", sub);
        attributes.put("email_verified", verified);
        attributes.put("cognito:user_status", "CONFIRMED");
        attributes.put("name", name);
        attributes.put("preferred_username", handle);
        attributes.put("email", email);
        attributes.values().removeAll(Collections.singleton(null));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "1");
        event.put("region", "us-east-1");
        event.put("userPoolId", "us-east-1_example");
        event.put("userName", sub);
        event.put("triggerSource", source);
        event.put("request", new LinkedHashMap<>(Map.of("userAttributes", attributes)));
        event.put("response", new LinkedHashMap<>());
        return event;
    }

    String log() {
        return log.toString();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.append(message);
            }

            @Override
            public void log(byte[] message) {
                log.append(new String(message, StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public String getAwsRequestId() {
        return REQUEST_ID;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/cruddur-post-confirmation";
    }

    @Override
    public String getLogStreamName() {
        return "test";
    }

    @Override
    public String getFunctionName() {
        return "cruddur-post-confirmation";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:cruddur-post-confirmation";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 5_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }
}
