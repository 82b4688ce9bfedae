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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
        // All tests come from one address.
        System.setProperty("cruddur.limits.factor", "100000");
        try {
            context =
                    Objects.requireNonNull(
                            Cruddur.run(
                                    List.of("--demo"),
                                    Map.of("PORT", "0", "CRUDDUR_HOME", home.toString())));
        } finally {
            System.clearProperty("cruddur.limits.factor");
        }
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

    /** The first column of the first row, as text. */
    String ask(String query) throws SQLException {
        try (Connection connection = Database.single(database()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Waits until the query gives the wanted answer, and fails when it does not in time. */
    void await(String wanted, String query, Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        String found = ask(query);
        while (!found.equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(query + " still gives " + found + ", not " + wanted);
            }
            found = ask(query);
        }
    }

    String root() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    Client client() {
        return new Client(root());
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
            String signUp = signUp(handle, handle + "@example.com");
            HttpResponse<String> confirmed = confirm(signUp, code(handle, log));
            if (confirmed.statusCode() != 200) {
                throw new AssertionError(confirmed.body());
            }
        }

        /** The id of a sign-up that waits for its code. The password is "correct horse". */
        String signUp(String handle, String email) {
            HttpResponse<String> waiting =
                    post(
                            "/api/identity/sign-up",
                            """
                            {"name": "%1$s", "email": "%2$s",
                             "preferred_username": "%1$s", "password": "correct horse"}\
                            """
                                    .formatted(handle, email));
            if (waiting.statusCode() != 200) {
                throw new AssertionError(waiting.body());
            }
            return json(waiting).get("sign_up").asString();
        }

        HttpResponse<String> confirm(String signUp, String code) {
            return post(
                    "/api/identity/confirm",
                    "{\"sign_up\": \"%s\", \"code\": \"%s\"}".formatted(signUp, code));
        }

        HttpResponse<String> signIn(String login, String password) {
            return post(
                    "/api/identity/sign-in",
                    JSON.writeValueAsString(Map.of("login", login, "password", password)));
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

    /** The last code that the server's log has for a handle. */
    static String code(String handle, CapturedOutput log) {
        Matcher code =
                Pattern.compile("confirmation code for @" + handle + " is (\\d{6})")
                        .matcher(log.getOut());
        String last = "";
        while (code.find()) {
            last = code.group(1);
        }
        if (last.isEmpty()) {
            throw new AssertionError("There is no code for @" + handle + " in the log.");
        }
        return last;
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
