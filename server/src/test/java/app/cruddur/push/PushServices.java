package app.cruddur.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The push services of the tests, for all names below push.example: one TLS server on loopback,
 * which starts when it is first connected to. It answers 201, or what a test has chosen for a path.
 */
final class PushServices {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** A request as it came. Names of headers are in lower case. */
    record Received(String host, String path, Map<String, String> headers, byte[] body) {

        /** Empty where it was not sent. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** A chosen answer. */
    record Chosen(int status, Map<String, String> headers) {}

    private static final class Started {

        private static final PushServices ONLY = new PushServices();
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Chosen> chosen = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final HttpsServer server;
    private final SSLContext tls;

    static PushServices get() {
        return Started.ONLY;
    }

    private PushServices() {
        try {
            tls = tls();
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(
                    Executors.newCachedThreadPool(
                            Thread.ofPlatform().name("push-service-", 0).daemon().factory()));
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException | GeneralSecurityException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String path = exchange.getRequestURI().toString();
            received.add(new Received(headers.getOrDefault("host", ""), path, headers, body));
            CountDownLatch until = held.get(path);
            if (until != null) {
                until.await();
            }
            Chosen answer = chosen.getOrDefault(path, new Chosen(201, Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came to a path, the first first. */
    List<Received> at(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    void choose(String path, int status, Map<String, String> headers) {
        chosen.put(path, new Chosen(status, headers));
    }

    /** Has requests to a path get no answer until the latch opens. */
    CountDownLatch hold(String path) {
        return held.computeIfAbsent(path, _ -> new CountDownLatch(1));
    }

    /** A server with the certificate of these names, which does nothing of itself. */
    ServerSocket bare() throws IOException {
        return tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Where these names lead; no other name leads anywhere. */
    static List<InetSocketAddress> addresses(String host) throws IOException {
        if (!host.endsWith("push.example")) {
            return PublicAddresses.of(host);
        }
        return List.of(get().server.getAddress());
    }

    /** Trusts the certificate of these names, and no other. */
    static SSLSocketFactory trusting() {
        return new Lazily();
    }

    /** The certificate takes a second to make, which tests without Web Push need not wait for. */
    private static final class Lazily extends SSLSocketFactory {

        @Override
        public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
                throws IOException {
            return get().tls.getSocketFactory().createSocket(plain, host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress own, int ownPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return get().tls.getSocketFactory().getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return get().tls.getSocketFactory().getSupportedCipherSuites();
        }
    }

    private static SSLContext tls()
            throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = Files.createTempDirectory("push-services").resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "push",
                                "-dname",
                                "CN=push.example",
                                "-ext",
                                "san=dns:push.example,dns:*.push.example",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            own.load(in, PASSWORD);
        }
        KeyManagerFactory keyManagers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(own, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("push", own.getCertificate("push"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
