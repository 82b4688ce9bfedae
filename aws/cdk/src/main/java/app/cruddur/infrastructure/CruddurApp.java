package app.cruddur.infrastructure;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** All stacks. Each knows only those before it. */
final class CruddurApp {

    private CruddurApp() {}

    public static void main(String[] words) {
        AppProps.Builder props = AppProps.builder();
        if (System.getenv("CDK_OUTDIR") == null) {
            props.outdir("target/cdk.out");
        }
        App app = new App(props.build());
        try {
            build(app);
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    static void build(App app) {
        // CloudFormation's own rules are checked here, before AWS refuses what breaks them.
        app.getNode().setContext("@aws-cdk/core:validateAgainstDefaultRules", true);
        // A stack that others use something of cannot lose it.
        app.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
        Parameters parameters = Parameters.of(app.getNode());
        PipelineStack pipeline = new PipelineStack(app, parameters);
        NetworkStack network = new NetworkStack(app, parameters);
        DatabaseStack database = new DatabaseStack(app, parameters, network);
        EdgeStack edge = new EdgeStack(app, parameters, network);
        IdentityStack identity = new IdentityStack(app, parameters, network, database, edge);
        new MigrationStack(app, parameters, network, database, pipeline);
        new ServiceStack(app, parameters, network, database, edge, identity, pipeline);
        Tags.of(app).add("application", "cruddur");
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    /** A stack's name and what AWS's console shows beside it. */
    static StackProps stack(String name, String description) {
        return StackProps.builder()
                .stackName("cruddur-" + name)
                .description(description)
                .tags(Map.of("stack", name))
                .build();
    }
}
