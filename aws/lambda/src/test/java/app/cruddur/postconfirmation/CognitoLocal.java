package app.cruddur.postconfirmation;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A user pool of cognito-local, in a process of its own, with its trigger after confirmation. It
 * sends no mail: each code is {@value #CODE}.
 */
final class CognitoLocal implements AutoCloseable {

    private static final String CODE = "123456";
    private static final String PASSWORD = "Correct-Horse-1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess process;
    private final String address;
    private final String pool;
    private final String client;

    /**
     * @param lambda where the trigger is invoked, as Lambda's own API has it
     */
    CognitoLocal(Path folder, String lambda) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve(".cognito"));
        Files.writeString(
                folder.resolve(".cognito/config.json"),
                new Gson()
                        .toJson(
                                Map.of(
                                        "LambdaClient", Map.of("endpoint", lambda),
                                        "TriggerFunctions",
                                                Map.of("PostConfirmation", Lambda.NAME))));
        address = "http://127.0.0.1:" + port;
        process =
                ServerProcess.start(
                        folder,
                        Map.of(
                                "HOST",
                                "127.0.0.1",
                                "PORT",
                                Integer.toString(port),
                                "CODE",
                                CODE,
                                "AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE",
                                "1"),
                        List.of(Path.of("src/test/cognito-local/start.sh").toAbsolutePath() + ""));
        process.await("Cognito Local running");
        pool =
                ask(
                                "CreateUserPool",
                                Map.of(
                                        "PoolName",
                                        "cruddur-user-pool",
                                        "UsernameAttributes",
                                        List.of("email"),
                                        "AutoVerifiedAttributes",
                                        List.of("email")))
                        .getAsJsonObject("UserPool")
                        .get("Id")
                        .getAsString();
        client =
                ask("CreateUserPoolClient", Map.of("UserPoolId", pool, "ClientName", "cruddur"))
                        .getAsJsonObject("UserPoolClient")
                        .get("ClientId")
                        .getAsString();
    }

    /** The server's settings for this pool. */
    Map<String, String> settings() {
        return Map.of(
                "IDENTITY",
                "oidc",
                "OIDC_ISSUER",
                address + "/" + pool,
                "AWS_COGNITO_USER_POOL_ID",
                pool,
                "AWS_COGNITO_USER_POOL_CLIENT_ID",
                client);
    }

    /** Signs up and confirms, upon which the pool calls the trigger. The sub. */
    String signUp(String email, String name, String handle) throws Exception {
        String sub =
                ask(
                                "SignUp",
                                Map.of(
                                        "ClientId",
                                        client,
                                        "Username",
                                        email,
                                        "Password",
                                        PASSWORD,
                                        "UserAttributes",
                                        List.of(
                                                attribute("email", email),
                                                // Cognito sets it when the code is right.
                                                attribute("email_verified", "true"),
                                                attribute("name", name),
                                                attribute("preferred_username", handle))))
                        .get("UserSub")
                        .getAsString();
        ask(
                "ConfirmSignUp",
                Map.of("ClientId", client, "Username", email, "ConfirmationCode", CODE));
        return sub;
    }

    /** Signs in; the tokens. */
    JsonObject signIn(String email) throws Exception {
        return ask(
                        "InitiateAuth",
                        Map.of(
                                "ClientId",
                                client,
                                "AuthFlow",
                                "USER_PASSWORD_AUTH",
                                "AuthParameters",
                                Map.of("USERNAME", email, "PASSWORD", PASSWORD)))
                .getAsJsonObject("AuthenticationResult");
    }

    /** Forgets the password and sets it anew, upon which the pool calls the same trigger. */
    void resetPassword(String email) throws Exception {
        ask("ForgotPassword", Map.of("ClientId", client, "Username", email));
        ask(
                "ConfirmForgotPassword",
                Map.of(
                        "ClientId",
                        client,
                        "Username",
                        email,
                        "ConfirmationCode",
                        CODE,
                        "Password",
                        PASSWORD));
    }

    void delete(String email) throws Exception {
        ask("AdminDeleteUser", Map.of("UserPoolId", pool, "Username", email));
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }

    private JsonObject ask(String act, Map<String, ?> request) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + act)
                                .header("Content-Type", "application/x-amz-json-1.1")
                                .POST(BodyPublishers.ofString(new Gson().toJson(request)))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(act + ": " + answer.body() + "\n" + process.log());
        }
        return JsonParser.parseString(answer.body()).isJsonObject()
                ? JsonParser.parseString(answer.body()).getAsJsonObject()
                : new JsonObject();
    }

    @Override
    public void close() throws Exception {
        process.close();
    }
}
