package app.cruddur.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Capture;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What must hold, whatever else changes. */
class StacksTest {

    private final Synthesized prod = Synthesized.preset("prod");
    private final Synthesized dev = Synthesized.preset("dev");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nobody_outside_reaches_the_database(String preset) {
        Synthesized all = Synthesized.preset(preset);
        Template network = all.stack("network");
        all.stack("database")
                .allResourcesProperties(
                        "AWS::RDS::DBInstance",
                        Map.of("PubliclyAccessible", false, "StorageEncrypted", true));
        assertThat(network.findResources("AWS::EC2::SecurityGroupIngress").values())
                .hasSizeGreaterThan(8)
                .noneMatch(rule -> rule.toString().contains("CidrIp"));
        assertThat(network.findResources("AWS::EC2::SecurityGroup").values())
                .noneMatch(group -> group.toString().contains("SecurityGroupIngress"));
        all.stack("edge")
                .hasResourceProperties(
                        "AWS::ElasticLoadBalancingV2::LoadBalancer", Map.of("Scheme", "internal"));
    }

    @Test
    void an_operators_address_is_let_in_where_it_is_given_and_only_that() {
        Template network =
                Synthesized.with(Map.of("preset", "dev", "operatorAddress", "203.0.113.7/32"))
                        .stack("network");
        Capture rules = new Capture();
        network.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Map.of("GroupName", "cruddur-database", "SecurityGroupIngress", rules));
        assertThat(rules.asArray()).hasSize(1);
        assertThat(rules.asArray().toString()).contains("203.0.113.7/32", "5432");
    }

    @Test
    void keys_of_sealed_texts_lie_apart_and_in_no_backup() {
        Synthesized sealed = Synthesized.with(Map.of("preset", "prod", "seal", "on"));
        Template service = sealed.stack("service");
        service.hasResource(
                "AWS::EFS::FileSystem",
                Match.objectLike(
                        Map.of(
                                "DeletionPolicy",
                                "Retain",
                                "Properties",
                                Match.objectLike(
                                        Map.of(
                                                "Encrypted",
                                                true,
                                                "BackupPolicy",
                                                Map.of("Status", "DISABLED"))))));
        service.hasResourceProperties(
                "AWS::EFS::AccessPoint",
                Map.of(
                        "PosixUser",
                        Map.of("Uid", "10001", "Gid", "10001"),
                        "RootDirectory",
                        Match.objectLike(
                                Map.of(
                                        "CreationInfo",
                                        Match.objectLike(Map.of("Permissions", "700"))))));
        String task = service.findResources("AWS::ECS::TaskDefinition").toString();
        assertThat(task)
                .contains(
                        "{Name=SEAL, Value=on}",
                        "{Name=SEALS_FILE, Value=/seals/keys}",
                        "TransitEncryption=ENABLED",
                        "{ContainerPath=/seals, ReadOnly=false, SourceVolume=seals}");
        prod.stack("service").resourceCountIs("AWS::EFS::FileSystem", 0);
    }

    @Test
    void the_database_is_the_seeds_and_safe() {
        prod.stack("database")
                .hasResource(
                        "AWS::RDS::DBInstance",
                        Match.objectLike(
                                Map.of(
                                        "DeletionPolicy",
                                        "Delete",
                                        "Properties",
                                        Match.objectLike(
                                                Map.of(
                                                        "DBInstanceIdentifier",
                                                        "cruddur-db-instance",
                                                        "DBName",
                                                        "cruddur",
                                                        "MasterUsername",
                                                        "cruddurroot",
                                                        "ManageMasterUserPassword",
                                                        true,
                                                        "EnablePerformanceInsights",
                                                        true,
                                                        "DeletionProtection",
                                                        true,
                                                        "BackupRetentionPeriod",
                                                        3,
                                                        "MultiAZ",
                                                        true)))));
        prod.stack("database")
                .hasResourceProperties(
                        "AWS::RDS::DBParameterGroup",
                        Map.of("Parameters", Match.objectLike(Map.of("rds.force_ssl", "1"))));
        prod.stack("database").resourceCountIs("AWS::SecretsManager::RotationSchedule", 2);
        dev.stack("database")
                .hasResourceProperties(
                        "AWS::RDS::DBInstance",
                        Map.of("DBInstanceClass", "db.t4g.micro", "MultiAZ", false));
    }

    @Test
    void size_zones_and_snapshot_are_parameters() {
        Template database =
                Synthesized.with(
                                Map.of(
                                        "preset", "dev",
                                        "instanceClass", "m7g.xlarge",
                                        "readReplica", "true",
                                        "engineVersion", "17.9",
                                        "finalSnapshot", "true"))
                        .stack("database");
        database.resourceCountIs("AWS::RDS::DBInstance", 2);
        database.hasResource(
                "AWS::RDS::DBInstance",
                Map.of(
                        "DeletionPolicy",
                        "Snapshot",
                        "Properties",
                        Match.objectLike(
                                Map.of(
                                        "DBInstanceClass",
                                        "db.m7g.xlarge",
                                        "EngineVersion",
                                        "17.9"))));
    }

    @Test
    void the_server_serves_as_its_own_role_and_does_not_migrate() {
        Capture environment = new Capture();
        prod.stack("service")
                .hasResourceProperties(
                        "AWS::ECS::TaskDefinition",
                        Map.of(
                                "ContainerDefinitions",
                                List.of(
                                        Match.objectLike(
                                                Map.of(
                                                        "Environment",
                                                        environment,
                                                        "ReadonlyRootFilesystem",
                                                        true)))));
        String settings = environment.asArray().toString();
        assertThat(settings)
                .contains("Name=MIGRATE, Value=off", "SECRET_ARN", "sslmode=verify-full")
                .doesNotContain("cruddurroot", "OwnerSecret", "MasterUserSecret");
        prod.stack("migration")
                .hasResourceProperties(
                        "AWS::ECS::TaskDefinition",
                        Map.of(
                                "ContainerDefinitions",
                                List.of(Match.objectLike(Map.of("Command", List.of("migrate"))))));
        prod.stack("edge")
                .hasResourceProperties(
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        Map.of("HealthCheckPath", "/readyz"));
        prod.stack("service").hasResourceProperties("AWS::ECS::Service", Map.of("DesiredCount", 2));
    }

    @Test
    void what_must_leave_has_one_way_out_for_each_zone_and_the_rest_stays_inside() {
        prod.stack("network").resourceCountIs("AWS::EC2::NatGateway", 2);
        dev.stack("network").resourceCountIs("AWS::EC2::NatGateway", 1);
        // ECR twice, logs, secrets; and S3.
        prod.stack("network").resourceCountIs("AWS::EC2::VPCEndpoint", 5);
        assertThat(prod.stack("network").findResources("AWS::EC2::SecurityGroup").values())
                .filteredOn(group -> group.toString().contains("0.0.0.0/0"))
                .extracting(Object::toString)
                .allMatch(
                        group -> group.matches("(?s).*cruddur-(service|migration).*FromPort=443.*"))
                .hasSize(2);
    }

    @Test
    void cognito_may_call_the_lambda_and_does() {
        Template identity = prod.stack("identity");
        identity.hasResourceProperties(
                "AWS::Lambda::Permission",
                Map.of(
                        "Action", "lambda:InvokeFunction",
                        "Principal", "cognito-idp.amazonaws.com"));
        identity.hasResourceProperties(
                "AWS::Cognito::UserPool",
                Map.of(
                        "UserPoolName",
                        "cruddur-user-pool",
                        "UsernameAttributes",
                        List.of("email"),
                        "LambdaConfig",
                        Map.of("PostConfirmation", Match.anyValue())));
        identity.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of("FunctionName", "cruddur-post-confirmation", "Runtime", "java25"));
        identity.hasResourceProperties(
                "AWS::Cognito::UserPoolClient",
                Map.of("GenerateSecret", false, "AllowedOAuthFlows", List.of("code")));
    }

    @Test
    void the_cache_obeys_our_headers_and_keeps_nothing_past_five_seconds() {
        prod.stack("edge")
                .hasResourceProperties(
                        "AWS::CloudFront::CachePolicy",
                        Map.of(
                                "CachePolicyConfig",
                                Match.objectLike(
                                        Map.of("MinTTL", 0, "DefaultTTL", 0, "MaxTTL", 5))));
        Capture origins = new Capture();
        prod.stack("edge")
                .hasResourceProperties(
                        "AWS::CloudFront::Distribution",
                        Map.of("DistributionConfig", Match.objectLike(Map.of("Origins", origins))));
        assertThat(origins.asArray().toString()).contains("OriginReadTimeout=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void no_secret_stands_in_a_template_and_rights_name_what_they_are_for(String preset)
            throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Map.Entry<String, Template> stack : Synthesized.preset(preset).stacks.entrySet()) {
            String text = json.writeValueAsString(stack.getValue().toJSON());
            assertThat(text)
                    .as(stack.getKey())
                    .doesNotContain("\"MasterUserPassword\":", "{{resolve:secretsmanager");
            assertThat(text).doesNotContain("\"Action\":\"*\"", ":*Access", "AdministratorAccess");
        }
    }

    /**
     * AWS knows no narrower resource for these: a token for all of ECR, a function's way into a
     * VPC.
     */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void only_what_cannot_be_narrowed_is_allowed_on_everything(String preset) {
        List<String> actions = new ArrayList<>();
        Synthesized.preset(preset)
                .stacks
                .values()
                .forEach(stack -> {
                    JsonNode policies =
                            new ObjectMapper().valueToTree(stack.findResources("AWS::IAM::Policy"));
                    policies.findValues("Statement")
                            .forEach(statements ->
                                    statements.forEach(statement -> {
                                        if (statement.path("Resource").asText().equals("*")) {
                                            JsonNode allowed = statement.path("Action");
                                            (allowed.isArray() ? allowed : List.of(allowed))
                                                    .forEach(action ->
                                                            actions.add(
                                                                    ((JsonNode) action).asText()));
                                        }
                                    }));
                });
        assertThat(actions)
                .contains("ecr:GetAuthorizationToken")
                .allMatch(action ->
                        action.equals("ecr:GetAuthorizationToken")
                                || action.matches("ec2:(Create|Describe|Delete)NetworkInterfaces?")
                                || action.equals("ec2:DescribeSubnets")
                                || action.matches("ec2:(Una|A)ssignPrivateIpAddresses"));
    }

    @Test
    void only_the_named_repositorys_production_may_deploy() {
        prod.stack("pipeline")
                .hasResourceProperties(
                        "AWS::IAM::Role",
                        Map.of(
                                "RoleName",
                                "cruddur-deploy",
                                "AssumeRolePolicyDocument",
                                Match.objectLike(
                                        Map.of(
                                                "Statement",
                                                List.of(
                                                        Match.objectLike(
                                                                Map.of(
                                                                        "Condition",
                                                                        Map.of(
                                                                                "StringEquals",
                                                                                Map.of(
                                                                                        "token.actions.githubusercontent.com:aud",
                                                                                        "sts.amazonaws.com",
                                                                                        "token.actions.githubusercontent.com:sub",
                                                                                        "repo:owner/cruddur:environment:production")))))))));
    }

    @Test
    void what_is_missing_is_said() {
        assertThatThrownBy(() -> Synthesized.with(Map.of("preset", "test")))
                .hasMessageContaining("-c preset=dev or -c preset=prod");
        assertThatThrownBy(() -> Synthesized.with(Map.of("preset", "dev", "image", "")))
                .hasMessageContaining("-c image=TAG");
        assertThatThrownBy(
                        () -> Synthesized.with(Map.of("preset", "dev", "lambdaPackage", "nowhere")))
                .hasMessageContaining("bin/lambda-package builds it");
    }

    @Test
    void every_finding_left_as_it_is_has_a_reason() throws IOException {
        assertThat(prod.stacks).hasSize(7);
        try (var reports = Files.walk(Path.of("target", "cdk.out"))) {
            List<Path> all =
                    reports.filter(file -> file.toString().endsWith("NagReport.csv")).toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(14);
            for (Path report : all) {
                // The rules did run, and none is broken.
                assertThat(Files.readString(report)).contains("\"Compliant\"");
                assertThat(Files.readString(report)).doesNotContain("\"Non-Compliant\"");
            }
        }
    }
}
