import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a constant rate, whatever the answers do, and measures each answer from the moment its
 * request was due: a server that stalls makes all who wait late, and so it is counted.
 *
 * <p>{@code java Steady.java PORT RATE SECONDS FILE}, where the file is as for requests.lua. Prints
 * p50, p99 and p99.9 in milliseconds, and how many answers there were and how many were no success.
 * What is asked in the two seconds before those, while this program itself is being compiled, does
 * not count.
 */
class Steady {

    private static final int CONNECTIONS = 64;
    private static final double WARMING_SECONDS = 2;
    private static final byte[] HEAD_END = bytes("\r\n\r\n");
    private static final byte[] LENGTH = bytes("\r\ncontent-length:");
    private static final byte[] LAST_CHUNK = bytes("\r\n0\r\n\r\n");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A connection with at most one request under way. */
    private static final class Caller {
        final SocketChannel channel;
        final ByteBuffer in = ByteBuffer.allocate(1 << 18);
        int number;
        long due;
        private int status;
        /** Where the answer ends; -1 when only its last chunk says so. */
        private int end;

        Caller(int port, Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask(byte[] request, long whenDue) throws IOException {
            due = whenDue;
            status = 0;
            in.clear();
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /** The answer's status once it is whole, else 0. */
        int status() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("The server closed a connection.");
            }
            if (status == 0) {
                readHead();
            }
            return status != 0 && (end < 0 ? endsWithLastChunk() : in.position() >= end) ? status : 0;
        }

        /** Byte by byte and without a String, or what is measured would be this program's own haste. */
        private void readHead() {
            byte[] bytes = in.array();
            int body = after(bytes, in.position(), HEAD_END);
            if (body < 0) {
                return;
            }
            status = 100 * (bytes[9] - '0') + 10 * (bytes[10] - '0') + bytes[11] - '0';
            int length = after(bytes, body, LENGTH);
            if (status == 304 || status == 204) {
                end = body;
            } else {
                end = length < 0 ? -1 : body + number(bytes, length);
            }
        }

        private static int number(byte[] bytes, int from) {
            int at = from;
            while (bytes[at] == ' ') {
                at++;
            }
            int number = 0;
            for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                number = 10 * number + bytes[at] - '0';
            }
            return number;
        }

        /** The place behind the first of these words, in lower case, before the limit; or -1. */
        private static int after(byte[] bytes, int limit, byte[] words) {
            for (int start = 0; start + words.length <= limit; start++) {
                int same = 0;
                while (same < words.length && lower(bytes[start + same]) == words[same]) {
                    same++;
                }
                if (same == words.length) {
                    return start + same;
                }
            }
            return -1;
        }

        private static int lower(byte letter) {
            return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
        }

        private boolean endsWithLastChunk() {
            int at = in.position() - LAST_CHUNK.length;
            return at >= 0 && Arrays.equals(in.array(), at, in.position(), LAST_CHUNK, 0, LAST_CHUNK.length);
        }
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        double rate = Double.parseDouble(args[1]);
        int warming = (int) (rate * WARMING_SECONDS);
        int all = warming + (int) (rate * Double.parseDouble(args[2]));
        List<byte[]> requests = requests(Path.of(args[3]));
        // By the order in which they were asked.
        long[] waited = new long[all];
        int bad = 0;
        try (Selector selector = Selector.open()) {
            Queue<Caller> idle = new ArrayDeque<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(new Caller(port, selector));
            }
            long began = System.nanoTime();
            int asked = 0;
            int answered = 0;
            while (answered < all) {
                long now = System.nanoTime();
                while (asked < all && !idle.isEmpty() && due(began, asked, rate) <= now) {
                    Caller caller = idle.remove();
                    caller.number = asked;
                    caller.ask(requests.get(asked % requests.size()), due(began, asked, rate));
                    asked++;
                }
                if (now - began > due(0, all, rate) + 30_000_000_000L) {
                    throw new IOException("Half a minute after the last request answers are missing.");
                }
                // Waiting in select costs nothing, but knows milliseconds only.
                long pause = asked < all ? (due(began, asked, rate) - now) / 1_000_000 : 1;
                if (pause > 0) {
                    selector.select(pause);
                } else if (selector.selectNow() == 0) {
                    LockSupport.parkNanos(20_000);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Caller caller = (Caller) key.attachment();
                    int status = caller.status();
                    if (status > 0) {
                        waited[caller.number] = System.nanoTime() - caller.due;
                        answered++;
                        bad += status >= 400 ? 1 : 0;
                        idle.add(caller);
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        long[] counted = Arrays.copyOfRange(waited, warming, all);
        Arrays.sort(counted);
        System.out.printf(
                "p50 %.3f p99 %.3f p99.9 %.3f answers %d bad %d%n",
                at(counted, 0.5), at(counted, 0.99), at(counted, 0.999), counted.length, bad);
    }

    private static long due(long began, int number, double rate) {
        return began + (long) (number * 1e9 / rate);
    }

    private static double at(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }

    private static List<byte[]> requests(Path file) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 4);
            byte[] body = (fields.length > 3 ? fields[3] : "").getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(fields[0] + " " + fields[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            if (!fields[2].isEmpty()) {
                head.append(fields[2].replace("|", "\r\n")).append("\r\n");
            }
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
            byte[] request = Arrays.copyOf(start, start.length + body.length);
            System.arraycopy(body, 0, request, start.length, body.length);
            requests.add(request);
        }
        return requests;
    }
}
