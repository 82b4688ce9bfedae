package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

    private static final int MOST = 20;

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);

    /** Loopback has no bound, so this test takes 127.0.0.7 alone for such an address. */
    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.addEventListener(
                new ConnectionLimit(MOST, peer -> peer.getHostAddress().equals("127.0.0.7")));
        jetty.addConnector(connector);
        jetty.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        callback.succeeded();
                        return true;
                    }
                });
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    @Test
    void an_address_has_so_many_connections_and_one_that_ends_leaves_room() throws IOException {
        List<Socket> open = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            Socket socket = connect("127.0.0.5");
            open.add(socket);
            assertThat(isServed(socket)).isTrue();
        }
        for (int more = 0; more < 50; more++) {
            try (Socket refused = connect("127.0.0.5")) {
                assertThat(isServed(refused)).isFalse();
            }
        }
        try (Socket other = connect("127.0.0.6")) {
            assertThat(isServed(other)).isTrue();
        }
        for (int number = 0; number < 2 * MOST; number++) {
            Socket socket = connect("127.0.0.7");
            open.add(socket);
            assertThat(isServed(socket)).isTrue();
        }
        open.removeFirst().close();
        // The server hears of the end a moment later.
        boolean served = false;
        long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
        while (!served && System.nanoTime() < deadline) {
            try (Socket socket = connect("127.0.0.5")) {
                served = isServed(socket);
            }
        }
        assertThat(served).isTrue();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket =
                new Socket("127.0.0.1", connector.getLocalPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(Math.toIntExact(Deadline.PATIENCE.toMillis()));
        return socket;
    }

    private static boolean isServed(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            return socket.getInputStream().read() == 'H';
        } catch (SocketException reset) {
            return false;
        }
    }
}
