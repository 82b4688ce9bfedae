package app.cruddur.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The seed's RDS instance, and its users. */
final class DatabaseStack extends Stack {

    private static final String NAME = "cruddur-db-instance";

    final DatabaseInstance instance;

    /** The owner's secret, which RDS makes and rotates each week. */
    final ISecret owner;

    final RoleSecret service;
    final RoleSecret lambda;

    /** The secret key that all servers share. */
    final Secret secretKey;

    DatabaseStack(Construct scope, Parameters parameters, NetworkStack network) {
        super(
                scope,
                "database",
                CruddurApp.stack("database", "The seed's RDS instance, and who may sign in to it"));
        LogGroup log =
                NetworkStack.logs(
                        this, "Log", "/aws/rds/instance/" + NAME + "/postgresql", parameters);
        instance = instance(parameters, network);
        instance.getNode().addDependency(log);
        if (parameters.yes("readReplica")) {
            replica(parameters, network);
        }
        owner = Objects.requireNonNull(instance.getSecret());
        service = new RoleSecret(this, "service", instance, network);
        lambda = new RoleSecret(this, "post-confirmation", instance, network);
        secretKey =
                Secret.Builder.create(this, "SecretKey")
                        .secretName("cruddur/secret-key")
                        .description("SECRET_KEY: codes and signing keys hang on it")
                        .generateSecretString(
                                SecretStringGenerator.builder()
                                        // Read as base64, these are 48 bytes.
                                        .passwordLength(64)
                                        .excludePunctuation(true)
                                        .build())
                        .build();
        alarms(network);
        outputs(network);
        new Reasons(this)
                .whole("AwsSolutions-RDS11", "5432 is what the seed's URLs say.")
                .whole(
                        "AwsSolutions-RDS2",
                        "The replica is encrypted as its source is; AWS refuses to be told so.",
                        parameters.yes("readReplica"))
                .at(
                        secretKey,
                        "AwsSolutions-SMG4",
                        "With another key, codes on their way and kept signing keys would be void.")
                .whole(
                        "AwsSolutions-RDS3",
                        "dev: the seed's one zone; a standby doubles the price.",
                        !parameters.yes("multiAz"));
    }

    private static IInstanceEngine engine(Parameters parameters) {
        String version = parameters.text("engineVersion");
        return DatabaseInstanceEngine.postgres(
                PostgresInstanceEngineProps.builder()
                        .version(
                                PostgresEngineVersion.of(
                                        version, version.replaceFirst("\\..*", "")))
                        .build());
    }

    private DatabaseInstance instance(Parameters parameters, NetworkStack network) {
        return DatabaseInstance.Builder.create(this, "Database")
                .instanceIdentifier(NAME)
                .databaseName("cruddur")
                .credentials(Credentials.fromUsername("cruddurroot"))
                .manageMasterUserPassword(true)
                .engine(engine(parameters))
                .instanceType(new InstanceType(parameters.text("instanceClass")))
                .multiAz(parameters.yes("multiAz"))
                .allocatedStorage(20)
                .maxAllocatedStorage(200)
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .vpc(network.vpc)
                .vpcSubnets(network.data())
                .securityGroups(List.of(network.firewall.database))
                .publiclyAccessible(false)
                .parameters(
                        Map.of(
                                "rds.force_ssl",
                                "1",
                                // The log leaves out the values of a refused row, and so the text
                                // of messages.
                                "log_error_verbosity",
                                "terse"))
                .cloudwatchLogsExports(List.of("postgresql"))
                .enablePerformanceInsights(true)
                .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                .backupRetention(Duration.days(parameters.number("backupDays")))
                .deleteAutomatedBackups(true)
                .deletionProtection(true)
                .removalPolicy(
                        parameters.yes("finalSnapshot")
                                ? RemovalPolicy.SNAPSHOT
                                : RemovalPolicy.DESTROY)
                .build();
    }

    private void replica(Parameters parameters, NetworkStack network) {
        DatabaseInstanceReadReplica.Builder.create(this, "Replica")
                .instanceIdentifier(NAME + "-replica")
                .sourceDatabaseInstance(instance)
                .instanceType(new InstanceType(parameters.text("instanceClass")))
                .vpc(network.vpc)
                .vpcSubnets(network.data())
                .securityGroups(List.of(network.firewall.database))
                .publiclyAccessible(false)
                .deletionProtection(true)
                .build();
    }

    private void alarms(NetworkStack network) {
        Alarm.Builder.create(this, "StorageLow")
                .alarmName("cruddur-database-storage-low")
                .metric(instance.metricFreeStorageSpace())
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                // Bytes.
                .threshold(2_000_000_000)
                .evaluationPeriods(2)
                .build()
                .addAlarmAction(network.alarm);
    }

    /** The URL to which the servers and the Lambda connect; each adds its own user. */
    String url(String rootCertificate) {
        return "postgresql://"
                + instance.getDbInstanceEndpointAddress()
                + ":"
                + instance.getDbInstanceEndpointPort()
                + "/cruddur?sslmode=verify-full"
                + rootCertificate;
    }

    private void outputs(NetworkStack network) {
        output("Endpoint", instance.getDbInstanceEndpointAddress());
        output("OwnerSecretArn", owner.getSecretArn());
        output("ServiceSecretArn", service.secret.getSecretArn());
        output("LambdaSecretArn", lambda.secret.getSecretArn());
        output("DbSgId", network.firewall.database.getSecurityGroupId());
        output("ExportProdConnectionUrl", "export PROD_CONNECTION_URL=\"$(./bin/rds-url)\"");
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
