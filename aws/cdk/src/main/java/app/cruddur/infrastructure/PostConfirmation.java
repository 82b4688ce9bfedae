package app.cruddur.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.ParamsAndSecretsLayerVersion;
import software.amazon.awscdk.services.lambda.ParamsAndSecretsOptions;
import software.amazon.awscdk.services.lambda.ParamsAndSecretsVersions;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/**
 * The seed's Lambda {@code cruddur-post-confirmation}; {@code docs/cognito.md} has its settings.
 */
final class PostConfirmation extends Construct {

    private static final String NAME = "cruddur-post-confirmation";

    final Function function;

    PostConfirmation(
            Stack scope, Parameters parameters, NetworkStack network, DatabaseStack database) {
        super(scope, "PostConfirmation");
        Path code = Path.of(parameters.text("lambdaPackage"));
        if (!Files.exists(code)) {
            throw new IllegalArgumentException(
                    "The Lambda's package "
                            + code
                            + " is not there: bin/lambda-package builds it.");
        }
        LogGroup log = NetworkStack.logs(this, "Log", "/aws/lambda/" + NAME, parameters);
        Role role = role(log, database);
        function =
                Function.Builder.create(this, "Function")
                        .functionName(NAME)
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .handler("app.cruddur.postconfirmation.PostConfirmation")
                        .code(Code.fromAsset(code.toString()))
                        .memorySize(512)
                        // Cognito waits no longer.
                        .timeout(Duration.seconds(5))
                        .role(role)
                        .logGroup(log)
                        .vpc(network.vpc)
                        .vpcSubnets(network.data())
                        .securityGroups(List.of(network.firewall.lambda))
                        .paramsAndSecrets(
                                ParamsAndSecretsLayerVersion.fromVersion(
                                        ParamsAndSecretsVersions.V1_0_103,
                                        ParamsAndSecretsOptions.builder()
                                                // A rotated password counts at once.
                                                .cacheEnabled(false)
                                                .secretsManagerTtl(Duration.seconds(0))
                                                .build()))
                        .environment(
                                Map.of(
                                        "CONNECTION_URL",
                                        database.url(""),
                                        "SECRET_ARN",
                                        database.lambda.secret.getSecretArn(),
                                        "JAVA_TOOL_OPTIONS",
                                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"))
                        .build();
        alarms(log, network);
        new Reasons(scope)
                .at(
                        role,
                        "AwsSolutions-IAM5",
                        "Lambda's interfaces in the VPC have no names before they exist; the log's"
                                + " streams have none either.");
    }

    /** The rights of AWSLambdaVPCAccessExecutionRole, limited to its own log. */
    private Role role(LogGroup log, DatabaseStack database) {
        Role role =
                Role.Builder.create(this, "Role")
                        .roleName(NAME)
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(
                                List.of(
                                        "ec2:CreateNetworkInterface",
                                        "ec2:DescribeNetworkInterfaces",
                                        "ec2:DescribeSubnets",
                                        "ec2:DeleteNetworkInterface",
                                        "ec2:AssignPrivateIpAddresses",
                                        "ec2:UnassignPrivateIpAddresses"))
                        .resources(List.of("*"))
                        .build());
        log.grantWrite(role);
        database.lambda.secret.grantRead(role);
        return role;
    }

    /** An alarm on its own log, since the handler never fails towards Cognito. */
    private void alarms(LogGroup log, NetworkStack network) {
        MetricFilter notRegistered =
                MetricFilter.Builder.create(this, "NotRegistered")
                        .logGroup(log)
                        .filterPattern(FilterPattern.stringValue("$.level", "=", "ERROR"))
                        .metricNamespace("cruddur")
                        .metricName("not_registered")
                        .metricValue("1")
                        .build();
        MetricOptions sum =
                MetricOptions.builder().statistic("Sum").period(Duration.minutes(5)).build();
        alarm("cruddur-not-registered", notRegistered.metric(sum), network);
        alarm("cruddur-post-confirmation-errors", function.metricErrors(sum), network);
    }

    private void alarm(String name, IMetric metric, NetworkStack network) {
        Alarm.Builder.create(this, name)
                .alarmName(name)
                .metric(metric)
                .threshold(1)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(network.alarm);
    }
}
