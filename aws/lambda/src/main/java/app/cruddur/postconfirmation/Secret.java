package app.cruddur.postconfirmation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A database user in Secrets Manager, which AWS's own Lambda extension gives on loopback. Nothing
 * keeps the extension's answer.
 */
record Secret(String username, String password) {

    /** Milliseconds to connect to the extension, and then to get its answer. */
    private static final int CONNECT_TIMEOUT = 100;

    private static final int READ_TIMEOUT = 400;

    /**
     * @throws NotRegistered when the extension gives no user and password
     */
    static Secret ask(String arn, Map<String, String> environment) {
        String port = environment.getOrDefault("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "2773");
        try {
            HttpURLConnection request =
                    (HttpURLConnection)
                            URI.create(
                                            "http://localhost:"
                                                    + port
                                                    + "/secretsmanager/get?secretId="
                                                    + URLEncoder.encode(
                                                            arn, StandardCharsets.UTF_8))
                                    .toURL()
                                    .openConnection();
            request.setConnectTimeout(CONNECT_TIMEOUT);
            request.setReadTimeout(READ_TIMEOUT);
            request.setRequestProperty(
                    "X-Aws-Parameters-SecretKeyFile-Token",
                    environment.getOrDefault("AWS_SESSION_TOKEN", ""));
            int status = request.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new NotRegistered("secret_unavailable", "status_" + status);
            }
            try (InputStream body = request.getInputStream()) {
                return parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException failure) {
            throw new NotRegistered("secret_unavailable", failure.getClass().getSimpleName());
        }
    }

    private static Secret parse(String answer) {
        try {
            String kept =
                    JsonParser.parseString(answer)
                            .getAsJsonObject()
                            .get("SecretString")
                            .getAsString();
            JsonObject secret = JsonParser.parseString(kept).getAsJsonObject();
            return new Secret(
                    secret.get("username").getAsString(), secret.get("password").getAsString());
        } catch (RuntimeException notThatShape) {
            // The exception's message would repeat the secret.
            throw new NotRegistered("secret_unavailable", "not_username_and_password");
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
