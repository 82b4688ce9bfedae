package app.cruddur.infrastructure;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.secretsmanager.HostedRotation;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.RotationScheduleOptions;
import software.amazon.awscdk.services.secretsmanager.SingleUserHostedRotationOptions;
import software.constructs.Construct;

/**
 * User and password of a role in the database, as {@code cruddur_service}. The migration task makes
 * the role; AWS's own rotation function then gives it another password each month.
 */
final class RoleSecret extends Construct {

    private static final String NOT_IN_PASSWORDS = " %+~`#$&*()|[]{}:;<>?!'/@\"\\";

    final ISecret secret;

    RoleSecret(Construct scope, String role, DatabaseInstance database, NetworkStack network) {
        super(scope, role);
        secret =
                DatabaseSecret.Builder.create(this, "Secret")
                        .secretName("cruddur/" + role)
                        .username("cruddur_" + role.replace('-', '_'))
                        .dbname("cruddur")
                        .excludeCharacters(NOT_IN_PASSWORDS)
                        .build()
                        .attach(database);
        secret.addRotationSchedule(
                "Monthly",
                RotationScheduleOptions.builder()
                        .automaticallyAfter(Duration.days(30))
                        // The role does not exist before the first migration.
                        .rotateImmediatelyOnUpdate(false)
                        .hostedRotation(
                                HostedRotation.postgreSqlSingleUser(
                                        SingleUserHostedRotationOptions.builder()
                                                .functionName("cruddur-rotate-" + role)
                                                .excludeCharacters(NOT_IN_PASSWORDS)
                                                .vpc(network.vpc)
                                                .vpcSubnets(network.data())
                                                .securityGroups(List.of(network.firewall.rotation))
                                                .build()))
                        .build());
    }
}
