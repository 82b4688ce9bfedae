package app.cruddur.testing.server;

import app.cruddur.Cruddur;
import app.cruddur.boot.CommandRunner;
import app.cruddur.database.Database;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.sessions.Sessions;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real server with its own PostgreSQL, on a free port: one for all tests of this run, and another
 * for who breaks it.
 */
public final class RunningServer implements AutoCloseable {

    public static final JsonMapper JSON = JsonMapper.shared();

    /** Between two looks, so that waiting costs no processor time: {@value} nanoseconds. */
    private static final long PAUSE = 20_000_000;

    private static final RunningServer ONLY = new RunningServer(Map.of());

    private final ConfigurableApplicationContext context;
    public final Path home;

    /** Past the server; to sign in takes longer than most statements. */
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    /**
     * The one server of this run. Failed sign-ins of earlier tests are forgotten: all tests come
     * from one address, and would have to wait for one another's.
     */
    public static RunningServer get() {
        ONLY.forgetFailures();
        return ONLY;
    }

    private void forgetFailures() {
        try {
            execute("DELETE FROM failed_attempts");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A server of one's own, to be closed. */
    public static RunningServer another(Map<String, String> settings) {
        return new RunningServer(settings);
    }

    /** What another server needs to stand beside this one, on its database. */
    public Map<String, String> sameDatabase() throws IOException {
        return Map.of(
                "CONNECTION_URL",
                Files.readString(home.resolve("url")).strip(),
                "SECRET_KEY",
                Files.readString(home.resolve("secret-key")).strip());
    }

    /** Takes its PostgreSQL away. */
    public void stopDatabase() {
        Objects.requireNonNull(context.getBean(Database.class).own()).close();
    }

    @Override
    public void close() {
        idle.forEach(RunningServer::closeQuietly);
        context.close();
    }

    private RunningServer(Map<String, String> settings) {
        try {
            home = Files.createTempDirectory("cruddur-test");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        Map<String, String> environment = new HashMap<>();
        // All tests come from one address.
        environment.put("LIMITS_FACTOR", "10000");
        environment.put("SEAL", "on");
        if (ONLY != null) {
            // Some share its database.
            environment.put("SEALS_FILE", ONLY.home.resolve("seals").resolve("keys").toString());
            shareThePrograms(home);
        }
        environment.putAll(settings);
        environment.put("PORT", "0");
        environment.put("CRUDDUR_HOME", home.toString());
        context =
                Objects.requireNonNull(
                        CommandRunner.run(Cruddur.class, words(settings), environment));
        spareTheDisk();
        if (words(settings).contains("--demo")) {
            leaveTheSeed();
        }
    }

    /** So that PostgreSQL is unpacked once, which takes a second. */
    private static void shareThePrograms(Path home) {
        try {
            // What an earlier start would have left, without which the folder is somebody else's.
            Files.createFile(home.resolve("lock"));
            Files.createSymbolicLink(home.resolve("bin"), ONLY.home.resolve("bin"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tests count on the seed's eight cruds and on no others; these have the oldest ids. */
    private void leaveTheSeed() {
        try {
            sql(
                    "DELETE FROM activities WHERE uuid NOT IN"
                            + " (SELECT uuid FROM activities ORDER BY uuid LIMIT 8)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Its own PostgreSQL need not wait for the disk: nobody pulls the plug on it. */
    private void spareTheDisk() {
        if (context.getBean(Database.class).own() == null) {
            return;
        }
        try {
            execute("ALTER SYSTEM SET fsync = off");
            ask("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The cast has passwords, which only the embedded identity knows. */
    private static List<String> words(Map<String, String> settings) {
        return settings.containsKey("IDENTITY") ? List.of() : List.of("--demo");
    }

    public ConnectionUrl database() {
        return context.getBean(Database.class).url();
    }

    /** Another database of the same PostgreSQL. */
    public ConnectionUrl database(String name) {
        ConnectionUrl here = database();
        String hosts = here.jdbcUrl().substring("jdbc:postgresql://".length());
        return ConnectionUrl.parse(
                "postgresql://%s:%s@%s"
                        .formatted(
                                here.user(),
                                here.password(),
                                hosts.replaceFirst("/[^/?]+", "/" + name)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /**
     * Changes something past the server, which is then told; of what nobody announces it would know
     * within a second.
     */
    public void sql(String statement) throws SQLException {
        execute(statement);
        context.getBean(ChangeNotifier.class).changed(ChangeNotifier.Change.TEXTS);
        context.getBean(Sessions.class).forget();
    }

    /** The first column of the first row, as text. */
    public String ask(String query) throws SQLException {
        return onConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private void execute(String statement) throws SQLException {
        onConnection(connection -> {
            try (Statement run = connection.createStatement()) {
                return run.execute(statement);
            }
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One that failed is not used again. */
    private <T> T onConnection(Work<T> work) throws SQLException {
        Connection connection = takeIdle();
        try {
            T result = work.on(connection);
            idle.push(connection);
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            closeQuietly(connection);
            throw failure;
        }
    }

    /** As new, whatever the one before has set. */
    private Connection takeIdle() throws SQLException {
        Connection connection = idle.poll();
        if (connection != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("RESET ALL; RESET SESSION AUTHORIZATION");
                return connection;
            } catch (SQLException lost) {
                closeQuietly(connection);
            }
        }
        return Database.single(database()).getConnection();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            // It is of no use to anybody.
        }
    }

    /** Waits until the query gives the wanted answer, and fails when it does not in time. */
    public void await(String wanted, String query, Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        String found = ask(query);
        while (!found.equals(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(query + " still gives " + found + ", not " + wanted);
            }
            LockSupport.parkNanos(PAUSE);
            found = ask(query);
        }
    }

    /** Deletes what nobody uses any more, by the task that the server itself runs each minute. */
    public void keepHouse() {
        FixedDelayTask task =
                (FixedDelayTask)
                        context
                                .getBean(
                                        TaskManagementConfigUtils
                                                .SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME,
                                        ScheduledTaskHolder.class)
                                .getScheduledTasks()
                                .stream()
                                .map(ScheduledTask::getTask)
                                .filter(one ->
                                        one.toString()
                                                .equals("app.cruddur.expiry.Housekeeping.run"))
                                .findFirst()
                                .orElseThrow();
        if (!task.getIntervalDuration().equals(Duration.ofMinutes(1))) {
            throw new AssertionError("It runs each " + task.getIntervalDuration());
        }
        task.getRunnable().run();
    }

    /** Where it listens: scheme, host and port. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** The port of health and metrics; empty where there is none. */
    public String managementPort() {
        return context.getEnvironment().getProperty("local.management.port", "");
    }

    public Client client() {
        return new Client(address());
    }

    /** A client that has signed up under this handle. */
    public Client joined(String handle, CapturedOutput log) {
        Client client = client();
        client.join(handle, log);
        return client;
    }

    /**
     * Gives somebody a role, and a second factor of which a code was just given in each of their
     * sessions. There is no app that makes another.
     */
    public void giveRole(String handle, String role) throws SQLException {
        sql(
                """
                INSERT INTO user_roles (user_uuid, role) SELECT uuid, '%2$s' FROM users WHERE handle = '%1$s';
                INSERT INTO second_factors (user_uuid, secret_encrypted, last_step)
                SELECT uuid, '', 0 FROM users WHERE handle = '%1$s'
                ON CONFLICT DO NOTHING;
                UPDATE sessions SET factor_at = statement_timestamp() FROM users
                WHERE users.uuid = user_uuid AND handle = '%1$s'\
                """
                        .formatted(handle, role));
    }

    /**
     * What a browser does: keeps cookies, and sends the token that guards against forged requests.
     */
    public static final class Client {
        private final String root;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http;
        private String forwardedFor = "";

        public Client(String root) {
            this(root, HttpClient.newBuilder());
        }

        public Client(String root, HttpClient.Builder http) {
            this.root = root;
            this.http = http.cookieHandler(cookies).build();
        }

        /** Says what a proxy would: for whom it asks. */
        public Client forwardedFor(String address) {
            forwardedFor = address;
            return this;
        }

        public HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(root + path)).GET());
        }

        public HttpResponse<String> head(String path) {
            return send(HttpRequest.newBuilder(URI.create(root + path)).HEAD());
        }

        public HttpResponse<String> post(String path, String body) {
            return send(
                    guarded(path)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** Without the token that guards against forged requests. */
        public HttpResponse<String> forged(String path) {
            return send(
                    HttpRequest.newBuilder(URI.create(root + path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}")));
        }

        public HttpResponse<String> put(String path, String body) {
            return send(
                    guarded(path)
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** Posts a crud for an hour under an Idempotency-Key. */
        public HttpResponse<String> postOnce(String key, String message) {
            return postOnce("/api/activities", key, message);
        }

        public HttpResponse<String> postOnce(String path, String key, String message) {
            return send(
                    guarded(path)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            JSON.writeValueAsString(
                                                    Map.of("message", message, "ttl", "1-hour")))));
        }

        public JsonNode reply(String uuid, String message, String ttl) {
            return json(
                    post(
                            "/api/activities/" + uuid + "/reply",
                            JSON.writeValueAsString(Map.of("message", message, "ttl", ttl))));
        }

        public HttpResponse<String> delete(String path) {
            return send(guarded(path).DELETE());
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                if (!forwardedFor.isEmpty()) {
                    request.setHeader("X-Forwarded-For", forwardedFor);
                }
                HttpRequest sent = request.build();
                CacheRules.Asked asked = CacheRules.Asked.now(sent, !cookie("SESSION").isEmpty());
                HttpResponse<String> answer = http.send(sent, RunningServer::body);
                Contract.check(asked, answer);
                return answer;
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        public HttpRequest.Builder guarded(String path) {
            if (cookie("XSRF-TOKEN").isEmpty()) {
                get("/api/session");
            }
            return HttpRequest.newBuilder(URI.create(root + path))
                    .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        }

        /** Has this cookie alone under its name. */
        public void keep(String name, String value) {
            List.copyOf(cookies.getCookieStore().getCookies()).stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
            HttpCookie cookie = new HttpCookie(name, value);
            cookie.setPath("/");
            cookie.setVersion(0);
            cookies.getCookieStore().add(URI.create(root), cookie);
        }

        public String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().replace("__Host-", "").equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        /** Signs up, reads the code in the server's log, confirms. */
        public void join(String handle, CapturedOutput log) {
            String signUp = signUp(handle, handle + "@example.com");
            HttpResponse<String> confirmed = confirm(signUp, code(handle, log));
            if (confirmed.statusCode() != 200) {
                throw new AssertionError(confirmed.body());
            }
        }

        /** The id of a sign-up that waits for its code. The password is "correct horse". */
        public String signUp(String handle, String email) {
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

        public HttpResponse<String> confirm(String signUp, String code) {
            return post(
                    "/api/identity/confirm",
                    "{\"sign_up\": \"%s\", \"code\": \"%s\"}".formatted(signUp, code));
        }

        public HttpResponse<String> signIn(String login, String password) {
            return post(
                    "/api/identity/sign-in",
                    JSON.writeValueAsString(Map.of("login", login, "password", password)));
        }

        public JsonNode crud(String message, String ttl) {
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

    /** The body as text; of a stream, which has no end, nothing. */
    private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo answer) {
        boolean endless =
                answer.headers()
                        .firstValue("Content-Type")
                        .filter("text/event-stream"::equals)
                        .isPresent();
        return endless ? new Unread() : HttpResponse.BodyHandlers.ofString().apply(answer);
    }

    /** Hangs up as soon as the headers are there. */
    private static final class Unread implements HttpResponse.BodySubscriber<String> {

        @Override
        public CompletionStage<String> getBody() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void onSubscribe(Flow.Subscription body) {
            body.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    /** The last code that the server's log has for a handle, whatever it is for. */
    public static String code(String handle, CapturedOutput log) {
        Matcher code = Pattern.compile(" code .*@" + handle + " is (\\d{6})").matcher(log.getOut());
        String last = "";
        while (code.find()) {
            last = code.group(1);
        }
        if (last.isEmpty()) {
            throw new AssertionError("There is no code for @" + handle + " in the log.");
        }
        return last;
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
