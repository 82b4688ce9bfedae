package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One real server with its own PostgreSQL, on a free port, for all tests of this run. */
final class RunningServer {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final RunningServer ONLY = new RunningServer();

    private final ConfigurableApplicationContext context;
    final Path home;

    static RunningServer get() {
        return ONLY;
    }

    private RunningServer() {
        try {
            home = Files.createTempDirectory("cruddur-test");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        context =
                Objects.requireNonNull(
                        Cruddur.run(
                                List.of("--demo"),
                                Map.of("PORT", "0", "CRUDDUR_HOME", home.toString())));
    }

    ConnectionUrl database() {
        return context.getBean(Database.class).url();
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = Database.single(database()).getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** Where it listens: scheme, host and port. */
    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    Client client() {
        return new Client(address());
    }

    /**
     * What a browser does: keeps cookies, and sends the token that guards against forged requests.
     */
    static final class Client {
        private final String root;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

        Client(String root) {
            this.root = root;
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(root + path)).GET());
        }

        HttpResponse<String> post(String path, String body) {
            return send(
                    guarded(path)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        HttpResponse<String> delete(String path) {
            return send(guarded(path).DELETE());
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        HttpRequest.Builder guarded(String path) {
            if (cookie("XSRF-TOKEN").isEmpty()) {
                get("/api/session");
            }
            return HttpRequest.newBuilder(URI.create(root + path))
                    .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        /** Signs up, reads the code in the server's log, confirms. */
        void join(String handle, CapturedOutput log) {
            String signUp =
                    json(post(
                                    "/api/identity/sign-up",
                                    """
                                    {"name": "%1$s", "email": "%1$s@example.com",
                                     "preferred_username": "%1$s", "password": "correct horse"}\
                                    """
                                            .formatted(handle)))
                            .get("sign_up")
                            .asString();
            String code = codeFor(handle, log);
            HttpResponse<String> confirmed =
                    post(
                            "/api/identity/confirm",
                            "{\"sign_up\": \"%s\", \"code\": \"%s\"}".formatted(signUp, code));
            if (confirmed.statusCode() != 200) {
                throw new AssertionError(confirmed.body());
            }
        }

        JsonNode crud(String message, String ttl) {
            return json(
                    post(
                            "/api/activities",
                            JSON.writeValueAsString(
                                    Map.of(
                                            "message", message,
                                            "ttl", ttl,
                                            "user_handle", "andrewbrown"))));
        }
    }

    /** The code that the server told its log for this sign-up. */
    static String codeFor(String handle, CapturedOutput log) {
        Matcher code =
                Pattern.compile("confirmation code for @" + handle + " is (\\d{6})")
                        .matcher(log.getOut());
        if (!code.find()) {
            throw new AssertionError("There is no code for @" + handle + " in the log.");
        }
        return code.group(1);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
