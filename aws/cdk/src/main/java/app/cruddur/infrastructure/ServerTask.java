package app.cruddur.infrastructure;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A container of our image. Its user can write nowhere but to /tmp. */
final class ServerTask extends Construct {

    /** Where the image keeps Amazon's certificates. */
    static final String CERTIFICATES = "&sslrootcert=/opt/cruddur/rds-ca.pem";

    final FargateTaskDefinition definition;
    final Role role;

    private final ContainerDefinition container;

    ServerTask(
            Construct scope,
            String name,
            IRepository images,
            LogGroup log,
            Parameters parameters,
            ContainerDefinitionOptions.Builder options) {
        super(scope, "Task");
        role = role("Task", "cruddur-" + name + "-task");
        definition =
                FargateTaskDefinition.Builder.create(this, "Definition")
                        .family("cruddur-" + name)
                        .cpu(parameters.number("taskCpu"))
                        .memoryLimitMiB(parameters.number("taskMemory"))
                        .runtimePlatform(
                                RuntimePlatform.builder()
                                        .cpuArchitecture(CpuArchitecture.ARM64)
                                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                                        .build())
                        .taskRole(role)
                        .executionRole(role("Execution", "cruddur-" + name + "-execution"))
                        .volumes(List.of(Volume.builder().name("tmp").build()))
                        .build();
        container =
                definition.addContainer(
                        "cruddur",
                        options.image(
                                        ContainerImage.fromEcrRepository(
                                                images, parameters.text("image")))
                                .readonlyRootFilesystem(true)
                                .stopTimeout(Duration.seconds(30))
                                .logging(
                                        LogDriver.awsLogs(
                                                AwsLogDriverProps.builder()
                                                        .logGroup(log)
                                                        .streamPrefix(name)
                                                        .build()))
                                .build());
        container.addMountPoints(
                MountPoint.builder()
                        .sourceVolume("tmp")
                        .containerPath("/tmp")
                        .readOnly(false)
                        .build());
    }

    /** Has the container see a volume in this folder, and write to it. */
    void mount(Volume volume, String folder) {
        definition.addVolume(volume);
        container.addMountPoints(
                MountPoint.builder()
                        .sourceVolume(volume.getName())
                        .containerPath(folder)
                        .readOnly(false)
                        .build());
    }

    private Role role(String id, String name) {
        return Role.Builder.create(this, id)
                .roleName(name)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .build();
    }
}
