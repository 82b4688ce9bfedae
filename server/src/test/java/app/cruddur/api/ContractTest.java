package app.cruddur.api;

import static app.cruddur.testing.server.RunningServer.JSON;
import static app.cruddur.testing.server.RunningServer.code;
import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.Database;
import app.cruddur.db.Db;
import app.cruddur.identity.AdminLink;
import app.cruddur.statements.Statements;
import app.cruddur.testing.server.Authenticator;
import app.cruddur.testing.server.ClientApp;
import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.LatencyProbe;
import app.cruddur.testing.server.Reaches;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/**
 * Drives the running server from openapi.json: every operation, every documented status. Each
 * answer is held against its schema by {@link Contract}, here as in all other tests.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContractTest {

    private static final String NOBODYS_UUID = "00000000-0000-7000-8000-000000000000";
    private static final String PASSWORD = "correct horse";

    /** Bodies with which an operation comes as far as the database. */
    private static final Map<String, String> NEEDS_DATABASE =
            Map.ofEntries(
                    Map.entry(
                            "/api/identity/sign-up",
                            body(
                                    "name", "x",
                                    "email", "x@example.com",
                                    "preferred_username", "xyz",
                                    "password", PASSWORD)),
                    Map.entry(
                            "/api/activities/{uuid}/reply",
                            body("message", "To nobody.", "ttl", "1-hour")),
                    Map.entry("/api/activities/{uuid}/ttl", body("ttl", "1-hour")),
                    Map.entry("/api/reports/{uuid}", body("kind", "spam")),
                    Map.entry("/api/account/decisions/{uuid}/answer", body("answer", "No.")),
                    Map.entry("/api/moderation/reports/{uuid}/decision", body("act", "dismiss")),
                    Map.entry("/api/moderation/reports/{uuid}/notes", body("note", "Look twice.")),
                    Map.entry("/api/moderation/sign-ups/@{handle}", body("word", "refuse")),
                    Map.entry("/api/identity/resend", body("sign_up", NOBODYS_UUID)),
                    Map.entry(
                            "/api/identity/confirm",
                            body("sign_up", NOBODYS_UUID, "code", "000000")),
                    Map.entry("/api/identity/forgot", body("email", "x@example.com")),
                    Map.entry(
                            "/api/identity/reset",
                            body("reset", NOBODYS_UUID, "code", "000000", "password", PASSWORD)));

    /** Requests of each fuzzer. */
    private static final int FUZZED = 1500;

    private final RunningServer server = RunningServer.get();

    /** One documented operation, with its variables filled with what does not exist. */
    private record Operation(String verb, String path, JsonNode node) {

        boolean writes() {
            return !verb.equals("GET");
        }

        boolean takesBody() {
            return node.has("requestBody");
        }

        boolean signedIn() {
            return node.at("/security/0").has("session");
        }

        boolean answers(int status) {
            return node.path("responses").has(Integer.toString(status));
        }

        String address() {
            return path.replace("{uuid}", NOBODYS_UUID)
                    .replace("{handle}", "nobody_at_all")
                    .replace("{kind}", "suspend")
                    .replace("{id}", "0");
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Contract.DOCUMENT
                .get("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyStream()
                                .forEach(operation ->
                                        operations.add(
                                                new Operation(
                                                        operation.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        operation.getValue()))));
        return operations;
    }

    /** The answers that other tests say they reach. */
    private static Set<String> reachedElsewhere() {
        ClassPathScanningCandidateComponentProvider classes =
                new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(Reaches.class));
        Set<String> reached = new TreeSet<>();
        for (BeanDefinition found : classes.findCandidateComponents("app.cruddur")) {
            Class<?> test =
                    ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            reached.addAll(List.of(test.getAnnotation(Reaches.class).value()));
        }
        return reached;
    }

    @Test
    void every_documented_status_is_reached(CapturedOutput log)
            throws SQLException, ExecutionException, InterruptedException {
        Client stranger = server.client();
        Client person = server.client();
        person.join("contract", log);
        Client admin = server.joined("contract_admin", log);
        server.giveRole("contract_admin", "admin");
        for (Operation operation : operations()) {
            if (operation.path().startsWith("/api/moderation/")) {
                refusals(operation, stranger, admin);
                person.send(guarded(person, operation, "{}"));
            } else {
                refusals(operation, stranger, person);
            }
        }
        invalid(admin.get("/api/moderation/sanctions?limit=0"));
        server.sql("DELETE FROM user_roles");
        story(log);
        mistakes(person, log);
        tooMany(log);
        tooOften(log);
        withoutDatabase();

        TreeSet<String> missing = new TreeSet<>();
        for (Operation operation : operations()) {
            operation
                    .node()
                    .get("responses")
                    .propertyNames()
                    .forEach(status ->
                            missing.add(operation.verb() + " " + operation.path() + " " + status));
        }
        missing.removeAll(Contract.REACHED);
        // ClubTest has the reads that are refused to strangers where VISITORS is none.
        for (Operation operation : operations()) {
            if (!operation.writes() && !operation.signedIn()) {
                missing.remove(operation.verb() + " " + operation.path() + " 401");
            }
        }
        missing.removeAll(reachedElsewhere());
        // A 500 is a fault of ours; the fuzz below looks for one and must find none.
        missing.removeIf(answer -> answer.endsWith(" 500"));
        assertThat(missing).isEmpty();
    }

    /** What follows from the protocol alone. */
    private void refusals(Operation operation, Client stranger, Client person) {
        Client entitled = operation.signedIn() ? person : stranger;
        if (operation.writes()) {
            stranger.send(request(operation, "{}").header("X-None", "x"));
            entitled.send(guarded(entitled, operation, "x".repeat(70_000)));
            entitled.send(guarded(entitled, operation, "{}").setHeader("Content-Encoding", "gzip"));
        }
        if (operation.takesBody()) {
            entitled.send(guarded(entitled, operation, "{"));
            entitled.send(
                    guarded(entitled, operation, "{}").setHeader("Content-Type", "text/plain"));
        }
        if (operation.signedIn()) {
            stranger.send(guarded(stranger, operation, "{}"));
        }
        if (operation.answers(406)) {
            entitled.send(guarded(entitled, operation, "{}").setHeader("Accept", "text/csv"));
        }
        if (operation.path().contains("{")) {
            String body = NEEDS_DATABASE.getOrDefault(operation.path(), "{}");
            HttpResponse<String> unknown = entitled.send(guarded(entitled, operation, body));
            // Nobody is told whether there was a report to withdraw.
            boolean silent =
                    operation.verb().equals("DELETE")
                            && operation.path().equals("/api/reports/{uuid}");
            assertThat(unknown.statusCode()).as(operation.path()).isEqualTo(silent ? 204 : 404);
        }
        // What no query may have is refused before any feature sees it.
        HttpResponse<String> unreadable =
                entitled.send(
                        guarded(entitled, operation, "{}")
                                .uri(
                                        URI.create(
                                                server.address()
                                                        + operation.address()
                                                        + "?x=%FF")));
        assertThat(unreadable.statusCode()).isEqualTo(400);
    }

    /** A life with nothing going wrong. */
    private void story(CapturedOutput log) throws SQLException {
        Client person = server.client();
        String signUp = person.signUp("happy", "happy@example.com");
        server.sql("UPDATE codes SET sent_at = sent_at - interval '61 seconds'");
        ok(person.post("/api/identity/resend", body("sign_up", signUp)));
        ok(person.confirm(signUp, code("happy", log)));
        ok(person.get("/api/session"));
        String uuid = person.crud("Life.", "1-hour").get("uuid").asString();
        ok(person.get("/api/activities/home"));
        ok(person.get("/api/activities/leaving"));
        ok(person.get("/api/activities/following"));
        ok(person.get("/api/activities/" + uuid));
        ok(person.get("/api/activities/@happy"));
        ok(
                person.post(
                        "/api/activities/" + uuid + "/reply",
                        body("message", "So be it.", "ttl", "1-day")));
        ok(person.get("/api/activities/@happy/status/" + uuid));
        for (String mark : List.of("like", "repost", "keep", "mute")) {
            ok(person.put("/api/activities/" + uuid + "/" + mark, ""));
        }
        ok(person.get("/api/activities/" + uuid + "/likes"));
        for (String path :
                List.of(
                        "/api/activities/home",
                        "/api/activities/leaving",
                        "/api/activities/following",
                        "/api/activities/kept",
                        "/api/activities/notifications",
                        "/api/activities?ids=" + uuid,
                        "/api/activities/" + uuid,
                        "/api/activities/@happy",
                        "/api/activities/@happy/status/" + uuid)) {
            HttpResponse<String> again = unchanged(person, path);
            if (again.statusCode() == 200) {
                // Home is given out for a second as it was before the likes.
                again = unchanged(person, path);
            }
            assertThat(again.statusCode()).as(path).isEqualTo(304);
        }
        for (String mark : List.of("like", "repost", "keep", "mute")) {
            ok(person.delete("/api/activities/" + uuid + "/" + mark));
        }
        ok(person.get("/api/activities/notifications/unread"));
        ok(person.put("/api/activities/notifications/read", ""));
        HttpResponse<String> kinds = ok(person.get("/api/account/notifications"));
        ok(person.put("/api/account/notifications", kinds.body()));
        ok(person.get("/api/account/push"));
        String browser =
                """
                "endpoint": "https://contract.push.example/contract",
                "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "auth": "BTBZMqHH6r4Tts7J_aSIgg",
                "kinds": %s}\
                """
                        .formatted(kinds.body());
        ok(person.put("/api/account/push", "{" + browser));
        assertThat(
                        person.put("/api/account/push", "{\"public_key\": \"another\"," + browser)
                                .statusCode())
                .isEqualTo(409);
        ok(person.delete("/api/account/push"));
        ok(person.get("/api/activities/stream"));
        ok(person.get("/api/users/@happy/short"));
        ok(person.get("/api/users/handle?wanted=happy"));
        ok(person.get("/api/promise"));
        ok(person.get("/api/server"));
        ok(person.get("/.well-known/seals"));
        ok(person.get("/.well-known/seals/jwks"));
        ok(person.post("/api/receipts", body("receipt", receipt(uuid, 0))));
        assertThat(
                        person.post(
                                        "/api/receipts",
                                        body("receipt", receipt(uuid, Integer.MAX_VALUE)))
                                .statusCode())
                .isEqualTo(409);
        ok(person.put("/api/profile/update", body("display_name", "Happy", "bio", "")));
        ok(
                person.put(
                        "/api/activities/" + uuid + "/ttl",
                        body("expires_at", Instant.now().plusSeconds(1800).toString())));
        ok(person.delete("/api/activities/" + uuid));
        ok(person.get("/api/account"));
        ok(person.get("/api/account/export"));
        ok(person.get("/api/account/userinfo"));
        ClientApp program = ClientApp.made(server, "its secret", "https://program.example/");
        String question = person.get(program.address()).headers().firstValue("Location").orElse("");
        ok(
                person.get(
                        "/api/account/clients/asking?state="
                                + encoded(ClientApp.value(question, "state"))));
        program.answer(person, question, "openid profile");
        ok(person.get("/api/account/clients"));
        ok(person.delete("/api/account/clients/" + program.id));
        String contract = "/api/users/@contract/";
        for (String relation : List.of("follow", "mute", "block")) {
            ok(person.put(contract + relation, "{}"));
            ok(person.delete(contract + relation));
        }
        ok(person.delete("/api/account/followers/@contract"));
        for (String list : List.of("following", "followers", "blocks", "mutes")) {
            ok(person.get("/api/account/" + list));
        }
        ok(person.get("/api/marks?ids=" + uuid));
        ok(person.get("/api/users"));
        ok(person.get("/api/users/suggestions"));
        ok(person.get("/api/account/invitations"));
        ok(person.get("/api/account/listing"));
        ok(person.put("/api/account/listing", "{\"listed\": true}"));
        Client elsewhere = server.client();
        ok(elsewhere.signIn("happy", PASSWORD));
        for (JsonNode session : json(ok(person.get("/api/account/sessions")))) {
            if (!session.get("here").asBoolean()) {
                ok(person.delete("/api/account/sessions/" + session.get("id").asString()));
            }
        }
        ok(
                person.put(
                        "/api/account/password",
                        body("password", PASSWORD, "new_password", PASSWORD)));
        secondFactor(person);
        JsonNode change =
                json(
                        ok(
                                person.put(
                                        "/api/account/email",
                                        body("email", "h@example.com", "password", PASSWORD))));
        ok(
                person.post(
                        "/api/account/email/confirm",
                        body(
                                "change",
                                change.get("change").asString(),
                                "code",
                                code("happy", log))));
        ok(person.post("/api/account/sign-out-everywhere", ""));
        ok(person.signIn("happy", PASSWORD));
        ok(person.post("/api/identity/sign-out", ""));
        JsonNode reset =
                json(ok(person.post("/api/identity/forgot", body("email", "h@example.com"))));
        ok(
                person.post(
                        "/api/identity/reset",
                        body(
                                "reset", reset.get("reset").asString(),
                                "code", code("happy", log),
                                "password", PASSWORD)));
        String link =
                AdminLink.renew(new Db(Database.single(server.database())))
                        .orElseThrow()
                        .replaceFirst(".*=", "");
        ok(person.post("/api/account/admin", body("link", link)));
        server.sql("DELETE FROM user_roles");
        ok(person.post("/api/account/delete", body("password", PASSWORD)));
        for (String health : List.of("/api/health-check", "/livez", "/readyz")) {
            ok(person.get(health));
        }
    }

    /** On, used to sign in and in a session, and off. */
    private void secondFactor(Client person) throws SQLException {
        JsonNode setup = json(ok(person.post("/api/account/factor", body("password", PASSWORD))));
        Authenticator app = new Authenticator(setup.get("secret").asString());
        String recovery =
                json(ok(person.post("/api/account/factor/confirm", body("code", app.code(0)))))
                        .at("/recovery_codes/0")
                        .asString();
        // So that the code of this half minute counts once more.
        server.sql(
                "UPDATE second_factors SET last_step = last_step - 2 FROM users"
                        + " WHERE users.uuid = user_uuid AND handle = 'happy'");
        Client elsewhere = server.client();
        String step =
                elsewhere
                        .signIn("happy", PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow()
                        .replaceFirst(".*=", "");
        ok(elsewhere.post("/api/identity/sign-in/code", body("step", step, "code", app.code(0))));
        ok(person.post("/api/account/factor/proof", body("code", app.code(1))));
        String another =
                json(ok(
                                person.post(
                                        "/api/account/factor/recovery-codes",
                                        body("password", PASSWORD, "code", recovery))))
                        .at("/recovery_codes/0")
                        .asString();
        ok(person.post("/api/account/factor/off", body("password", PASSWORD, "code", another)));
    }

    /** A receipt whose end is that many seconds after 1970. */
    private String receipt(String uuid, int exp) {
        return server.bean(Statements.class)
                .sign(
                        "receipt+jwt",
                        "{\"sub\":\"%s\",\"exp\":%d}"
                                .formatted(uuid, exp)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Reads twice, the second time only if it has changed. */
    private static HttpResponse<String> unchanged(Client person, String path) {
        String etag = person.get(path).headers().firstValue("ETag").orElseThrow();
        return person.send(person.guarded(path).header("If-None-Match", etag));
    }

    /** What a person may get wrong. */
    private void mistakes(Client person, CapturedOutput log) throws SQLException {
        invalid(person.post("/api/activities", "{}"));
        invalid(person.post("/api/activities/" + NOBODYS_UUID + "/reply", "{}"));
        invalid(person.get("/api/activities/@contract/status/" + NOBODYS_UUID + "?since_id=x"));
        HttpResponse<String> first = person.postOnce("contract", "Once.");
        person.delete("/api/activities/" + json(first).get("uuid").asString());
        assertThat(person.postOnce("contract", "Once.").statusCode()).isEqualTo(404);
        invalid(person.get("/api/activities/home?limit=0"));
        invalid(person.get("/api/activities/leaving?limit=0"));
        invalid(person.put("/api/activities/" + NOBODYS_UUID + "/ttl", "{}"));
        invalid(person.get("/api/activities/@contract?limit=0"));
        invalid(person.put("/api/profile/update", "{}"));
        for (String relation : List.of("follow", "mute", "block")) {
            invalid(person.put("/api/users/@contract/" + relation, "{}"));
            invalid(person.delete("/api/users/@contract/" + relation));
        }
        invalid(person.delete("/api/account/followers/@contract"));
        for (String list : List.of("following", "followers", "blocks", "mutes")) {
            invalid(person.get("/api/account/" + list + "?limit=0"));
        }
        invalid(person.get("/api/marks?ids=x"));
        String hundred = String.join(",", Collections.nCopies(100, NOBODYS_UUID));
        invalid(person.get("/api/marks?ids=" + hundred + "," + NOBODYS_UUID));
        HttpResponse<String> marks = person.get("/api/marks?ids=" + hundred);
        assertThat(marks.statusCode()).isEqualTo(200);
        assertThat(marks.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        invalid(person.get("/api/activities/following?limit=0"));
        invalid(person.get("/api/activities/kept?limit=0"));
        invalid(person.get("/api/activities/notifications?limit=0"));
        invalid(person.get("/api/activities/" + NOBODYS_UUID + "/likes?limit=0"));
        invalid(person.get("/api/activities?ids=x"));
        assertThat(person.get("/api/activities/notifications?kind=x").statusCode()).isEqualTo(404);
        invalid(person.get("/api/users?limit=0"));
        invalid(person.get("/api/users/suggestions?limit=0"));
        assertThat(server.client().get("/api/users?q=x").statusCode()).isEqualTo(401);
        invalid(person.post("/api/account/invitations", "{}"));
        invalid(person.put("/api/account/password", "{}"));
        invalid(person.put("/api/account/email", "{}"));
        invalid(person.post("/api/account/email/confirm", "{}"));
        invalid(person.post("/api/account/delete", "{}"));
        for (String act : List.of("", "/confirm", "/proof", "/recovery-codes", "/off")) {
            invalid(person.post("/api/account/factor" + act, "{}"));
        }
        // Some of these were wrong passwords, of which five are free.
        server.sql("DELETE FROM failed_attempts");
        invalid(person.post("/api/identity/sign-in/code", "{}"));
        invalid(person.post("/api/account/admin", "{}"));
        assertThat(person.get("/api/account/clients/asking?state=x").statusCode()).isEqualTo(404);
        for (String path : List.of("sign-up", "resend", "confirm", "forgot", "reset")) {
            invalid(person.post("/api/identity/" + path, "{}"));
        }
        Client other = server.client();
        other.join("contract2", log);
        String uuid = other.crud("Not yours.", "1-hour").get("uuid").asString();
        assertThat(person.delete("/api/activities/" + uuid).statusCode()).isEqualTo(403);
        assertThat(person.get("/api/activities/" + uuid + "/likes").statusCode()).isEqualTo(403);
        server.sql(
                """
                WITH cruds AS (
                    INSERT INTO activities (user_uuid, message, expires_at)
                    SELECT users.uuid, 'kept', statement_timestamp() + interval '1 hour'
                    FROM users, generate_series(1, 1000) WHERE handle = 'contract2'
                    RETURNING uuid
                )
                INSERT INTO shelf (user_uuid, activity_uuid)
                SELECT users.uuid, cruds.uuid FROM users, cruds WHERE handle = 'contract'
                """);
        invalid(person.put("/api/activities/" + uuid + "/keep", ""));
        server.sql("DELETE FROM activities WHERE message = 'kept'");
        assertThat(person.signIn("contract", "wrong wrong").statusCode()).isEqualTo(401);
    }

    private void tooMany(CapturedOutput log) throws SQLException {
        Client person = server.client();
        person.join("contract3", log);
        String signUp = person.signUp("contract4", "contract4@example.com");
        slowed(person.post("/api/identity/resend", body("sign_up", signUp)));
        person.put("/api/account/password", body("password", "wrong", "new_password", PASSWORD));
        person.signIn("contract3", "wrong wrong");
        server.sql(
                "UPDATE failed_attempts SET failures = 12, last_failure_at = statement_timestamp()");
        Client again = server.client();
        slowed(again.signIn("contract3", PASSWORD));
        server.sql("DELETE FROM failed_attempts");
        again.signIn("contract3", PASSWORD);
        again.signIn("contract3", "wrong wrong");
        again.put("/api/account/password", body("password", "wrong", "new_password", PASSWORD));
        server.sql(
                "UPDATE failed_attempts SET failures = 12, last_failure_at = statement_timestamp()");
        slowed(
                person.put(
                        "/api/account/password",
                        body("password", PASSWORD, "new_password", PASSWORD)));
        slowed(
                person.put(
                        "/api/account/email",
                        body("email", "c@example.com", "password", PASSWORD)));
        slowed(person.post("/api/account/delete", body("password", PASSWORD)));
    }

    /** Asks each operation until its limit says no. */
    private static void tooOften(CapturedOutput log) throws SQLException {
        try (RunningServer limited = RunningServer.another(Map.of("LIMITS_FACTOR", "1"))) {
            tooOften(limited, log);
        }
    }

    private static void tooOften(RunningServer limited, CapturedOutput log) throws SQLException {
        Client person = limited.client();
        person.join("toooften", log);
        for (Operation operation : operations()) {
            if (!operation.path().startsWith("/api/")
                    || operation.path().equals("/api/health-check")) {
                continue;
            }
            if (operation.path().contains("sign-out")) {
                // Uses their common quota up, so that nobody is signed out before the limit. Where
                // a place has come free meanwhile, the person is out, and comes back for another
                // try.
                boolean limit = false;
                for (int tries = 0; tries < 5 && !limit; tries++) {
                    if (tries > 0) {
                        limited.sql("DELETE FROM rate_limits");
                        person.signIn("toooften", PASSWORD);
                    }
                    untilTooMany(person, "PUT", "/api/profile/update");
                    limit = isTooMany(person, operation.verb(), operation.address());
                }
                assertThat(limit).as("%s is limited", operation.address()).isTrue();
            } else {
                // Home comes from memory, where who shows a session is allowed ten times as much.
                boolean home = operation.path().equals("/api/activities/home");
                untilTooMany(
                        home ? limited.client() : person, operation.verb(), operation.address());
            }
        }
    }

    private static void untilTooMany(Client person, String verb, String address) {
        for (int request = 0; request < 7000; request++) {
            if (isTooMany(person, verb, address)) {
                return;
            }
        }
        throw new AssertionError(verb + " " + address + " is not limited.");
    }

    private static boolean isTooMany(Client person, String verb, String address) {
        HttpResponse<String> answer =
                person.send(
                        person.guarded(address)
                                .header("Content-Type", "application/json")
                                .method(
                                        verb,
                                        verb.equals("GET")
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString("{}")));
        return answer.statusCode() == 429
                && json(answer).get("code").asString().equals("too_many_requests");
    }

    /** A server whose PostgreSQL has gone says so at every address, and recovers by itself. */
    private static void withoutDatabase() throws ExecutionException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RunningServer lost = RunningServer.another(Map.of());
                ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            Client reader = lost.client();
            reader.get("/api/session");
            // Of the shape of an id of ours: nothing else is looked up.
            reader.keep(
                    "SESSION",
                    Base64.getEncoder()
                            .encodeToString("a".repeat(36).getBytes(StandardCharsets.UTF_8)));
            lost.stopDatabase();
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (Operation operation : operations()) {
                // Whether the process lives does not depend on the database.
                if (operation.answers(503) && !operation.path().equals("/livez")) {
                    String body = NEEDS_DATABASE.getOrDefault(operation.path(), "{}");
                    answers.add(atOnce.submit(() -> reader.send(guarded(reader, operation, body))));
                }
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode())
                        .as(answer.get().uri().getPath())
                        .isEqualTo(503);
            }
            assertThat(reader.get("/livez").statusCode()).isEqualTo(200);
            // An interrupt is how these threads are told to end; nothing else ends them.
            Thread sweeper =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().equals("sweeper"))
                            .filter(thread -> !before.contains(thread))
                            .findFirst()
                            .orElseThrow();
            while (sweeper.isAlive()) {
                sweeper.interrupt();
                sweeper.join(Duration.ofMillis(100));
            }
            HttpResponse<String> dead = reader.get("/livez");
            assertThat(dead.statusCode()).isEqualTo(503);
            assertThat(json(dead).get("code").asString()).isEqualTo("thread_ended");
        }
    }

    /**
     * Two fuzzers at once: no answer is a fault of ours, late, or undocumented; the log stays
     * short, the heap is free again, and somebody else is served meanwhile.
     */
    @Test
    void no_malformed_input_is_answered_with_a_fault_of_ours(CapturedOutput log) throws Exception {
        long seed = System.nanoTime();
        Client person = server.joined("fuzzer", log);
        Client other = server.joined("fuzzer2", log);
        // A stall of two seconds is the machine's; what blocks or computes without end takes
        // longer.
        double late = Math.max(15, 50 * slowestAlone());
        long heap = heap();
        int logged = log.getAll().length();
        try (LatencyProbe ignored = LatencyProbe.of(server);
                ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = both.submit(() -> fuzz(person, seed, late));
            Future<?> two = both.submit(() -> fuzz(other, seed + 1, late));
            one.get();
            two.get();
        }
        assertThat(log.getAll().length() - logged)
                .as("characters of log for %d requests, seed %d", 2 * FUZZED, seed)
                .isLessThan(2 * FUZZED * 2000)
                .isLessThan(200_000);
        assertThat(heap() - heap).as("bytes of heap kept").isLessThan(64L << 20);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The seconds that the dearest request takes on this machine, as busy as it is. */
    private double slowestAlone() {
        double slowest = 0;
        for (int time = 0; time < 3; time++) {
            long begun = System.nanoTime();
            server.client().signIn("fuzzer", "correct horse");
            slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e9);
        }
        return slowest;
    }

    private void fuzz(Client person, long seed, double late) {
        Random random = new Random(seed);
        List<Operation> operations =
                operations().stream()
                        .filter(operation -> !operation.path().contains("sign-out"))
                        .toList();
        // Each of these costs a password hash.
        List<Operation> cheap =
                operations.stream()
                        .filter(operation ->
                                !operation
                                        .path()
                                        .matches(
                                                "/api/identity/sign-(in|up)"
                                                        + "|/api/account/(delete|password|email|factor|factor/off|factor/recovery-codes)"))
                        .toList();
        for (int request = 0; request < FUZZED; request++) {
            List<Operation> among = request % 10 == 0 ? operations : cheap;
            Operation operation = among.get(random.nextInt(among.size()));
            String path =
                    operation
                            .path()
                            .replace("{uuid}", encoded(MalformedInput.text(random)))
                            .replace("{handle}", encoded(MalformedInput.text(random)))
                            .replace("{kind}", encoded(MalformedInput.text(random)))
                            .replace("{id}", encoded(MalformedInput.text(random)));
            String query =
                    random.nextBoolean()
                            ? "?"
                                    + MalformedInput.parameter(random)
                                    + "="
                                    + encoded(MalformedInput.text(random))
                            : "";
            String body =
                    MalformedInput.json(
                            random, operation.takesBody() ? fields(operation) : List.of());
            HttpRequest.Builder sent =
                    HttpRequest.newBuilder(URI.create(server.address() + path + query))
                            .header("X-XSRF-TOKEN", person.cookie("XSRF-TOKEN"))
                            .header("Content-Type", MalformedInput.contentType(random))
                            .header("Accept", MalformedInput.accept(random))
                            .header("Idempotency-Key", MalformedInput.header(random))
                            .method(operation.verb(), BodyPublishers.ofString(body));
            if (operation.writes() && random.nextInt(10) == 0) {
                sent.header("Content-Encoding", MalformedInput.contentEncoding(random));
            }
            long begun = System.nanoTime();
            HttpResponse<String> answer = person.send(sent);
            String what = "seed %d: %s %s %s".formatted(seed, operation.verb(), path + query, body);
            assertThat(answer.statusCode() < 500 || answer.body().contains("server_busy"))
                    .as(what + " answered " + answer.body())
                    .isTrue();
            assertThat((System.nanoTime() - begun) / 1e9).as(what).isLessThan(late);
        }
    }

    private static List<String> fields(Operation operation) {
        String reference =
                operation
                        .node()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString();
        return List.copyOf(
                Contract.DOCUMENT.at(reference.substring(1)).get("properties").propertyNames());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(Operation operation, String body) {
        return HttpRequest.newBuilder(URI.create(server.address() + operation.address()))
                .header("Content-Type", "application/json")
                .method(operation.verb(), BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder guarded(Client client, Operation operation, String body) {
        return client.guarded(operation.address())
                .header("Content-Type", "application/json")
                .method(
                        operation.verb(),
                        operation.writes()
                                ? BodyPublishers.ofString(body)
                                : BodyPublishers.noBody());
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        return answer;
    }

    private static void invalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    private static void slowed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
    }

    private static String body(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            fields.put(pairs[pair], pairs[pair + 1]);
        }
        return JSON.writeValueAsString(fields);
    }
}
