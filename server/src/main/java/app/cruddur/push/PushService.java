package app.cruddur.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request to a push service, over TLS, to an address that was found and checked before.
 * It follows no redirect, uses no proxy, and reads no more of an answer than its head. Thread-safe.
 */
final class PushService implements AutoCloseable {

    private static final int MOST_HEAD_BYTES = 16_384;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

    private static final Pattern RETRY_AFTER =
            Pattern.compile("(?im)^retry-after: *(?:([0-9]{1,9})|([A-Za-z0-9:, ]{20,40})) *$");

    /** A look-up that hangs holds a thread of these, and no other. */
    private static final int MOST_LOOK_UPS = 64;

    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final Names names;
    private final SSLSocketFactory tls;
    private final Duration atMost;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("push-timeout").daemon().factory());

    /** The threads are the machine's: a look-up would hold one that virtual threads share. */
    private final ThreadPoolExecutor lookUps =
            new ThreadPoolExecutor(
                    0,
                    MOST_LOOK_UPS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().name("push-look-up-", 0).daemon().factory());

    /** Finds where a name's server listens. */
    interface Names {

        /**
         * The addresses to connect to, the preferred first.
         *
         * @throws IOException when there are none, or they may not be connected to
         */
        List<InetSocketAddress> addresses(String host) throws IOException;
    }

    /**
     * What a push service says.
     *
     * @param retryAfter seconds; 0 where it does not say
     */
    record Answer(int status, int retryAfter) {}

    /**
     * @param atMost how long one request may take in all, the look-up of its name aside
     */
    PushService(Names names, SSLSocketFactory tls, Duration atMost) {
        this.names = names;
        this.tls = tls;
        this.atMost = atMost;
    }

    /**
     * Looks a name up, once: {@link #post} connects to what this returns and to no other.
     *
     * @param onEnd run when the look-up ends, which may be long after this has given it up: nothing
     *     stops the machine's resolver
     * @throws IOException when it is not found in five seconds, or may not be connected to
     */
    List<InetSocketAddress> addresses(String host, Runnable onEnd) throws IOException {
        CompletableFuture<List<InetSocketAddress>> found = new CompletableFuture<>();
        try {
            lookUps.execute(() -> {
                try {
                    found.complete(names.addresses(host));
                } catch (IOException | RuntimeException | Error failure) {
                    found.completeExceptionally(failure);
                } finally {
                    onEnd.run();
                }
            });
        } catch (RejectedExecutionException tooMany) {
            onEnd.run();
            throw new IOException("Too many names are being looked up.", tooMany);
        }
        try {
            return found.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("The name is not found in time.", late);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException away) {
                throw away;
            }
            throw new IOException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The server stops.", stopped);
        }
    }

    /**
     * Posts a body to an endpoint.
     *
     * @param addresses where its host listens
     * @param headers without those that follow from the other arguments
     * @param ttl for how many seconds the body stands; asked when the service is there to take it,
     *     which is given nothing at 0
     * @throws IOException when there is no answer in time, or it is not HTTP
     */
    Answer post(
            List<InetSocketAddress> addresses,
            URI endpoint,
            Map<String, String> headers,
            IntSupplier ttl,
            byte[] body)
            throws IOException {
        // Without NO_PROXY the process's settings could name one.
        try (Socket plain = new Socket(Proxy.NO_PROXY)) {
            Future<?> end =
                    clock.schedule(() -> close(plain), atMost.toMillis(), TimeUnit.MILLISECONDS);
            try {
                plain.connect(addresses.getFirst(), Math.toIntExact(atMost.toMillis()));
                return exchange(plain, endpoint, headers, ttl, body);
            } finally {
                end.cancel(false);
            }
        }
    }

    private Answer exchange(
            Socket plain, URI endpoint, Map<String, String> headers, IntSupplier ttl, byte[] body)
            throws IOException {
        String host = endpoint.getHost();
        SSLSocket secure = (SSLSocket) tls.createSocket(plain, host, plain.getPort(), false);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        int seconds = ttl.getAsInt();
        if (seconds <= 0) {
            throw new IOException("What is to be told is over.");
        }
        OutputStream out = secure.getOutputStream();
        out.write(
                head(endpoint, headers, seconds, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return answer(new BufferedInputStream(secure.getInputStream()));
    }

    private static String head(URI endpoint, Map<String, String> headers, int seconds, int length) {
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        StringBuilder head =
                new StringBuilder("POST %s%s HTTP/1.1\r\n".formatted(path, query))
                        .append("Host: %s\r\n".formatted(endpoint.getHost()))
                        .append("Content-Length: %s\r\n".formatted(length))
                        .append("TTL: %s\r\n".formatted(seconds))
                        .append("Connection: close\r\n");
        headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        return head.append("\r\n").toString();
    }

    /** Reads heads until one is of an answer, and not of a note before it (1xx). */
    private static Answer answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int count = 0; count < MOST_HEAD_BYTES; count++) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("The answer has no whole head.");
            }
            head.append((char) read);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                Answer answer = parse(head.toString());
                if (answer.status() >= 200) {
                    return answer;
                }
                head.setLength(0);
            }
        }
        throw new IOException("The answer's head is too long.");
    }

    private static Answer parse(String head) throws IOException {
        Matcher status = STATUS.matcher(head.substring(0, head.indexOf("\r\n")));
        if (!status.matches()) {
            throw new IOException("The answer is not HTTP.");
        }
        Matcher retryAfter = RETRY_AFTER.matcher(head.replace("\r\n", "\n"));
        return new Answer(
                Integer.parseInt(status.group(1)), retryAfter.find() ? seconds(retryAfter) : 0);
    }

    /** From a number or a date; 0 where it is neither, or past. */
    private static int seconds(Matcher retryAfter) {
        if (retryAfter.group(1) != null) {
            return Integer.parseInt(retryAfter.group(1));
        }
        try {
            Instant at =
                    Instant.from(
                            DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                                    retryAfter.group(2).strip()));
            return Math.clamp(
                    Duration.between(Instant.now(), at).toSeconds(), 0, Integer.MAX_VALUE);
        } catch (DateTimeException wrong) {
            return 0;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // What waits for it ends either way.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        lookUps.shutdownNow();
    }
}
