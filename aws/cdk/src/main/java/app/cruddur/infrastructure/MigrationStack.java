package app.cruddur.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.constructs.Construct;

/**
 * The task that brings the schema up, as its owner, and gives the other roles their rights. {@code
 * bin/ecs-migrate} runs it once, after this stack and before the service's.
 */
final class MigrationStack extends Stack {

    MigrationStack(
            Construct scope,
            Parameters parameters,
            NetworkStack network,
            DatabaseStack database,
            PipelineStack pipeline) {
        super(
                scope,
                "migration",
                CruddurApp.stack("migration", "The task that brings the schema up"));
        ServerTask task =
                new ServerTask(
                        this,
                        "migrate",
                        pipeline.images,
                        NetworkStack.logs(this, "Log", "/cruddur/migrate", parameters),
                        parameters,
                        ContainerDefinitionOptions.builder()
                                .command(List.of("migrate"))
                                .environment(
                                        new TreeMap<>(
                                                Map.of(
                                                        "CONNECTION_URL",
                                                        database.url(ServerTask.CERTIFICATES),
                                                        "SECRET_ARN",
                                                        database.owner.getSecretArn(),
                                                        "SERVICE_SECRET_ARN",
                                                        database.service.secret.getSecretArn(),
                                                        "LAMBDA_SECRET_ARN",
                                                        database.lambda.secret.getSecretArn(),
                                                        "LOG_FORMAT",
                                                        "json"))));
        List.of(database.owner, database.service.secret, database.lambda.secret)
                .forEach(secret -> secret.grantRead(task.role));
        new Reasons(this)
                .at(task, "AwsSolutions-ECS2", ServiceStack.NO_SECRETS)
                .at(task, "AwsSolutions-IAM5", ServiceStack.ECR_TOKEN);
        output("Cluster", network.cluster.getClusterName());
        output("TaskDefinition", task.definition.getTaskDefinitionArn());
        output(
                "Subnets",
                String.join(",", network.vpc.selectSubnets(network.service()).getSubnetIds()));
        output("SecurityGroup", network.firewall.migration.getSecurityGroupId());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
