package app.cruddur.postconfirmation;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The jar that goes to AWS, in a process of its own, started by AWS's own runtime client. */
final class Lambda implements AutoCloseable {

    static final String NAME = "cruddur-post-confirmation";
    static final Path JAR = Path.of("target/cruddur-post-confirmation.jar").toAbsolutePath();

    private final RuntimeApi runtime;
    private final ServerProcess process;

    /**
     * @param options of the JVM
     * @param databaseUrl the function's CONNECTION_URL
     */
    Lambda(Path folder, List<String> options, String databaseUrl) throws Exception {
        runtime = new RuntimeApi();
        List<String> command = new ArrayList<>();
        command.add(ServerProcess.java());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(
                String.join(
                        ":",
                        JAR.toString(),
                        jarOf(AWSLambda.class),
                        jarOf(PojoSerializer.class),
                        jarOf(SdkInternalThreadLocal.class)));
        command.add(AWSLambda.class.getName());
        command.add(PostConfirmation.class.getName());
        process =
                ServerProcess.start(
                        folder,
                        Map.of(
                                "AWS_LAMBDA_RUNTIME_API",
                                runtime.address(),
                                "_HANDLER",
                                PostConfirmation.class.getName(),
                                "AWS_LAMBDA_FUNCTION_NAME",
                                NAME,
                                "AWS_LAMBDA_FUNCTION_VERSION",
                                "1",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                "512",
                                "AWS_LAMBDA_LOG_GROUP_NAME",
                                "test",
                                "AWS_LAMBDA_LOG_STREAM_NAME",
                                "test",
                                "CONNECTION_URL",
                                databaseUrl),
                        command);
    }

    /** What seems right for a function that lives for one event: a small collector, quick code. */
    static List<String> quick(String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-XX:+UseSerialGC");
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    private static String jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** The answer to an event, one at a time as on Lambda. */
    synchronized String invoke(String event) throws Exception {
        String answer;
        try {
            answer = runtime.invoke(event);
        } catch (AssertionError silent) {
            throw new AssertionError(silent.getMessage() + "\n" + log(), silent);
        }
        String path = answer.substring(0, answer.indexOf(' '));
        if (!path.startsWith("invocation/") || !path.endsWith("/response")) {
            throw new AssertionError("No response but " + answer + "\n" + log());
        }
        return answer.substring(path.length() + 1);
    }

    String log() throws Exception {
        return process.log();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws Exception {
        process.close();
        runtime.close();
    }
}
