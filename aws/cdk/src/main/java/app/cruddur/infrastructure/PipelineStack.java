package app.cruddur.infrastructure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * The parts that .github/workflows/release.yml needs: a repository for images, and a role without
 * any key.
 */
final class PipelineStack extends Stack {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    final Repository images;

    PipelineStack(Construct scope, Parameters parameters) {
        super(scope, "pipeline", CruddurApp.stack("pipeline", "Images, and who may deploy"));
        images =
                Repository.Builder.create(this, "Images")
                        .repositoryName("cruddur")
                        .imageTagMutability(TagMutability.IMMUTABLE)
                        .imageScanOnPush(true)
                        .lifecycleRules(List.of(LifecycleRule.builder().maxImageCount(20).build()))
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build();
        OidcProviderNative github =
                OidcProviderNative.Builder.create(this, "GitHub")
                        .url("https://" + GITHUB)
                        .clientIds(List.of("sts.amazonaws.com"))
                        .build();
        Role deploy =
                Role.Builder.create(this, "Deploy")
                        .roleName("cruddur-deploy")
                        .maxSessionDuration(Duration.hours(1))
                        .assumedBy(
                                new WebIdentityPrincipal(
                                        github.getOidcProviderArn(),
                                        Map.of(
                                                "StringEquals",
                                                Map.of(
                                                        GITHUB + ":aud",
                                                        "sts.amazonaws.com",
                                                        GITHUB + ":sub",
                                                        "repo:"
                                                                + parameters.text("repository")
                                                                + ":environment:production"))))
                        .build();
        images.grantPullPush(deploy);
        allow(deploy, List.of("sts:AssumeRole"), arn("iam", "", "role", "cdk-hnb659fds-*"));
        allow(
                deploy,
                List.of("cloudformation:DescribeStacks"),
                arn("cloudformation", null, "stack", "cruddur-*/*"));
        allow(
                deploy,
                List.of("ecs:RunTask"),
                arn("ecs", null, "task-definition", "cruddur-migrate:*"));
        allow(deploy, List.of("ecs:DescribeTasks"), arn("ecs", null, "task", "cruddur/*"));
        allow(
                deploy,
                List.of("iam:PassRole"),
                arn("iam", "", "role", "cruddur-migrate-task"),
                arn("iam", "", "role", "cruddur-migrate-execution"));
        CfnOutput.Builder.create(this, "DeployRoleArn").value(deploy.getRoleArn()).build();
        CfnOutput.Builder.create(this, "Repository").value(images.getRepositoryUri()).build();
        new Reasons(this)
                .at(
                        deploy,
                        "AwsSolutions-IAM5",
                        "The roles that cdk bootstrap makes, our own stacks, revisions and tasks by"
                                + " their names; signing in to ECR, which cannot be limited.");
    }

    private String arn(String service, @Nullable String region, String kind, String name) {
        ArnComponents.Builder arn =
                ArnComponents.builder().service(service).resource(kind).resourceName(name);
        if (region != null) {
            arn.region(region);
        }
        return formatArn(arn.build());
    }

    private static void allow(Role role, List<String> actions, String... arns) {
        role.addToPolicy(
                PolicyStatement.Builder.create().actions(actions).resources(List.of(arns)).build());
    }
}
