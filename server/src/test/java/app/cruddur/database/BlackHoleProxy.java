package app.cruddur.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a database. When it swallows, what the connections of that moment send is lost both
 * ways without a word, as behind a firewall that has forgotten them; new ones pass.
 */
final class BlackHoleProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int database;
    private final List<Way> ways = new CopyOnWriteArrayList<>();

    BlackHoleProxy(int database) throws IOException {
        this.database = database;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void swallow() {
        ways.forEach(way -> way.swallows = true);
    }

    private void accept() {
        try {
            while (true) {
                Way way =
                        new Way(
                                door.accept(),
                                new Socket(InetAddress.getLoopbackAddress(), database));
                ways.add(way);
                Thread.ofVirtual().start(() -> way.pass(way.client, way.server));
                Thread.ofVirtual().start(() -> way.pass(way.server, way.client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Way way : ways) {
            way.close();
        }
    }

    private static final class Way {

        private final Socket client;
        private final Socket server;
        private volatile boolean swallows;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to) {
            byte[] bytes = new byte[8192];
            try {
                for (int length; (length = from.getInputStream().read(bytes)) >= 0; ) {
                    if (!swallows) {
                        to.getOutputStream().write(bytes, 0, length);
                    }
                }
            } catch (IOException ended) {
                // By one side or the other.
            }
            if (!swallows) {
                close();
            }
        }

        void close() {
            try {
                client.close();
                server.close();
            } catch (IOException ended) {
                // It is.
            }
        }
    }
}
