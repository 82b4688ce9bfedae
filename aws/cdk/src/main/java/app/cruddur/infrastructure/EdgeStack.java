package app.cruddur.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.CachedMethods;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ICachePolicy;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The public side: CloudFront, and behind it a load balancer without a public address. */
final class EdgeStack extends Stack {

    /**
     * Seconds without a byte after which CloudFront gives up; the stream's heartbeat is more
     * frequent.
     */
    private static final int SILENCE = 60;

    final ApplicationLoadBalancer balancer;
    final ApplicationTargetGroup servers;

    /** As {@code https://cruddur.example}. */
    final String address;

    EdgeStack(Construct scope, Parameters parameters, NetworkStack network) {
        super(scope, "edge", CruddurApp.stack("edge", "CloudFront and the load balancer"));
        balancer =
                ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                        .loadBalancerName("cruddur")
                        .vpc(network.vpc)
                        .vpcSubnets(network.service())
                        .internetFacing(false)
                        .securityGroup(network.firewall.balancer)
                        .dropInvalidHeaderFields(true)
                        .deletionProtection(parameters.production())
                        .idleTimeout(Duration.seconds(2 * SILENCE))
                        .build();
        servers =
                ApplicationTargetGroup.Builder.create(this, "Servers")
                        .targetGroupName("cruddur-servers")
                        .vpc(network.vpc)
                        .port(Firewall.SERVER)
                        .protocol(ApplicationProtocol.HTTP)
                        .targetType(TargetType.IP)
                        .deregistrationDelay(Duration.seconds(15))
                        .healthCheck(
                                HealthCheck.builder()
                                        .path("/readyz")
                                        .interval(Duration.seconds(10))
                                        .timeout(Duration.seconds(5))
                                        .healthyThresholdCount(2)
                                        .unhealthyThresholdCount(3)
                                        .build())
                        .build();
        ApplicationListener listener =
                balancer.addListener(
                        "Http",
                        BaseApplicationListenerProps.builder()
                                .port(80)
                                .open(false)
                                .defaultTargetGroups(List.of(servers))
                                .build());
        Distribution distribution = distribution(parameters);
        distribution.getNode().addDependency(listener);
        address =
                "https://"
                        + (parameters.given("domainName")
                                ? parameters.text("domainName")
                                : distribution.getDistributionDomainName());
        CfnOutput.Builder.create(this, "Address").value(address).build();
        CfnOutput.Builder.create(this, "CloudFrontName")
                .description("what the domain's CNAME record points to")
                .value(distribution.getDistributionDomainName())
                .build();
        new Reasons(this)
                .at(
                        balancer,
                        "AwsSolutions-ELB2",
                        "An access log keeps who read what, longer than what was read lives.")
                .at(distribution, "AwsSolutions-CFR3", "As for the load balancer's access log.")
                .at(distribution, "AwsSolutions-CFR1", "People may read from every country.")
                .at(
                        distribution,
                        "AwsSolutions-CFR2",
                        "The server limits and validates by itself; WAF can be added here.")
                .whole(
                        "AwsSolutions-CFR4",
                        "dev: without a domain of one's own, CloudFront's own certificate decides.",
                        !parameters.given("certificateArn"));
    }

    private Distribution distribution(Parameters parameters) {
        IOrigin origin =
                VpcOrigin.withApplicationLoadBalancer(
                        balancer,
                        VpcOriginWithEndpointProps.builder()
                                .vpcOriginName("cruddur")
                                // Inside the VPC; people speak HTTPS to CloudFront.
                                .protocolPolicy(OriginProtocolPolicy.HTTP_ONLY)
                                .httpPort(80)
                                .readTimeout(Duration.seconds(SILENCE))
                                .build());
        Distribution.Builder distribution =
                Distribution.Builder.create(this, "Distribution")
                        .comment("cruddur")
                        .priceClass(PriceClass.PRICE_CLASS_100)
                        .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                        .defaultBehavior(behavior(origin, answers()))
                        // Named by their content, so that they never change.
                        .additionalBehaviors(
                                Map.of(
                                        "/assets/*",
                                        behavior(origin, CachePolicy.CACHING_OPTIMIZED)));
        if (parameters.given("domainName")) {
            distribution
                    .domainNames(List.of(parameters.text("domainName")))
                    .certificate(
                            Certificate.fromCertificateArn(
                                    this, "Certificate", parameters.text("certificateArn")));
        }
        return distribution.build();
    }

    private static BehaviorOptions behavior(IOrigin origin, ICachePolicy policy) {
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachedMethods(CachedMethods.CACHE_GET_HEAD)
                .cachePolicy(policy)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
                .compress(true)
                .build();
    }

    /**
     * Caches an answer as long as its own headers allow, and five seconds at most. The key has
     * cookies and tokens.
     */
    private CachePolicy answers() {
        return CachePolicy.Builder.create(this, "Answers")
                .cachePolicyName("cruddur-answers")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.seconds(5))
                .cookieBehavior(CacheCookieBehavior.all())
                .queryStringBehavior(CacheQueryStringBehavior.all())
                .headerBehavior(CacheHeaderBehavior.allowList("Authorization", "Accept", "Origin"))
                .enableAcceptEncodingGzip(true)
                .enableAcceptEncodingBrotli(true)
                .build();
    }
}
