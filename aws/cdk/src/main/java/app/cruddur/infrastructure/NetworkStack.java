package app.cruddur.infrastructure;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The network of all stacks: the VPC in two zones, its ways out, its firewall, and the cluster. */
final class NetworkStack extends Stack {

    static final String CIDR = "10.20.0.0/16";

    final Vpc vpc;
    final Firewall firewall;
    final Cluster cluster;
    final SnsAction alarm;

    NetworkStack(Construct scope, Parameters parameters) {
        super(scope, "network", CruddurApp.stack("network", "The VPC, its ways out, its firewall"));
        vpc =
                Vpc.Builder.create(this, "Vpc")
                        .vpcName("cruddur")
                        .ipAddresses(IpAddresses.cidr(CIDR))
                        .maxAzs(2)
                        .natGateways(parameters.number("natGateways"))
                        .restrictDefaultSecurityGroup(false)
                        .subnetConfiguration(
                                List.of(
                                        // Subnets for the NAT gateways alone.
                                        subnets("way-out", SubnetType.PUBLIC),
                                        subnets("service", SubnetType.PRIVATE_WITH_EGRESS),
                                        subnets("data", SubnetType.PRIVATE_ISOLATED)))
                        .build();
        vpc.addFlowLog(
                "FlowLog",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(
                                FlowLogDestination.toCloudWatchLogs(
                                        logs(this, "Rejected", "/cruddur/rejected", parameters)))
                        .build());
        firewall = new Firewall(this, vpc, parameters);
        endpoints(parameters.number("endpointZones"));
        cluster =
                Cluster.Builder.create(this, "Cluster")
                        .clusterName("cruddur")
                        .vpc(vpc)
                        .containerInsightsV2(
                                parameters.production()
                                        ? ContainerInsights.ENABLED
                                        : ContainerInsights.DISABLED)
                        .build();
        alarm = new SnsAction(topic(parameters));
        new Reasons(this)
                .whole(
                        "AwsSolutions-ECS4",
                        "dev: container insights cost more than the one small task they would watch.",
                        !parameters.production());
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(24).build();
    }

    /** The endpoints of AWS's services; other traffic goes through the NAT gateways. */
    private void endpoints(int zones) {
        vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        List<ISubnet> subnets = vpc.getIsolatedSubnets().subList(0, zones);
        endpoint("EcrApi", InterfaceVpcEndpointAwsService.ECR, subnets);
        endpoint("EcrImages", InterfaceVpcEndpointAwsService.ECR_DOCKER, subnets);
        endpoint("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, subnets);
        endpoint("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER, subnets);
    }

    private void endpoint(
            String id, InterfaceVpcEndpointAwsService service, List<ISubnet> subnets) {
        vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(SubnetSelection.builder().subnets(subnets).build())
                        .securityGroups(List.of(firewall.endpoints))
                        .open(false)
                        .build());
    }

    private Topic topic(Parameters parameters) {
        Topic topic =
                Topic.Builder.create(this, "Alarms")
                        .topicName("cruddur-alarms")
                        .enforceSsl(true)
                        .build();
        if (parameters.given("alarmEmail")) {
            topic.addSubscription(new EmailSubscription(parameters.text("alarmEmail")));
        }
        return topic;
    }

    SubnetSelection service() {
        return SubnetSelection.builder().subnetGroupName("service").build();
    }

    SubnetSelection data() {
        return SubnetSelection.builder().subnetGroupName("data").build();
    }

    /** A log group that keeps logs for the parameters' days, and goes with the stack. */
    static LogGroup logs(Construct scope, String id, String name, Parameters parameters) {
        LogGroup group =
                LogGroup.Builder.create(scope, id)
                        .logGroupName(name)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        ((CfnLogGroup) Objects.requireNonNull(group.getNode().getDefaultChild()))
                .setRetentionInDays(parameters.number("logDays"));
        return group;
    }
}
