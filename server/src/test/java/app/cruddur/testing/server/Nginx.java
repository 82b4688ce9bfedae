package app.cruddur.testing.server;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Debian's nginx, ending TLS before a server in a few lines; docker/nginx.conf is what a host
 * takes.
 */
public final class Nginx implements AutoCloseable {

    private final Path folder;
    private final Process process;
    public final int port;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it before the address of a server; returns when it takes connections. */
    public static Nginx before(String server) throws IOException, InterruptedException {
        return before(server, "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;");
    }

    /**
     * @param lines what else the proxy does with each request
     */
    public static Nginx before(String server, String lines)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cruddur-nginx");
        run(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1",
                        "-keyout",
                        "key.pem",
                        "-out",
                        "certificate.pem"));
        int port = Ports.free();
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:%d ssl;
                        ssl_certificate certificate.pem;
                        ssl_certificate_key key.pem;
                        location / {
                            proxy_pass %s;
                            proxy_set_header Host $http_host;
                            %s
                        }
                    }
                }
                """
                        .formatted(port, server, lines));
        Process process =
                new ProcessBuilder(
                                "/usr/sbin/nginx",
                                "-p",
                                folder.toString(),
                                "-c",
                                "nginx.conf",
                                "-e",
                                "error.log")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.log").toFile())
                        .start();
        Nginx started = new Nginx(folder, port, process);
        long deadline = System.nanoTime() + Deadline.PATIENCE.toNanos();
        while (!Files.exists(folder.resolve("nginx.pid"))) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError(
                        "nginx did not start: " + Files.readString(folder.resolve("error.log")));
            }
            Thread.onSpinWait();
        }
        return started;
    }

    private static void run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        int status =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new AssertionError(command + ": " + Files.readString(log));
        }
    }

    /** Trusts this nginx's certificate and no other. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(certificate());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** This nginx's certificate, to be trusted. */
    public KeyStore certificate() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(folder.resolve("certificate.pem"))) {
            trusted.setCertificateEntry(
                    "nginx",
                    CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        return trusted;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
