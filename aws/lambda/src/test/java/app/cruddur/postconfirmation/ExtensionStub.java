package app.cruddur.postconfirmation;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Speaks as AWS's Parameters and SecretKeyFile extension does, written from its documentation.
 * Gives the queued passwords in turn, the last one for ever.
 */
final class ExtensionStub implements AutoCloseable {

    static final String TOKEN = "a session token";
    static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:cruddur+db";

    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ExtensionStub(String... passwords) throws IOException {
        this.passwords.addAll(List.of(passwords));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/secretsmanager/get",
                exchange -> {
                    boolean known =
                            TOKEN.equals(
                                    exchange.getRequestHeaders()
                                            .getFirst("X-Aws-Parameters-SecretKeyFile-Token"));
                    asked.add(exchange.getRequestURI().getQuery());
                    JsonObject secret = new JsonObject();
                    secret.addProperty("username", "lambda");
                    secret.addProperty(
                            "password",
                            this.passwords.size() > 1
                                    ? this.passwords.removeFirst()
                                    : this.passwords.getFirst());
                    JsonObject answer = new JsonObject();
                    answer.addProperty("ARN", ARN);
                    answer.addProperty("SecretString", secret.toString());
                    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(known ? 200 : 401, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    String port() {
        return Integer.toString(server.getAddress().getPort());
    }

    /** The queries that came, decoded. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
