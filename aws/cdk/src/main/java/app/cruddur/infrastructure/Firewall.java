package app.cruddur.infrastructure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** All allowed connections, in both directions. Any other is refused. */
final class Firewall extends Construct {

    static final int SERVER = 4567;
    static final Port POSTGRES = Port.tcp(5432);
    static final Port HTTP = Port.tcp(80);
    static final Port HTTPS = Port.tcp(443);

    private final Vpc vpc;
    final SecurityGroup balancer;
    final SecurityGroup service;
    final SecurityGroup migration;
    final SecurityGroup lambda;
    final SecurityGroup rotation;
    final SecurityGroup database;
    final SecurityGroup endpoints;
    private final @Nullable SecurityGroup seals;

    Firewall(Construct scope, Vpc vpc, Parameters parameters) {
        super(scope, "Firewall");
        this.vpc = vpc;
        balancer = group("load-balancer", "The load balancer, which CloudFront alone reaches");
        service = group("service", "The servers");
        migration = group("migration", "The task that brings the schema up");
        lambda = group("post-confirmation", "The Lambda that records a confirmed user");
        rotation = group("rotation", "The functions that change the passwords");
        database = group("database", "PostgreSQL");
        endpoints = group("endpoints", "What AWS itself offers, inside the VPC");

        balancer.addIngressRule(
                Peer.prefixList(parameters.text("cloudFrontPrefixList")),
                HTTP,
                "CloudFront, by its private way into the VPC");
        allow(balancer, service, Port.tcp(SERVER));
        allow(service, database, POSTGRES);
        allow(migration, database, POSTGRES);
        allow(lambda, database, POSTGRES);
        allow(rotation, database, POSTGRES);
        seals = parameters.seals() ? group("seals", "The keys of sealed texts") : null;
        if (seals != null) {
            allow(service, seals, Port.tcp(2049));
        }
        if (parameters.given("operatorAddress")) {
            database.addIngressRule(
                    Peer.ipv4(parameters.text("operatorAddress")),
                    POSTGRES,
                    "The operator, as in the seed");
        }
        for (SecurityGroup one : new SecurityGroup[] {service, migration, lambda, rotation}) {
            allow(one, endpoints, HTTPS);
        }
        IPeer world = Peer.anyIpv4();
        service.addEgressRule(world, HTTPS, "Cognito's managed login, which PrivateLink lacks");
        migration.addEgressRule(world, HTTPS, "Layers of the image, by the gateway to S3");
    }

    /** Of the file system with the keys of sealed texts, where there is one. */
    SecurityGroup seals() {
        return Objects.requireNonNull(seals);
    }

    private SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(this, name)
                .vpc(vpc)
                .securityGroupName("cruddur-" + name)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private static void allow(SecurityGroup from, SecurityGroup to, Port port) {
        from.addEgressRule(to, port, "to " + to.getNode().getId());
        to.addIngressRule(from, port, "from " + from.getNode().getId());
    }
}
