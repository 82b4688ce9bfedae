package app.cruddur.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server and the stacks must say alike; each is read from where the server says it. */
class AgreementTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path SERVER = PROJECT.resolve("server/src/main/java/app/cruddur");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode only(String stack, String type) {
        JsonNode found =
                JSON.valueToTree(
                        Synthesized.preset("prod").stack(stack).findResources("AWS::" + type));
        assertThat(found).as(type).hasSize(1);
        return found.elements().next().path("Properties");
    }

    private static String find(Path file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(found.find()).as("%s has %s", file, pattern).isTrue();
        return found.group(1);
    }

    /** A test of the server's holds docs/settings.md to be all it knows. */
    @ParameterizedTest
    @ValueSource(strings = {"service", "migration"})
    void every_setting_given_is_one_that_the_server_knows(String stack) throws IOException {
        String known = Files.readString(PROJECT.resolve("docs/settings.md"));
        JsonNode container =
                only(stack, "ECS::TaskDefinition").path("ContainerDefinitions").path(0);
        TreeSet<String> given = new TreeSet<>();
        container.path("Environment").forEach(one -> given.add(one.path("Name").asText()));
        container.path("Secrets").forEach(one -> given.add(one.path("Name").asText()));
        assertThat(given)
                .contains("CONNECTION_URL", "SECRET_ARN", "LOG_FORMAT")
                .allMatch(name -> known.contains("| `" + name + "` |"));
    }

    /**
     * Fargate takes the rights of a volume from the image, where that names it; else it is root's.
     */
    @ParameterizedTest
    @ValueSource(strings = {"service", "migration"})
    void a_folder_that_is_a_volume_can_be_written_by_the_images_user(String stack)
            throws IOException {
        String image = Files.readString(PROJECT.resolve("Dockerfile"));
        JsonNode mounts =
                only(stack, "ECS::TaskDefinition")
                        .path("ContainerDefinitions")
                        .path(0)
                        .path("MountPoints");
        assertThat(mounts).isNotEmpty();
        for (JsonNode mount : mounts) {
            String folder = mount.path("ContainerPath").asText();
            assertThat(image)
                    .contains(
                            "RUN install -d -m 1777 %1$s\nVOLUME [\"%1$s\"]\nUSER cruddur\n"
                                    .formatted(folder));
        }
    }

    @Test
    void cognito_sends_people_back_to_where_the_server_waits() throws IOException {
        String callback = find(SERVER.resolve("oidc/Provider.java"), "CALLBACK = \"(.*)\"");
        assertThat(only("identity", "Cognito::UserPoolClient").path("CallbackURLs").toString())
                .contains("\"" + callback + "\"");
    }

    @Test
    void a_live_stream_is_never_silent_for_as_long_as_its_proxies_bear() throws IOException {
        int heartbeat =
                Integer.parseInt(
                        find(
                                SERVER.resolve("live/EventStream.java"),
                                "HEARTBEAT_SECONDS = (\\d+);"));
        JsonNode origin =
                only("edge", "CloudFront::Distribution")
                        .path("DistributionConfig")
                        .path("Origins")
                        .path(0)
                        .path("VpcOriginConfig");
        assertThat(origin.path("OriginReadTimeout").asInt()).isGreaterThanOrEqualTo(2 * heartbeat);
        Map<String, String> attributes = new TreeMap<>();
        only("edge", "ElasticLoadBalancingV2::LoadBalancer")
                .path("LoadBalancerAttributes")
                .forEach(one ->
                        attributes.put(one.path("Key").asText(), one.path("Value").asText()));
        assertThat(Integer.parseInt(attributes.getOrDefault("idle_timeout.timeout_seconds", "0")))
                .isGreaterThanOrEqualTo(2 * heartbeat);
    }

    @Test
    void the_alarm_for_late_expiry_reads_what_the_server_logs() throws IOException {
        String key =
                find(
                        SERVER.resolve("expiry/ExpiryLagLog.java"),
                        "\"(oldest_expired_age_seconds)\"");
        JsonNode filter = only("service", "Logs::MetricFilter");
        assertThat(filter.path("FilterPattern").asText()).contains("$." + key);
        assertThat(filter.path("MetricTransformations").path(0).path("MetricValue").asText())
                .isEqualTo("$." + key);
    }

    @Test
    void what_the_seeds_reader_types_next_is_put_out() {
        Synthesized prod = Synthesized.preset("prod");
        assertThat(prod.stack("database").findOutputs("*"))
                .containsKeys(
                        "Endpoint",
                        "OwnerSecretArn",
                        "ServiceSecretArn",
                        "LambdaSecretArn",
                        "DbSgId");
        assertThat(prod.stack("database").findOutputs("ExportProdConnectionUrl").toString())
                .contains("export PROD_CONNECTION_URL=\"$(./bin/rds-url)\"");
        assertThat(prod.stack("identity").findOutputs("*"))
                .containsKeys("UserPoolId", "ClientId", "LoginAddress");
        assertThat(prod.stack("edge").findOutputs("*")).containsKeys("Address");
        // What bin/ecs-migrate asks for.
        assertThat(prod.stack("migration").findOutputs("*"))
                .containsKeys("Cluster", "TaskDefinition", "Subnets", "SecurityGroup");
    }
}
