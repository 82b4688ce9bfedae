package app.cruddur.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for servers that want a number before they start. */
public final class Ports {

    /**
     * Below those that the operating system gives to whoever asks for any, who might take one
     * before it is used; processes begin at different ones.
     */
    private static final AtomicInteger NEXT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 600) * 20);

    private Ports() {}

    /** A port of this machine at which nobody listens, another each time. Thread-safe. */
    public static int free() throws IOException {
        while (true) {
            int port = NEXT.getAndIncrement();
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next, then.
            }
        }
    }
}
