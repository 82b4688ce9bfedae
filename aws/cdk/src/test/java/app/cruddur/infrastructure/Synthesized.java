package app.cruddur.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Each preset, synthesized once for all tests. It takes node, and no network. */
final class Synthesized {

    private static final Map<String, Synthesized> PRESETS = new HashMap<>();

    /** By the stacks' names, in the alphabet's order. */
    final Map<String, Template> stacks = new TreeMap<>();

    final List<String> findings = new ArrayList<>();

    static synchronized Synthesized preset(String name) {
        return PRESETS.computeIfAbsent(name, preset -> with(Map.of("preset", preset)));
    }

    /** As whoever deploys says it, with the rest of what must be said. */
    static Synthesized with(Map<String, String> said) {
        Map<String, Object> context = new HashMap<>();
        context.put("repository", "owner/cruddur");
        context.put("image", "0.1.0");
        context.put("lambdaPackage", lambdaPackage().toString());
        context.putAll(said);
        String folder = "target/cdk.out/" + Integer.toHexString(said.hashCode());
        App app = new App(AppProps.builder().context(context).outdir(folder).build());
        CruddurApp.build(app);
        return new Synthesized(app.synth());
    }

    private Synthesized(CloudAssembly assembly) {
        for (var stack : assembly.getStacks()) {
            String name = stack.getStackName().replaceFirst("^cruddur-", "");
            try {
                stacks.put(
                        name,
                        Template.fromString(
                                Files.readString(Path.of(stack.getTemplateFullPath()))));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            stack.getMessages().stream()
                    .filter(message -> !message.getLevel().toString().equals("INFO"))
                    .forEach(message ->
                            findings.add(message.getId() + ": " + message.getEntry().getData()));
        }
    }

    Template stack(String name) {
        return Objects.requireNonNull(stacks.get(name), name);
    }

    /** Any file does: what is in the Lambda is tested where it is built. */
    private static Path lambdaPackage() {
        Path file = Path.of("target", "lambda-for-tests.zip");
        try {
            // An empty zip: the end of its directory, and nothing before.
            byte[] empty = new byte[22];
            System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, empty, 0, 4);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, empty);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return file;
    }
}
