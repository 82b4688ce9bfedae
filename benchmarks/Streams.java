import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps streams open, and says how soon a post is told.
 *
 * <p>{@code java Streams PORT OTHER STREAMS SLOW POSTS FILE}, where OTHER is the port of another
 * server on the same database, SLOW of the streams are never read, and the file is as for
 * requests.lua. Does one thing after another, each when a line comes on standard input, and prints
 * what came of it: opens the streams; posts, and prints p50, p99 and the most milliseconds from
 * sending a post to its event, at its own server and at the other; closes the streams that are read;
 * reads the slow ones, and prints how many of them the server has ended.
 */
class Streams {

    private static final Pattern MARK = Pattern.compile("mark (\\d+) of the stream");
    private static final int SECONDS = 20;

    private final int port;
    private final List<Socket> read = new ArrayList<>();
    private final List<Socket> slow = new ArrayList<>();

    private Streams(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int streams = Integer.parseInt(args[2]);
        int slow = Integer.parseInt(args[3]);
        Streams all = new Streams(Integer.parseInt(args[0]));
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in));
        all.open(streams, slow);
        System.out.println("open " + streams);
        told.readLine();
        all.post(Integer.parseInt(args[1]), Integer.parseInt(args[4]), Path.of(args[5]));
        told.readLine();
        for (Socket one : all.read) {
            one.close();
        }
        System.out.println("closed " + all.read.size());
        told.readLine();
        int dropped = 0;
        for (Socket one : all.slow) {
            dropped += hasEnded(one) ? 1 : 0;
        }
        System.out.println("dropped " + dropped);
        System.exit(0);
    }

    private void open(int streams, int unread) throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(streams - unread);
        for (int number = 0; number < streams; number++) {
            Socket socket = socket(port, number < unread ? 4096 : 65536);
            if (number < unread) {
                slow.add(socket);
                continue;
            }
            read.add(socket);
            Thread.startVirtualThread(() -> {
                byte[] bytes = new byte[8192];
                try {
                    int length = socket.getInputStream().read(bytes);
                    if (new String(bytes, 0, Math.max(length, 0)).startsWith("HTTP/1.1 200")) {
                        begun.countDown();
                    }
                    while (length >= 0) {
                        length = socket.getInputStream().read(bytes);
                    }
                } catch (IOException closed) {
                    // By ourselves, at the end.
                }
            });
        }
        if (!begun.await(60, TimeUnit.SECONDS)) {
            throw new IOException(begun.getCount() + " streams have not begun.");
        }
    }

    private static Socket socket(int port, int buffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET /api/activities/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes());
        return socket;
    }

    private void post(int other, int posts, Path file) throws IOException, InterruptedException {
        Map<Integer, Long> here = heard(port);
        Map<Integer, Long> there = heard(other);
        List<String> people = Files.readAllLines(file);
        List<Double> near = new ArrayList<>();
        List<Double> far = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int number = 0; number < posts; number++) {
                String body = "{\"message\": \"mark %d of the stream\", \"ttl\": \"1-day\"}".formatted(number);
                HttpRequest request = request(people.get(number % people.size()), body);
                long sent = System.nanoTime();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("A post was answered " + answer.statusCode());
                }
                near.add((await(here, number) - sent) / 1e6);
                far.add((await(there, number) - sent) / 1e6);
            }
        }
        System.out.println(figures(near) + " " + figures(far));
    }

    /** When each marked post was heard of on this server's stream. */
    private static Map<Integer, Long> heard(int port) throws IOException, InterruptedException {
        Map<Integer, Long> times = new ConcurrentHashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(socket(port, 65536).getInputStream()));
        CountDownLatch begun = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            lines.lines().forEach(line -> {
                begun.countDown();
                Matcher mark = MARK.matcher(line);
                if (mark.find()) {
                    times.put(Integer.valueOf(mark.group(1)), System.nanoTime());
                }
            });
        });
        if (!begun.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("A stream has not begun.");
        }
        return times;
    }

    private static long await(Map<Integer, Long> times, int number) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (Long time = times.get(number); ; time = times.get(number)) {
            if (time != null) {
                return time;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(SECONDS + " seconds after a post no event tells of it.");
            }
            Thread.sleep(1);
        }
    }

    private HttpRequest request(String line, String body) {
        String[] fields = line.split("\t", 4);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + fields[1]));
        for (String header : fields[2].split("\\|")) {
            request.header(header.split(": ")[0], header.split(": ", 2)[1]);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static String figures(List<Double> delays) {
        double[] sorted = delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "%.1f %.1f %.1f"
                .formatted(
                        sorted[sorted.length / 2],
                        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                        Arrays.stream(sorted).max().orElseThrow());
    }

    /** Reads what still comes: to its end, or, when the stream goes on, until nothing does. */
    private static boolean hasEnded(Socket socket) throws IOException {
        socket.setSoTimeout(5000);
        byte[] bytes = new byte[65536];
        try {
            while (socket.getInputStream().read(bytes) >= 0) {}
            return true;
        } catch (SocketTimeoutException goesOn) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
