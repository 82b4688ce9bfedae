package app.cruddur.database;

import app.cruddur.db.Login;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * User and password from AWS Secrets Manager, read each time and kept nowhere. AWS's own library
 * finds the credentials: the task's role on ECS, the environment or a profile elsewhere.
 */
public final class AwsSecret implements Login.Source {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):\\d{12}:secret:\\S+");

    /** A process's first call loads AWS's library, for seconds on a small or busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String arn;
    private final String region;
    private @Nullable SecretsManagerClient client;

    private AwsSecret(String arn, String region) {
        this.arn = arn;
        this.region = region;
    }

    /**
     * @throws IllegalArgumentException when this is not the ARN of a secret
     */
    public static AwsSecret of(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be the ARN of a secret, arn:aws:secretsmanager:…, but is '" + arn + "'.");
        }
        return new AwsSecret(arn, parts.group(1));
    }

    @Override
    public Login ask() throws SQLException {
        String kept;
        try {
            kept = client().getSecretValue(which -> which.secretId(arn)).secretString();
        } catch (SdkException failure) {
            throw new SQLException(
                    "Secrets Manager does not give " + arn + ": " + failure.getMessage(), failure);
        }
        try {
            JsonNode secret = JsonMapper.shared().readTree(kept);
            return new Login(
                    secret.required("username").asString(), secret.required("password").asString());
        } catch (JacksonException | IllegalArgumentException notThatShape) {
            // The cause would repeat the secret.
            throw new SQLException("The secret " + arn + " has no username and password.");
        }
    }

    /** Made when first needed, since AWS's library logs, and LOG_FORMAT is not set before. */
    private synchronized SecretsManagerClient client() {
        if (client == null) {
            client =
                    SecretsManagerClient.builder()
                            .region(Region.of(region))
                            .httpClient(UrlConnectionHttpClient.create())
                            .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
                            .build();
        }
        return client;
    }
}
