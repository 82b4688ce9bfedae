package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.LatencyProbe;
import app.cruddur.testing.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that cost their sender little and the server much are refused before anything reads them.
 */
class HostileBodiesTest {

    private static final int LIMIT = 64 * 1024;

    private final RunningServer server = RunningServer.get();

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "gzip, gzip", "identity, gzip"})
    void a_compressed_body_is_refused(String encoding) throws IOException {
        for (byte[] body : List.of(gzip(100), Arrays.copyOf(gzip(100), 20), gzip(15_000_000))) {
            String answer =
                    send("/api/identity/forgot", "Content-Encoding: " + encoding + "\r\n", body);
            assertThat(answer)
                    .startsWith("HTTP/1.1 415 ")
                    .contains(
                            "\"code\":\"content_encoding_unsupported\"",
                            "Content-Type: application/problem+json",
                            "X-Content-Type-Options: nosniff",
                            "Accept-Encoding: identity");
        }
        reader_is_served();
    }

    @Test
    void a_chunked_body_that_is_compressed_or_too_large_is_refused() throws IOException {
        assertThat(chunked("Content-Encoding: gzip\r\n", Arrays.copyOf(gzip(100), 20)))
                .startsWith("HTTP/1.1 415 ");
        assertThat(chunked("", new byte[LIMIT + 1])).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_body_said_to_be_identical_is_taken_as_it_is() throws IOException {
        assertThat(
                        send(
                                "/api/identity/forgot",
                                "Content-Encoding: identity\r\n",
                                "{\"email\":\"x@example.com\"}".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200 ");
    }

    /**
     * As many as an address may have, and more, each all but whole: those beyond its share are
     * refused at once, the others when their time is over, and meanwhile others read and write.
     */
    @Test
    void slow_bodies_take_no_more_than_the_share_of_their_sender() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (LatencyProbe ignored = LatencyProbe.of(server)) {
            for (int number = 0; number < 60; number++) {
                Socket socket = connect("127.0.0.9");
                slow.add(socket);
                write(socket, head("POST", "/api/identity/forgot", "Content-Length: " + LIMIT));
                write(socket, "x".repeat(LIMIT - 100));
            }
            List<String> statuses = new ArrayList<>();
            long began = System.nanoTime();
            assertThat(
                            send(
                                    "/api/identity/forgot",
                                    "",
                                    "{\"email\":\"x@example.com\"}"
                                            .getBytes(StandardCharsets.UTF_8)))
                    .startsWith("HTTP/1.1 200 ");
            for (Socket socket : slow) {
                String answer = answer(socket);
                statuses.add(answer.substring(9, 12));
                assertThat(answer).contains("Connection: close");
            }
            assertThat(statuses).containsOnly("408", "503");
            assertThat(statuses.stream().filter("408"::equals).count()).isLessThanOrEqualTo(32);
            assertThat((System.nanoTime() - began) / 1e9).isLessThan(60);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        // What they took is free again, soon after they were answered.
        Deadline.await(() ->
                send("127.0.0.9", "/api/identity/forgot", "", new byte[LIMIT])
                        .startsWith("HTTP/1.1 400 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b;charset=\"",
                "application/json;charset=x",
                "application/json;charset=",
                "application/json;charset=\0",
                "application/x-www-form-urlencoded;charset=utf-7",
                "text/html;charset=\"\"",
                ";",
                "/",
                "multipart/form-data",
                "application/x-www-form-urlencoded"
            })
    void an_odd_content_type_is_refused_as_a_problem(String type) throws IOException {
        for (String path :
                List.of("/", "/api/identity/forgot", "/api/activities", "/oauth2/token")) {
            String answer = send(path, "Content-Type: " + type + "\r\n", "a=%zz".getBytes());
            assertThat(answer)
                    .as("%s %s", path, type)
                    .matches("(?s)HTTP/1.1 4\\d\\d .*")
                    .doesNotContain("Exception", "text/html")
                    // OAuth has a shape of its own for what a client does wrong (RFC 6749, 5.2).
                    .containsAnyOf("application/problem+json", "\"error\":\"invalid_");
        }
    }

    private void reader_is_served() {
        assertThat(server.client().get("/api/activities/home").statusCode()).isEqualTo(200);
        assertThat(server.client().get("/livez").statusCode()).isEqualTo(200);
    }

    private String send(String path, String headers, byte[] body) throws IOException {
        return send("127.0.0.8", path, headers, body);
    }

    private String send(String from, String path, String headers, byte[] body) throws IOException {
        try (Socket socket = connect(from)) {
            write(socket, head("POST", path, headers + "Content-Length: " + body.length));
            try {
                socket.getOutputStream().write(body);
            } catch (IOException refused) {
                // It was answered before it came to its end.
            }
            return answer(socket);
        }
    }

    /** In one piece, since what is refused by its head may be closed before more comes. */
    private String chunked(String headers, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = head("POST", "/api/identity/forgot", headers + "Transfer-Encoding: chunked");
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(
                (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        request.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        try (Socket socket = connect("127.0.0.8")) {
            request.writeTo(socket.getOutputStream());
            return answer(socket);
        }
    }

    private static String head(String verb, String path, String headers) {
        String type = headers.contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
        return "%s %s HTTP/1.1\r\nHost: cruddur\r\nConnection: close\r\nCookie: XSRF-TOKEN=a\r\nX-XSRF-TOKEN: a\r\n%s%s\r\n\r\n"
                .formatted(verb, path, type, headers);
    }

    private Socket connect(String from) throws IOException {
        URI address = URI.create(server.address());
        Socket socket =
                new Socket(address.getHost(), address.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(120_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All that comes, as far as it comes. */
    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int size; (size = socket.getInputStream().read(part)) >= 0; ) {
                all.write(part, 0, size);
            }
        } catch (java.net.SocketException reset) {
            // What was sent and not read resets the connection after the answer.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[length]);
        }
        return bytes.toByteArray();
    }
}
