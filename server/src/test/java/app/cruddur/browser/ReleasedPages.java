package app.cruddur.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Serves the built pages and, after {@link #releaseNext()}, those of a next release, in which each
 * hashed file has another name. The API knows nobody and no cruds. Safe for use by several threads.
 */
final class ReleasedPages implements AutoCloseable {

    private static final Path BUILT = Path.of("../web/target/classes/static");
    private static final String NEXT = "next";

    private final Map<String, byte[]> built = built();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Map<String, byte[]> files = built;

    ReleasedPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    /** On localhost, where a browser runs service workers without TLS. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on the files of the release before are no longer there. */
    void releaseNext() {
        List<String> hashed =
                built.keySet().stream().filter(path -> path.startsWith("/assets/")).toList();
        Map<String, byte[]> next = new HashMap<>();
        built.forEach((path, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            for (String one : hashed) {
                String name = one.substring("/assets/".length());
                text = text.replace(name, NEXT + name);
            }
            // compress.js names the cache by what is in the release.
            text = text.replace("\"shell-", "\"shell-" + NEXT);
            next.put(
                    path.replace("/assets/", "/assets/" + NEXT),
                    text.getBytes(StandardCharsets.ISO_8859_1));
        });
        files = Map.copyOf(next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = path.startsWith("/api/") ? "application/json" : typeOf(path);
        byte[] body =
                switch (path) {
                    case "/api/session" ->
                            "{\"viewer\": null, \"server_time\": \"%s\", \"identity\": \"embedded\"}"
                                    .formatted(Instant.now())
                                    .getBytes(StandardCharsets.UTF_8);
                    case "/api/activities/home", "/api/activities/leaving" ->
                            "[]".getBytes(StandardCharsets.UTF_8);
                    default ->
                            files.get(
                                    path.startsWith("/about") || path.equals("/")
                                            ? "/index.html"
                                            : path);
                };
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String typeOf(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            default -> "text/html;charset=UTF-8";
        };
    }

    private static Map<String, byte[]> built() {
        try (Stream<Path> paths = Files.walk(BUILT)) {
            Map<String, byte[]> files = new HashMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.toString().endsWith(".br")) {
                    files.put("/" + BUILT.relativize(path), Files.readAllBytes(path));
                }
            }
            return Map.copyOf(files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
