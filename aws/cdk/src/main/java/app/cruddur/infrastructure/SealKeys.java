package app.cruddur.infrastructure;

import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AuthorizationConfig;
import software.amazon.awscdk.services.ecs.EfsVolumeConfiguration;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.AccessPointOptions;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.efs.PosixUser;
import software.constructs.Construct;

/**
 * The folder with the keys of sealed texts, which all servers share: encrypted, without backups,
 * and on no disk of the database's. It stays when the stack goes, since texts that live need it.
 */
final class SealKeys extends Construct {

    static final String FOLDER = "/seals";

    /** The image's user. */
    private static final String USER = "10001";

    private static final String VOLUME = "seals";

    SealKeys(Construct scope, NetworkStack network, ServerTask task) {
        super(scope, "SealKeys");
        FileSystem files =
                FileSystem.Builder.create(this, "Files")
                        .fileSystemName("cruddur-seals")
                        .vpc(network.vpc)
                        .vpcSubnets(network.data())
                        .securityGroup(network.firewall.seals())
                        .encrypted(true)
                        .enableAutomaticBackups(false)
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build();
        // Said outright, though it is the default.
        ((CfnFileSystem) Objects.requireNonNull(files.getNode().getDefaultChild()))
                .setBackupPolicy(
                        CfnFileSystem.BackupPolicyProperty.builder().status("DISABLED").build());
        AccessPoint folder =
                files.addAccessPoint(
                        "Folder",
                        AccessPointOptions.builder()
                                .path(FOLDER)
                                .createAcl(
                                        Acl.builder()
                                                .ownerUid(USER)
                                                .ownerGid(USER)
                                                .permissions("700")
                                                .build())
                                .posixUser(PosixUser.builder().uid(USER).gid(USER).build())
                                .build());
        files.grantReadWrite(task.role);
        task.mount(
                Volume.builder()
                        .name(VOLUME)
                        .efsVolumeConfiguration(
                                EfsVolumeConfiguration.builder()
                                        .fileSystemId(files.getFileSystemId())
                                        .transitEncryption("ENABLED")
                                        .authorizationConfig(
                                                AuthorizationConfig.builder()
                                                        .accessPointId(folder.getAccessPointId())
                                                        .iam("ENABLED")
                                                        .build())
                                        .build())
                        .build(),
                FOLDER);
    }
}
