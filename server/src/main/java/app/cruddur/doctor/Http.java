package app.cruddur.doctor;

import app.cruddur.crypto.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server over HTTP, follows no redirect, and waits a bounded time for an answer. */
final class Http implements AutoCloseable {

    /** An address that nobody has (RFC 5737), claimed in each question. */
    static final String INVENTED = "192.0.2.1";

    private static final int MOST_BYTES = 1_000_000;

    private final HttpClient client;
    private final Duration patience;
    final Certificates.Shown shown;

    Http(Certificates certificates, Duration patience) throws GeneralSecurityException {
        this.patience = patience;
        shown = certificates.shown();
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(shown.context())
                        .connectTimeout(patience)
                        .build();
    }

    Duration patience() {
        return patience;
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(request(address).build());
    }

    /** Reads the whole answer, up to a bound. */
    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(), MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("The answer does not end.");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException known
                    ? known
                    : new IOException(failure.getCause());
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(patience);
    }

    /**
     * An answer to the doctor's question.
     *
     * @param seen nothing where the server does not know our key
     */
    record Answer(int status, Optional<ServerView> seen) {}

    Answer ask(URI server, SecretKey key) throws IOException, InterruptedException {
        Proof question = Proof.question(key);
        HttpResponse<String> answer =
                send(
                        request(server.resolve(DoctorFilter.PATH))
                                .header(Proof.HEADER, question.header())
                                .header("X-Forwarded-For", INVENTED)
                                .build());
        return new Answer(
                answer.statusCode(),
                answer.headers()
                        .firstValue(Proof.HEADER)
                        .flatMap(question::answered)
                        .map(seen -> JsonMapper.shared().readValue(seen, ServerView.class)));
    }

    /**
     * Reads the first bytes of a stream that never ends.
     *
     * @return how many came in time, none where something holds them back; or minus the status
     *     where that is not 200
     */
    int firstBytes(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer =
                    client.send(
                            request(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException heldBack) {
            return 0;
        }
        try (InputStream stream = answer.body()) {
            return answer.statusCode() == 200
                    ? CompletableFuture.supplyAsync(() -> read(stream))
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    : -answer.statusCode();
        } catch (TimeoutException | ExecutionException heldBack) {
            return 0;
        }
    }

    private static int read(InputStream stream) {
        try {
            return stream.read(new byte[1024]);
        } catch (IOException cut) {
            return 0;
        }
    }

    /** The reason why a server could not be asked, by the kind of failure and never by its text. */
    static String reason(IOException failure) {
        boolean encrypted = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnresolvedAddressException unknown -> {
                    return "its name is not known";
                }
                case UnknownHostException unknown -> {
                    return "its name is not known";
                }
                case CertificateException refused -> {
                    return "its certificate is not accepted";
                }
                case SSLPeerUnverifiedException refused -> {
                    return "its certificate is not accepted";
                }
                case SSLException failed -> encrypted = true;
                case HttpTimeoutException late -> {
                    return "it does not answer in time";
                }
                default -> {}
            }
        }
        if (encrypted) {
            return "it does not speak TLS there, or none that is known here";
        }
        return failure instanceof ConnectException
                ? "nobody listens there"
                : "the connection breaks (" + failure.getClass().getSimpleName() + ")";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
