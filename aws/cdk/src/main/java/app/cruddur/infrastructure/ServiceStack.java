package app.cruddur.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RequestCountScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The servers: tasks of our image behind the load balancer. Their number follows the load. */
final class ServiceStack extends Stack {

    static final String NO_SECRETS =
            "What is in the environment is no secret: passwords come by ARN, the key from ECS.";
    static final String ECR_TOKEN =
            "Signing in to ECR cannot be limited to one repository; everything after it is.";

    ServiceStack(
            Construct scope,
            Parameters parameters,
            NetworkStack network,
            DatabaseStack database,
            EdgeStack edge,
            IdentityStack identity,
            PipelineStack pipeline) {
        super(scope, "service", CruddurApp.stack("service", "The servers"));
        LogGroup log = NetworkStack.logs(this, "Log", "/cruddur/service", parameters);
        ServerTask task =
                new ServerTask(
                        this,
                        "service",
                        pipeline.images,
                        log,
                        parameters,
                        ContainerDefinitionOptions.builder()
                                .environment(settings(parameters, database, edge, identity))
                                .secrets(
                                        Map.of(
                                                "SECRET_KEY",
                                                Secret.fromSecretsManager(database.secretKey)))
                                .portMappings(
                                        List.of(
                                                PortMapping.builder()
                                                        .containerPort(Firewall.SERVER)
                                                        .build()))
                                .healthCheck(
                                        HealthCheck.builder()
                                                .command(List.of("CMD", "/opt/cruddur/healthy"))
                                                .interval(Duration.seconds(15))
                                                .timeout(Duration.seconds(5))
                                                .startPeriod(Duration.seconds(60))
                                                .retries(4)
                                                .build()));
        if (parameters.seals()) {
            new SealKeys(this, network, task);
        }
        database.service.secret.grantRead(task.role);
        FargateService service =
                FargateService.Builder.create(this, "Service")
                        .serviceName("cruddur")
                        .cluster(network.cluster)
                        .taskDefinition(task.definition)
                        .desiredCount(parameters.number("tasks"))
                        .minHealthyPercent(100)
                        .maxHealthyPercent(200)
                        .circuitBreaker(DeploymentCircuitBreaker.builder().rollback(true).build())
                        .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                        .healthCheckGracePeriod(Duration.seconds(60))
                        .vpcSubnets(network.service())
                        .securityGroups(List.of(network.firewall.service))
                        .assignPublicIp(false)
                        .build();
        service.attachToApplicationTargetGroup(edge.servers);
        scale(service, parameters, edge);
        new ServiceAlarms(this, network, edge, log);
        new Reasons(this)
                .at(task, "AwsSolutions-ECS2", NO_SECRETS)
                .at(task, "AwsSolutions-IAM5", ECR_TOKEN);
    }

    private static Map<String, String> settings(
            Parameters parameters, DatabaseStack database, EdgeStack edge, IdentityStack identity) {
        Map<String, String> settings =
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("PORT", String.valueOf(Firewall.SERVER)),
                                Map.entry("BIND_ADDRESS", "0.0.0.0"),
                                Map.entry("PUBLIC_URL", edge.address),
                                // The load balancer, and CloudFront's interfaces before it.
                                Map.entry("TRUSTED_PROXIES", NetworkStack.CIDR),
                                Map.entry("CONNECTION_URL", database.url(ServerTask.CERTIFICATES)),
                                Map.entry("SECRET_ARN", database.service.secret.getSecretArn()),
                                Map.entry("MIGRATE", "off"),
                                Map.entry("LOG_FORMAT", "json"),
                                Map.entry("IDENTITY", "oidc"),
                                Map.entry(
                                        "AWS_COGNITO_USER_POOL_ID", identity.pool.getUserPoolId()),
                                Map.entry(
                                        "AWS_COGNITO_USER_POOL_CLIENT_ID",
                                        identity.client.getUserPoolClientId()),
                                Map.entry("AWS_DEFAULT_REGION", Aws.REGION)));
        if (parameters.seals()) {
            settings.put("SEAL", "on");
            settings.put("SEALS_FILE", SealKeys.FOLDER + "/keys");
        }
        return settings;
    }

    private static void scale(FargateService service, Parameters parameters, EdgeStack edge) {
        ScalableTaskCount count =
                service.autoScaleTaskCount(
                        EnableScalingProps.builder()
                                .minCapacity(parameters.number("tasks"))
                                .maxCapacity(parameters.number("mostTasks"))
                                .build());
        count.scaleOnCpuUtilization(
                "Cpu", CpuUtilizationScalingProps.builder().targetUtilizationPercent(60).build());
        count.scaleOnRequestCount(
                "Requests",
                RequestCountScalingProps.builder()
                        .targetGroup(edge.servers)
                        // Requests per task and minute.
                        .requestsPerTarget(12_000)
                        .build());
    }
}
