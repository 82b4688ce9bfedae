package app.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An SMTP server that keeps each line as it came over the wire, and treats an addressee as their
 * name says: {@code refused…} gets 550, {@code later…} 450, {@code stalled…} no answer at all, and
 * {@code slow…} each answer after a second. Everybody else's mail is taken.
 */
public final class SmtpSink implements AutoCloseable {

    private static final Duration DEADLINE = Deadline.PATIENCE;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> wire = new CopyOnWriteArrayList<>();

    public SmtpSink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    /** What clients have said, headers and texts too; letters beyond ASCII one for each byte. */
    public List<String> wire() {
        return wire;
    }

    /** Waits until somebody has said this. */
    public void await(String line) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!wire.contains(line)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nobody said " + line + ": " + wire);
            }
            Thread.sleep(10);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.ISO_8859_1));
            answer(client, "220 sink");
            boolean text = false;
            long pause = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                wire.add(line);
                if (line.startsWith("RCPT TO:<slow")) {
                    pause = 1_000;
                }
                Thread.sleep(pause);
                if (text) {
                    text = !line.equals(".");
                    if (!text) {
                        answer(client, "250 taken");
                    }
                } else if (line.startsWith("RCPT TO:<stalled")) {
                    continue;
                } else if (line.startsWith("RCPT TO:<refused")) {
                    answer(client, "550 5.1.1 " + line.substring(8) + ": nobody here");
                } else if (line.startsWith("RCPT TO:<later")) {
                    answer(client, "450 4.2.0 " + line.substring(8) + ": come back later");
                } else if (line.equals("DATA")) {
                    text = true;
                    pause = 0;
                    answer(client, "354 go on");
                } else {
                    answer(client, line.equals("QUIT") ? "221 bye" : "250 well");
                }
            }
        } catch (IOException | InterruptedException over) {
            // The client has gone, or the test is over.
        }
    }

    private static void answer(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
