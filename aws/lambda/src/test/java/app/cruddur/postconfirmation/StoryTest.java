package app.cruddur.postconfirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From signing up at the pool to a crud on the home page, with every part in a process of its own:
 * cognito-local, the jar for Lambda under AWS's runtime client, the server's jar, PostgreSQL.
 */
class StoryTest {

    private static final Path SERVER = Path.of("../../server/target/cruddur.jar");

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static ServerProcess server;
    private static String address;
    private static Lambda lambda;
    private static InvokeApi aws;
    private static CognitoLocal cognito;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        assertThat(SERVER).as("the server's jar, built by ./mvnw package").exists();
        database = TestDatabase.empty();
        lambda = function(database.url("first"));
        aws = new InvokeApi(lambda);
        cognito = new CognitoLocal(folder, aws.address());
        server =
                ServerProcess.start(
                        folder,
                        settings(),
                        List.of(
                                ServerProcess.java(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                SERVER.toAbsolutePath().toString()));
        address = server.await("ready in .* s: open (http\\S+)/").replace("localhost", "127.0.0.1");
        database.letTheHandlerIn();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(cognito.settings());
        settings.put("PORT", "0");
        settings.put("CRUDDUR_HOME", folder.resolve("home").toString());
        settings.put("CONNECTION_URL", database.url());
        return settings;
    }

    private static Lambda function(String databaseUrl) throws Exception {
        return new Lambda(folder, Lambda.quick(), databaseUrl);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : List.of(server, cognito, aws, lambda, database)) {
            part.close();
        }
    }

    @Test
    void who_signs_up_at_the_pool_has_a_row_and_posts_under_their_handle() throws Exception {
        String sub = cognito.signUp("andrew@example.com", "Andrew Brown", "Andrew_Brown");
        assertThat(row(sub)).isEqualTo("Andrew Brown|andrew_brown|andrew@example.com");

        String token = access("andrew@example.com");
        assertThat(post(token, "/api/activities", crud("Cloud is fun!")))
                .satisfies(posted -> assertThat(posted.statusCode()).isEqualTo(200));
        JsonObject first =
                JsonParser.parseString(get("/api/activities/home").body())
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject();
        assertThat(first.get("message").getAsString()).isEqualTo("Cloud is fun!");
        assertThat(first.get("handle").getAsString()).isEqualTo("andrew_brown");

        // An ID token tells who one is, and opens nothing.
        String id = cognito.signIn("andrew@example.com").get("IdToken").getAsString();
        assertThat(codeOf(post(id, "/api/activities", crud("No.")))).isEqualTo("token_invalid");
    }

    @Test
    void what_the_trigger_could_not_record_the_first_request_does_and_a_password_reset_does_not()
            throws Exception {
        String email = "bayko@example.com";
        try (Lambda astray =
                function("postgresql://lambda:first@127.0.0.1:1/postgres?sslmode=disable")) {
            aws.becomes(astray);
            String sub = cognito.signUp(email, "Andrew Bayko", "bayko");
            assertThat(astray.log()).contains("database_unavailable", sub).doesNotContain(email);
        } finally {
            aws.becomes(lambda);
        }
        cognito.resetPassword(email);
        assertThat(count("bayko")).isEqualTo("0");

        // cognito-local has no userinfo, and so the token tells the sub alone.
        String token = access(email);
        assertThat(codeOf(post(token, "/api/activities", crud("Hi.")))).isEqualTo("handle_needed");
        assertThat(choose(token, "bayko").statusCode()).isEqualTo(200);
        assertThat(post(token, "/api/activities", crud("Hi.")).statusCode()).isEqualTo(200);

        cognito.resetPassword(email);
        assertThat(count("bayko")).isEqualTo("1");
    }

    @Test
    void of_two_who_want_one_handle_at_once_one_has_it_and_the_other_chooses() throws Exception {
        List<String> emails = List.of("londo@example.com", "centauri@example.com");
        try (ExecutorService together = Executors.newFixedThreadPool(2)) {
            List<Future<String>> subs =
                    together.invokeAll(
                            emails.stream()
                                    .map(email ->
                                            (Callable<String>)
                                                    () -> cognito.signUp(email, "Londo", "londo"))
                                    .toList());
            for (Future<String> sub : subs) {
                assertThat(sub.get()).isNotEmpty();
            }
        }
        assertThat(count("londo")).isEqualTo("1");
        assertThat(lambda.log()).contains("handle_taken");

        int chose = 0;
        for (String email : emails) {
            String token = access(email);
            if (codeOf(post(token, "/api/activities", crud("Mine?"))).equals("handle_needed")) {
                assertThat(codeOf(choose(token, "londo"))).isEqualTo("preferred_username_taken");
                assertThat(choose(token, "mollari").statusCode()).isEqualTo(200);
                chose++;
            }
        }
        assertThat(chose).isEqualTo(1);
    }

    @Test
    void the_existing_user_is_deleted_and_signs_up_again() throws Exception {
        String email = "delenn@example.com";
        cognito.signUp(email, "Delenn", "delenn");
        String old = access(email);
        assertThat(post(old, "/api/activities", crud("Before.")).statusCode()).isEqualTo(200);

        cognito.delete(email);
        userDelete("delenn");
        assertThat(codeOf(post(old, "/api/activities", crud("Still?")))).isEqualTo("token_invalid");
        assertThat(get("/api/activities/home").body()).doesNotContain("Before.");

        String sub = cognito.signUp(email, "Delenn", "delenn");
        assertThat(row(sub)).isEqualTo("Delenn|delenn|" + email);
        assertThat(post(access(email), "/api/activities", crud("Again.")).statusCode())
                .isEqualTo(200);
        assertThat(codeOf(post(old, "/api/activities", crud("Still?")))).isEqualTo("token_invalid");
    }

    private static void userDelete(String handle) throws Exception {
        ProcessBuilder command = new ProcessBuilder("../../bin/user-delete", handle).inheritIO();
        command.environment().put("CONNECTION_URL", database.url());
        Process process = command.start();
        assertThat(process.waitFor(ServerProcess.PATIENCE)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static String row(String sub) throws SQLException {
        return database.ask(
                "SELECT concat_ws('|', display_name, handle, email) FROM users"
                        + " WHERE cognito_user_id = '%s'".formatted(sub));
    }

    private static String count(String handle) throws SQLException {
        return database.ask("SELECT count(*) FROM users WHERE handle = '%s'".formatted(handle));
    }

    private static String access(String email) throws Exception {
        return cognito.signIn(email).get("AccessToken").getAsString();
    }

    private static String crud(String message) {
        return new Gson().toJson(Map.of("message", message, "ttl", "1-hour"));
    }

    private HttpResponse<String> choose(String token, String handle) throws Exception {
        return post(
                token,
                "/api/identity/handle",
                new Gson().toJson(Map.of("preferred_username", handle)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String token, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String codeOf(HttpResponse<String> answer) {
        JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
        return body.has("code") ? body.get("code").getAsString() : "";
    }
}
