package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What no client library would do: each odd request is refused in the shape of all errors. */
class UnreadableTest {

    private static final String HOST = "Host: cruddur\r\n";

    static Stream<String> requests() {
        return Stream.of(
                "NONSENSE\r\n\r\n",
                "GET /api/activities/home HTTP/1.1\r\n\r\n",
                "GET /api/activities/home HTTP/9.9\r\n" + HOST + "\r\n",
                "GET /api/activities/" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "No colon\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/%2e%2e/x HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/activities/home?limit=%FF HTTP/1.1\r\n"
                        + HOST
                        + "Connection: close\r\n\r\n",
                "GET /api/activities/home?%zz HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n",
                "TRACE /api/activities/home HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST / HTTP/1.1\r\n"
                        + HOST
                        + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void it_is_refused_in_the_shape_of_all_errors(String request) throws IOException {
        URI address = URI.create(RunningServer.get().address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(Math.toIntExact(Deadline.PATIENCE.toMillis()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains(
                            "X-Request-Id: ",
                            "Cache-Control: no-store",
                            "Content-Type: application/problem+json",
                            "\"code\":\"request_refused\"")
                    .doesNotContain("x".repeat(100));
        }
    }

    /** Nobody needs the body of a GET; where nobody reads it, the connection is of no use after. */
    @Test
    void a_body_that_nobody_needs_costs_nobody_the_connection() throws IOException {
        URI address = URI.create(RunningServer.get().address());
        String asked = "GET /api/activities/home HTTP/1.1\r\n" + HOST;
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(Math.toIntExact(Deadline.PATIENCE.toMillis()));
            for (String part :
                    List.of(
                            asked + "Content-Length: 4\r\n\r\n",
                            "body",
                            asked + "Connection: close\r\n\r\n")) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(StandardCharsets.ISO_8859_1)
                    .matches("(?s)HTTP/1.1 200 .*HTTP/1.1 200 .*");
        }
    }

    /**
     * Readers close pages that are still loading all day long; the operator's log is for what
     * broke.
     */
    @Test
    void who_leaves_in_the_middle_of_an_answer_is_no_error() throws Exception {
        URI address = URI.create(RunningServer.get().address());
        Logger logger = (Logger) LoggerFactory.getLogger("app.cruddur.web.Problems");
        BlockingQueue<ILoggingEvent> said = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> listener =
                new AppenderBase<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        said.add(event);
                    }
                };
        listener.start();
        logger.addAppender(listener);
        logger.setLevel(Level.DEBUG);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            // Leaving with answers unread resets the connection: one of the next cannot be sent.
            socket.setSoLinger(true, 0);
            String asked = "GET /openapi.json HTTP/1.1\r\n" + HOST + "\r\n";
            socket.getOutputStream().write(asked.repeat(200).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.close();
            ILoggingEvent event = said.poll(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.getFormattedMessage()).contains("has gone before its answer");
            assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
        } finally {
            logger.detachAppender(listener);
            logger.setLevel(null);
        }
    }
}
