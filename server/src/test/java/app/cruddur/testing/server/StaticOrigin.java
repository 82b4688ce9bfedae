package app.cruddur.testing.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web server of another origin, with one empty page: where the original's front end stands. */
public final class StaticOrigin {

    private final HttpServer http;

    StaticOrigin() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        http.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] page =
                                "<!doctype html><html lang=en><title>Front end</title><main>Here</main>"
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "text/html");
                        exchange.sendResponseHeaders(200, page.length);
                        exchange.getResponseBody().write(page);
                    }
                });
        http.start();
    }

    /** Scheme, host and port. The name is another host than our servers' number. */
    public String address() {
        return "http://localhost:" + http.getAddress().getPort();
    }
}
