package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.testing.AwsStub;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.PreloadedAws;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import app.cruddur.testing.Script.Started;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations.md, walked through from top to bottom; where it says AWS, by the stub. */
@Order(4)
class OperationsPageTest {

    private static final Server OWN = Server.POSTGRESQL_18;
    private static final Server RDS = Server.POSTGRESQL_15;
    private static final Pattern BLOCK =
            Pattern.compile("^```sh *(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private record Block(String kind, String commands) {}

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Script.ROOT.resolve("docs/operations.md")));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        return blocks;
    }

    private static Run bash(Map<String, String> environment, String commands) {
        return Script.run(
                environment, "/usr/bin/bash", "-euc", "cd '" + Script.ROOT + "'\n" + commands);
    }

    @Test
    void the_page_is_true_as_far_as_aws_is_not_needed(@TempDir Path home) throws Exception {
        RDS.execute(
                "postgres",
                "CREATE ROLE cruddurroot LOGIN CREATEDB CREATEROLE PASSWORD 'of the page/ö'",
                "DROP DATABASE IF EXISTS cruddur");
        OWN.execute("postgres", "DROP DATABASE IF EXISTS own_cruddur");
        String production = RDS.url("cruddurroot", "of the page/ö", "cruddur");
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "HOME", home.toString(),
                                "CRUDDUR_HOME", home.resolve("embedded").toString(),
                                "PROD_CONNECTION_URL", production));
        List<String> printed = new ArrayList<>();
        try (EmbeddedPostgres embedded =
                EmbeddedPostgres.start(home.resolve("embedded"), line -> {})) {
            assertThat(embedded.url()).isNotEmpty();
            Script.run(environment, "db-setup").succeeds();
            String exported = "";
            for (Block block : blocks()) {
                if (block.kind().equals("server")) {
                    createThreeActivities(environment);
                } else if (block.kind().isEmpty()) {
                    String commands =
                            block.commands()
                                    .replace(
                                            "postgresql://postgres:password@localhost:5432/cruddur",
                                            OWN.url("own_cruddur"));
                    printed.add(bash(environment, exported + commands).succeeds().out());
                    exported += exportsOf(commands);
                }
            }
        }
        String all = String.join("\n", printed);
        assertThat(all)
                .contains("CREATE DATABASE", "INSERT 0 4", "INSERT 0 8", "DROP DATABASE")
                .contains(
                        "Create the 1st activity!      | 7 days",
                        "Create the 2nd activity!      | 30 days",
                        "Just create the 3rd activity! | 12:00:00")
                .contains(
                        "one that lives 7 days",
                        "one that lives 30 days",
                        "one that lives 12 hours")
                .containsPattern(
                        " uuid +[|] +user_uuid +[|] +message +[|] +reply_to_activity_uuid +[|] +expires_at +[|] +created_at ")
                .contains("cruddur.dump: users 1, cruds 3", "embedded.zip: users 4, cruds 8");
        assertThat(OWN.ask("own_cruddur", "SELECT count(*) FROM activities")).isEqualTo("8");
        OWN.execute("postgres", "DROP DATABASE own_cruddur");
    }

    private static String exportsOf(String commands) {
        StringBuilder exports = new StringBuilder();
        commands.lines()
                .filter(line -> line.startsWith("export ") || line.startsWith("unset "))
                .forEach(line -> exports.append(line).append('\n'));
        return exports.toString();
    }

    /** The server as the page starts it, and what a person then does in the browser. */
    private static void createThreeActivities(Map<String, String> environment) throws Exception {
        Map<String, String> more = new HashMap<>(environment);
        more.put("PORT", "0");
        Started server = Script.start(more, "run", "prod");
        try {
            Matcher ready = inLog(server, "open http://localhost:(\\d+)/");
            Browser browser = new Browser("http://localhost:" + ready.group(1));
            browser.ask("GET", "/api/session", "");
            String waiting =
                    browser.ask(
                            "POST",
                            "/api/identity/sign-up",
                            "{\"name\": \"Beici Liang\", \"email\": \"beiciliang@example.com\","
                                    + " \"preferred_username\": \"beiciliang\", \"password\": \"correct horse\"}");
            String signUp = waiting.replaceAll("(?s).*\"sign_up\" ?: ?\"([^\"]+)\".*", "$1");
            Matcher code = inLog(server, "code .*@beiciliang is (\\d{6})");
            browser.ask(
                    "POST",
                    "/api/identity/confirm",
                    "{\"sign_up\": \"" + signUp + "\", \"code\": \"" + code.group(1) + "\"}");
            for (String lifetime : List.of("7-days", "30-days", "12-hours")) {
                browser.ask(
                        "POST",
                        "/api/activities",
                        "{\"message\": \"one that lives %s\", \"ttl\": \"%s\"}"
                                .formatted(lifetime.replace('-', ' '), lifetime));
            }
        } finally {
            server.process().destroy();
        }
        server.await();
    }

    private static Matcher inLog(Started server, String pattern) throws Exception {
        Pattern wanted = Pattern.compile(pattern);
        Deadline.await(() ->
                !server.process().isAlive()
                        || wanted.matcher(Files.readString(server.out())).find());
        String log = Files.readString(server.out());
        Matcher found = wanted.matcher(log);
        assertThat(found.find()).as(log + Files.readString(server.err())).isTrue();
        return found;
    }

    /** As much of a browser as signing up takes. */
    private static final class Browser {
        private final String address;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

        Browser(String address) {
            this.address = address;
        }

        String ask(String method, String path, String body) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body));
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .forEach(cookie -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }

    @Test
    void what_the_page_does_with_aws_goes_through_against_the_stub(@TempDir Path home)
            throws IOException {
        Files.writeString(home.resolve("global-bundle.pem"), "certificates");
        try (AwsStub aws = new AwsStub()) {
            aws.ruleThere = false;
            Map<String, String> environment =
                    Map.of(
                            "HOME", home.toString(),
                            "AWS_ENDPOINT_URL", aws.url(),
                            "AWS_ACCESS_KEY_ID", "stub",
                            "AWS_SECRET_ACCESS_KEY", "stub",
                            "AWS_REGION", "us-east-1",
                            "RDS_POLL_SECONDS", "0.1",
                            "MY_IP", "203.0.113.5",
                            "PATH", PreloadedAws.path());
            StringBuilder commands = new StringBuilder();
            blocks().stream()
                    .filter(block -> block.kind().equals("aws"))
                    .forEach(block -> commands.append(block.commands()));
            Run run =
                    bash(
                                    environment,
                                    commands.toString()
                                            .replace(
                                                    "./bin/rds-delete",
                                                    "echo \"$PROD_CONNECTION_URL\"\n"
                                                            + "echo cruddur-db-instance | ./bin/rds-delete"))
                            .succeeds();
            assertThat(run.out())
                    .contains(
                            "sgr-1 is right already",
                            "postgresql://cruddurroot:from-the-secret@cruddur-db-instance.abc.us-east-1.rds.amazonaws.com:5432/cruddur?sslmode=verify-full&sslrootcert=");
            assertThat(aws.actions())
                    .containsSubsequence(
                            "CreateDBInstance",
                            "AuthorizeSecurityGroupIngress",
                            "GetSecretValue",
                            "DeleteDBInstance");
        }
    }
}
