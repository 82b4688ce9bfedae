package app.cruddur.infrastructure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.constructs.Node;

/**
 * The choices of a deployment: a preset, {@code -c preset=dev} or {@code prod}, and each of its
 * values by name, {@code -c multiAz=true}. {@code aws/cdk/README.md} has the table.
 */
record Parameters(Map<String, String> values) {

    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("engineVersion", "18.3"),
                    // A backup keeps an expired crud for as long.
                    Map.entry("backupDays", "3"),
                    Map.entry("finalSnapshot", "false"),
                    Map.entry("readReplica", "false"),
                    Map.entry("seal", "off"),
                    Map.entry("operatorAddress", ""),
                    Map.entry("domainName", ""),
                    Map.entry("certificateArn", ""),
                    Map.entry("alarmEmail", ""),
                    Map.entry("loginDomain", ""),
                    Map.entry("repository", ""),
                    Map.entry("image", ""),
                    Map.entry("lambdaPackage", "../lambda/target/cruddur-post-confirmation.zip"),
                    // com.amazonaws.global.cloudfront.origin-facing, as us-east-1 calls it.
                    Map.entry("cloudFrontPrefixList", "pl-3b927c52"));

    private static final Map<String, Map<String, String>> PRESETS =
            Map.of(
                    "dev",
                    Map.ofEntries(
                            Map.entry("instanceClass", "t4g.micro"),
                            Map.entry("multiAz", "false"),
                            Map.entry("natGateways", "1"),
                            Map.entry("endpointZones", "1"),
                            Map.entry("tasks", "1"),
                            Map.entry("mostTasks", "2"),
                            Map.entry("taskCpu", "512"),
                            Map.entry("taskMemory", "1024"),
                            Map.entry("logDays", "7")),
                    "prod",
                    Map.ofEntries(
                            Map.entry("instanceClass", "m7g.large"),
                            Map.entry("multiAz", "true"),
                            Map.entry("natGateways", "2"),
                            Map.entry("endpointZones", "2"),
                            Map.entry("tasks", "2"),
                            Map.entry("mostTasks", "8"),
                            Map.entry("taskCpu", "1024"),
                            Map.entry("taskMemory", "2048"),
                            Map.entry("logDays", "30")));

    /** Parameters that no preset has. */
    private static final Set<String> DAYS = Set.of("1", "3", "5", "7", "14", "30", "60", "90");

    Parameters {
        values = Map.copyOf(values);
    }

    /**
     * The preset of {@code node}'s context, and what the context says otherwise.
     *
     * @throws IllegalArgumentException with one sentence about what is missing or wrong
     */
    static Parameters of(Node node) {
        String preset = context(node, "preset").orElse("");
        Map<String, String> chosen = PRESETS.get(preset);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "Say which set-up is meant: -c preset=dev or -c preset=prod; not '"
                            + preset
                            + "'.");
        }
        Map<String, String> values = new TreeMap<>(COMMON);
        values.putAll(chosen);
        values.replaceAll((name, value) -> context(node, name).orElse(value));
        values.put("preset", preset);
        Parameters parameters = new Parameters(values);
        parameters.check();
        return parameters;
    }

    private void check() {
        require(!text("image").isEmpty(), "Say which image runs, by its tag: -c image=TAG.");
        require(
                text("repository").matches("[\\w.-]+/[\\w.-]+"),
                "Say which GitHub repository may deploy: -c repository=OWNER/NAME.");
        require(
                text("operatorAddress").isEmpty()
                        || text("operatorAddress").matches("\\d{1,3}(\\.\\d{1,3}){3}/32"),
                "operatorAddress is one address, as 203.0.113.7/32.");
        require(
                text("domainName").isEmpty() == text("certificateArn").isEmpty(),
                "domainName and certificateArn (in us-east-1, as CloudFront wants it) go together.");
        require(text("seal").equals("on") || text("seal").equals("off"), "seal is 'on' or 'off'.");
        require(DAYS.contains(text("logDays")), "logDays is one of " + DAYS + ".");
        require(
                number("backupDays") >= 1 && number("backupDays") <= 35,
                "backupDays is from 1 to 35.");
        require(
                number("endpointZones") <= 2 && number("natGateways") >= 1,
                "endpointZones is 1 or 2, natGateways at least 1.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static Optional<String> context(Node node, String name) {
        return Optional.ofNullable(node.tryGetContext(name)).map(String::valueOf);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no parameter " + name + ".");
        }
        return value;
    }

    boolean given(String name) {
        return !text(name).isEmpty();
    }

    boolean yes(String name) {
        return text(name).equals("true");
    }

    int number(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    name + " is a number, not '" + text(name) + "'.", notANumber);
        }
    }

    /** Whether servers seal texts. */
    boolean seals() {
        return text("seal").equals("on");
    }

    boolean production() {
        return text("preset").equals("prod");
    }
}
