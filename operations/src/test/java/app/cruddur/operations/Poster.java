package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client signed in as the demo's member, by the password that the server printed. */
final class Poster {

    private static final Pattern MEMBER =
            Pattern.compile("sign in as (\\S+) with the password ([A-Za-z0-9_-]+)");
    private static final Pattern UUID = Pattern.compile("\"uuid\" ?: ?\"([0-9a-f-]{36})\"");

    private final String address;
    private final CookieManager cookies;
    private final HttpClient http;

    private Poster(String address, CookieManager cookies) {
        this.address = address;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Not signed in, with the CSRF token's cookie. */
    static Poster before(Cruddur server) throws Exception {
        Poster poster = new Poster(server.address(), new CookieManager());
        poster.get("/api/session");
        return poster;
    }

    /** With the cookie of a session that is there already. */
    static Poster withSession(Cruddur server, String session) throws Exception {
        Poster poster = new Poster(server.address(), new CookieManager());
        HttpCookie cookie = new HttpCookie("SESSION", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        poster.cookies.getCookieStore().add(URI.create(poster.address), cookie);
        poster.get("/api/session");
        return poster;
    }

    /** The same browser at another server, which has the same cookies: they know no ports. */
    Poster at(Cruddur server) throws Exception {
        return new Poster(server.address(), cookies);
    }

    /** The body of what must be answered with 200. */
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static Poster signedIn(Cruddur server) throws Exception {
        Poster poster = before(server);
        Matcher member = MEMBER.matcher(server.out());
        assertThat(member.find()).as(server.out()).isTrue();
        HttpResponse<String> signedIn =
                poster.send(
                        "/api/identity/sign-in",
                        "{\"login\": \"%s\", \"password\": \"%s\"}"
                                .formatted(member.group(1), member.group(2)));
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        return poster;
    }

    /** A person of their own, with the code that the server printed. */
    static Poster joined(Cruddur server, String handle) throws Exception {
        Poster poster = before(server);
        HttpResponse<String> waiting =
                poster.send(
                        "/api/identity/sign-up",
                        """
                        {"name": "%1$s", "email": "%1$s@example.com", "preferred_username": "%1$s", "password": "correct horse"}\
                        """
                                .formatted(handle));
        Matcher uuid = UUID.matcher(waiting.body().replace("sign_up", "uuid"));
        assertThat(uuid.find()).as(waiting.body()).isTrue();
        Pattern code = Pattern.compile("The confirmation code for @" + handle + " is (\\d+)");
        Deadline.await(() -> code.matcher(server.out()).find());
        Matcher sent = code.matcher(server.out());
        assertThat(sent.find()).isTrue();
        HttpResponse<String> confirmed =
                poster.send(
                        "/api/identity/confirm",
                        "{\"sign_up\": \"%s\", \"code\": \"%s\"}"
                                .formatted(uuid.group(1), sent.group(1)));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        return poster;
    }

    HttpResponse<String> post(String message) throws IOException, InterruptedException {
        return send("/api/activities", crud(message));
    }

    CompletableFuture<HttpResponse<String>> postLater(String message) {
        return http.sendAsync(
                request("/api/activities", crud(message)), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts one after another, each of which must be taken; keeps the ids. */
    void postWhile(BooleanSupplier wanted, List<String> acknowledged) {
        try {
            while (wanted.getAsBoolean()) {
                HttpResponse<String> answer = post("One of many.");
                Matcher uuid = UUID.matcher(answer.body());
                assertThat(uuid.find()).as(answer.body()).isTrue();
                acknowledged.add(uuid.group(1));
                // A pace, not a wait: the rest of the machine has work to do, too.
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException lost) {
            throw new AssertionError(lost);
        }
    }

    /**
     * Posts as fast as it can until it is refused, or until it is enough: a server may have its
     * database again so soon that nothing is refused. Keeps the ids of what the server said it has.
     */
    void postUntilRefused(BooleanSupplier enough, List<String> acknowledged) {
        try {
            while (!enough.getAsBoolean()) {
                HttpResponse<String> answer = post("Kept whatever happens.");
                Matcher uuid = UUID.matcher(answer.body());
                if (answer.statusCode() != 200 || !uuid.find()) {
                    return;
                }
                acknowledged.add(uuid.group(1));
            }
        } catch (IOException | InterruptedException killed) {
            // The server has gone, as was intended.
        }
    }

    /** Whether the server still answers who comes anew. */
    boolean answers() {
        try (HttpClient anew = HttpClient.newHttpClient()) {
            anew.send(
                    HttpRequest.newBuilder(URI.create(address + "/livez"))
                            .timeout(Duration.ofMillis(500))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException | InterruptedException refused) {
            return false;
        }
    }

    private static String crud(String message) {
        return "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted(message);
    }

    HttpResponse<String> send(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return http.send(request(path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(request(path, body), (name, value) -> true)
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.header("Content-Type", "application/json")
                .header(
                        "X-XSRF-TOKEN",
                        cookies.getCookieStore().getCookies().stream()
                                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                                .map(HttpCookie::getValue)
                                .findFirst()
                                .orElse(""))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
