package app.cruddur.operations;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Stands for AWS Secrets Manager: GetSecretValue, as its documentation has it, and no more. */
final class SecretsStub implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final HttpServer server;
    final AtomicInteger asked = new AtomicInteger();

    SecretsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    String arn =
                            JSON.readTree(exchange.getRequestBody().readAllBytes())
                                    .path("SecretId")
                                    .asString();
                    String secret = secrets.get(arn);
                    boolean known =
                            secret != null
                                    && "secretsmanager.GetSecretValue"
                                            .equals(
                                                    exchange.getRequestHeaders()
                                                            .getFirst("X-Amz-Target"));
                    String answer =
                            known
                                    ? JSON.writeValueAsString(
                                            Map.of("ARN", arn, "SecretString", secret))
                                    : "{\"__type\": \"ResourceNotFoundException\"}";
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                    exchange.sendResponseHeaders(known ? 200 : 400, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    static String arn(String name) {
        return "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + name;
    }

    void keep(String name, String user, String password) {
        secrets.put(
                arn(name), JSON.writeValueAsString(Map.of("username", user, "password", password)));
    }

    /** What AWS's own library needs to come here, and the settings given. */
    Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:" + server.getAddress().getPort());
        all.put("AWS_ACCESS_KEY_ID", "nobody");
        all.put("AWS_SECRET_ACCESS_KEY", "nothing");
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
