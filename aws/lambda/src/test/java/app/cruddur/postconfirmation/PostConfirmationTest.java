package app.cruddur.postconfirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostConfirmationTest {

    private static final String SIGN_UP = "PostConfirmation_ConfirmSignUp";
    private static final String NAME = "Andrew Brown";
    private static final String EMAIL = "andrew@example.com";

    private static TestDatabase database;

    private final String sub = UUID.randomUUID().toString();
    private final Invocation invocation = new Invocation();

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.withSchema();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.run("DELETE FROM users");
        database.run("ALTER ROLE lambda PASSWORD 'first'");
    }

    @Test
    void a_confirmed_sign_up_becomes_a_row_with_its_handle_in_lower_case() throws Exception {
        Map<String, Object> event = handle(handler(), "Andrew_Brown");

        assertThat(event).isEqualTo(Invocation.event(SIGN_UP, sub, NAME, "Andrew_Brown", EMAIL));
        assertThat(row()).isEqualTo(NAME + "|andrew_brown|" + EMAIL + "|" + sub);
        assertThat(line().get("event").getAsString()).isEqualTo("registered");
    }

    @Test
    void delivered_twice_it_is_one_row() throws Exception {
        PostConfirmation handler = handler();
        handle(handler, "andrew");
        handle(handler, "andrew");

        assertThat(count()).isEqualTo("1");
        assertThat(invocation.log()).doesNotContain("ERROR");
    }

    @Test
    void delivered_many_times_at_once_it_is_one_row_and_no_error() throws Exception {
        List<Invocation> invocations = atOnce(8, number -> sub);

        assertThat(count()).isEqualTo("1");
        assertThat(invocations).allSatisfy(one -> assertThat(one.log()).doesNotContain("ERROR"));
    }

    @Test
    void a_stricter_isolation_of_the_role_is_no_error_either() throws Exception {
        database.run("ALTER ROLE lambda SET default_transaction_isolation = 'serializable'");
        try {
            delivered_many_times_at_once_it_is_one_row_and_no_error();
        } finally {
            database.run("ALTER ROLE lambda RESET default_transaction_isolation");
        }
    }

    @Test
    void of_two_who_want_one_handle_at_once_one_gets_it_and_the_other_is_reported()
            throws Exception {
        List<Invocation> invocations = atOnce(2, number -> UUID.randomUUID().toString());

        assertThat(count()).isEqualTo("1");
        assertThat(invocations)
                .extracting(one -> parse(one.log()).get("event").getAsString())
                .containsExactlyInAnyOrder("registered", "handle_taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PostConfirmation_ConfirmForgotPassword",
                "PreSignUp_SignUp",
                "postconfirmation_confirmsignup"
            })
    void another_event_adds_no_row(String source) throws Exception {
        Map<String, Object> event = Invocation.event(source, sub, NAME, "andrew", EMAIL);

        assertThat(handler().handleRequest(event, invocation))
                .isEqualTo(Invocation.event(source, sub, NAME, "andrew", EMAIL));
        assertThat(count()).isEqualTo("0");
        assertThat(invocation.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien \"Bob\"",
                "'); DROP TABLE users;--",
                ":sub ? $1 %s {0} \\",
                "\uD83D\uDC69\u200D\uD83D\uDE80 astronaut"
            })
    void any_name_is_stored_as_it_is(String name) throws Exception {
        handler().handleRequest(Invocation.event(SIGN_UP, sub, name, "andrew", EMAIL), invocation);

        assertThat(row()).isEqualTo(name + "|andrew|" + EMAIL + "|" + sub);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u200B\u200B', andrew",
        "' ', andrew",
        "'nah\u202Eoj', nahoj",
        "'a\nb\u0000', a b",
        "'half \uD83D', half",
        "'Z\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351', Z"
    })
    void a_name_that_cannot_be_shown_is_mended_else_the_handle_takes_its_place(
            String name, String kept) throws Exception {
        handler().handleRequest(Invocation.event(SIGN_UP, sub, name, "Andrew", EMAIL), invocation);

        assertThat(row()).isEqualTo(kept + "|andrew|" + EMAIL + "|" + sub);
    }

    @Test
    void a_missing_name_is_the_handle() throws Exception {
        handler().handleRequest(Invocation.event(SIGN_UP, sub, null, "andrew", EMAIL), invocation);

        assertThat(row()).isEqualTo("andrew|andrew|" + EMAIL + "|" + sub);
    }

    @Test
    void an_impossible_attribute_is_reported_without_what_it_says() throws Exception {
        PostConfirmation handler = handler();
        refused(handler, NAME, "'); DROP TABLE users;--", "preferred_username");
        refused(handler, NAME, "\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80", "preferred_username");
        refused(handler, NAME, "\u212Aelvin", "preferred_username");
        refused(handler, NAME, "h".repeat(2_000), "preferred_username");

        assertThat(count()).isEqualTo("0");
    }

    @Test
    void a_handle_that_the_server_keeps_for_itself_is_reported() throws Exception {
        handle(handler(), "Admin");

        assertThat(line().get("event").getAsString()).isEqualTo("handle_reserved");
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void a_missing_attribute_is_reported_by_its_name() throws Exception {
        PostConfirmation handler = handler();
        missing(handler, null, NAME, "andrew", EMAIL, "sub");
        missing(handler, sub, NAME, null, EMAIL, "preferred_username");
        missing(handler, sub, NAME, "andrew", null, "email");
        assertThat(handler.handleRequest(Map.of("triggerSource", SIGN_UP), new Invocation()))
                .isEqualTo(Map.of("triggerSource", SIGN_UP));

        assertThat(count()).isEqualTo("0");
    }

    @Test
    void an_address_is_kept_where_cognito_has_proved_it_and_mail_can_reach_it() throws Exception {
        email("e@ŠKODA.example", "true");
        assertThat(row()).isEqualTo(NAME + "|andrew|e@xn--koda-f6a.example|" + sub);
        for (String verified : Arrays.asList(null, "false", "TRUE", "1")) {
            email(EMAIL, verified);
            assertThat(row()).isEqualTo(NAME + "|andrew||" + sub);
        }
        email("d..d@example.com", "true");
        assertThat(row()).isEqualTo(NAME + "|andrew||" + sub);
    }

    private void email(String address, @Nullable String verified) throws SQLException {
        database.run("DELETE FROM users");
        Map<String, Object> event =
                Invocation.event(SIGN_UP, sub, NAME, "andrew", address, verified);
        Invocation one = new Invocation();
        handler().handleRequest(event, one);
        assertThat(parse(one.log()).get("event").getAsString()).isEqualTo("registered");
    }

    @Test
    void a_taken_handle_is_reported_with_both_ids_and_nothing_personal() throws Exception {
        handle(handler(), "andrew");
        Invocation second = new Invocation();
        String other = UUID.randomUUID().toString();
        handler()
                .handleRequest(
                        Invocation.event(SIGN_UP, other, "Andrew Bayko", "ANDREW", "b@example.com"),
                        second);

        JsonObject line = parse(second.log());
        assertThat(line.get("event").getAsString()).isEqualTo("handle_taken");
        assertThat(line.get("requestId").getAsString()).isEqualTo(Invocation.REQUEST_ID);
        assertThat(line.get("sub").getAsString()).isEqualTo(other);
        assertThat(second.log()).doesNotContainIgnoringCase("andrew").doesNotContain("example");
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void a_stale_connection_is_opened_anew() throws Exception {
        PostConfirmation handler = handler();
        handle(handler, "andrew");
        String first = connections();
        handler.handleRequest(Invocation.event(SIGN_UP, other(), NAME, "bayko", EMAIL), invocation);
        assertThat(connections()).as("the connection is reused").isEqualTo(first);

        database.run(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                        + " WHERE usename = 'lambda'");
        handler.handleRequest(Invocation.event(SIGN_UP, other(), NAME, "londo", EMAIL), invocation);

        assertThat(count()).isEqualTo("3");
        assertThat(connections()).isNotEqualTo(first);
        assertThat(invocation.log()).doesNotContain("ERROR");
    }

    @Test
    void a_rotated_secret_is_asked_for_anew() throws Exception {
        try (ExtensionStub extension = new ExtensionStub("first", "first", "second")) {
            PostConfirmation handler = new PostConfirmation(withSecret(extension));
            handle(handler, "andrew");
            // Rotated: the warm connection is cut, and the extension lags behind by one answer.
            database.run("ALTER ROLE lambda PASSWORD 'second'");
            database.run(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                            + " WHERE usename = 'lambda'");
            handler.handleRequest(
                    Invocation.event(SIGN_UP, other(), NAME, "bayko", EMAIL), invocation);

            assertThat(invocation.log()).doesNotContain("ERROR");
            assertThat(count()).isEqualTo("2");
            assertThat(extension.asked()).hasSize(3).containsOnly("secretId=" + ExtensionStub.ARN);
        }
    }

    @Test
    void a_secret_that_stays_wrong_is_reported_and_not_said() throws Exception {
        try (ExtensionStub extension = new ExtensionStub("wrong-password")) {
            handle(new PostConfirmation(withSecret(extension)), "andrew");

            assertThat(line().get("event").getAsString()).isEqualTo("database_refused");
            assertThat(line().get("detail").getAsString()).isEqualTo("28P01");
            assertThat(invocation.log()).doesNotContain("wrong-password");
            assertThat(extension.asked()).hasSizeBetween(2, 3);
        }
    }

    @Test
    void without_the_extension_the_secret_is_reported_as_unavailable() throws Exception {
        ExtensionStub gone = new ExtensionStub("first");
        Map<String, String> environment = withSecret(gone);
        gone.close();
        handle(new PostConfirmation(environment), "andrew");

        assertThat(line().get("event").getAsString()).isEqualTo("secret_unavailable");
    }

    @Test
    void a_database_that_never_answers_costs_less_than_cognito_waits() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostConfirmation handler =
                    new PostConfirmation(
                            Map.of(
                                    "CONNECTION_URL",
                                    "postgresql://lambda:first@127.0.0.1:%d/postgres?sslmode=disable"
                                            .formatted(silent.getLocalPort())));
            long began = System.nanoTime();
            handle(handler, "andrew");

            assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(4.5);
            assertThat(line().get("event").getAsString()).isEqualTo("database_unavailable");
        }
    }

    @Test
    void a_wrong_setting_is_reported_without_the_password() {
        for (Map<String, String> environment :
                List.of(Map.<String, String>of(), Map.of("CONNECTION_URL", "mysql://u:pass@h/d"))) {
            Invocation one = new Invocation();
            new PostConfirmation(environment)
                    .handleRequest(Invocation.event(SIGN_UP, sub, NAME, "andrew", EMAIL), one);
            assertThat(parse(one.log()).get("event").getAsString()).startsWith("setting_");
            assertThat(one.log()).doesNotContain("pass");
        }
    }

    @Test
    void a_server_that_cannot_prove_itself_gets_no_password() throws Exception {
        String unverified = database.url("first").replace("?sslmode=disable", "");
        handle(new PostConfirmation(Map.of("CONNECTION_URL", unverified)), "andrew");

        assertThat(count()).isEqualTo("0");
        assertThat(line().get("level").getAsString()).isEqualTo("ERROR");
    }

    private static PostConfirmation handler() {
        return new PostConfirmation(Map.of("CONNECTION_URL", database.url("first")));
    }

    private static Map<String, String> withSecret(ExtensionStub extension) {
        return Map.of(
                "CONNECTION_URL",
                database.url("ignored"),
                "SECRET_ARN",
                ExtensionStub.ARN,
                "AWS_SESSION_TOKEN",
                ExtensionStub.TOKEN,
                "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT",
                extension.port());
    }

    private Map<String, Object> handle(PostConfirmation handler, String handle) {
        return handler.handleRequest(
                Invocation.event(SIGN_UP, sub, NAME, handle, EMAIL), invocation);
    }

    private static String other() {
        return UUID.randomUUID().toString();
    }

    private interface SubOf {
        String number(int number);
    }

    /** Everybody wants the handle "andrew", each from a process of their own, so to speak. */
    private static List<Invocation> atOnce(int many, SubOf subs) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Invocation> invocations = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<?>> done = new ArrayList<>();
            for (int number = 0; number < many; number++) {
                Invocation one = new Invocation();
                invocations.add(one);
                Map<String, Object> event =
                        Invocation.event(SIGN_UP, subs.number(number), NAME, "andrew", EMAIL);
                done.add(
                        threads.submit(() -> {
                            go.await();
                            return handler().handleRequest(event, one);
                        }));
            }
            go.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        }
        return invocations;
    }

    private void refused(PostConfirmation handler, String name, String handle, String attribute) {
        Invocation one = new Invocation();
        handler.handleRequest(Invocation.event(SIGN_UP, sub, name, handle, EMAIL), one);
        JsonObject line = parse(one.log());
        assertThat(line.get("event").getAsString()).isEqualTo("attribute_impossible");
        assertThat(line.get("detail").getAsString()).isEqualTo(attribute);
        assertThat(one.log()).doesNotContain(name).doesNotContain(handle).doesNotContain(EMAIL);
    }

    private static void missing(
            PostConfirmation handler,
            @Nullable String sub,
            @Nullable String name,
            @Nullable String handle,
            @Nullable String email,
            String attribute) {
        Invocation one = new Invocation();
        handler.handleRequest(Invocation.event(SIGN_UP, sub, name, handle, email), one);
        JsonObject line = parse(one.log());
        assertThat(line.get("event").getAsString()).isEqualTo("attribute_missing");
        assertThat(line.get("detail").getAsString()).isEqualTo(attribute);
    }

    private JsonObject line() {
        return parse(invocation.log());
    }

    private static JsonObject parse(String log) {
        assertThat(log.lines()).hasSize(1);
        return JsonParser.parseString(log).getAsJsonObject();
    }

    private static String count() throws SQLException {
        return database.ask("SELECT count(*) FROM users");
    }

    private static String row() throws SQLException {
        return database.ask(
                "SELECT concat_ws('|', display_name, handle, email, cognito_user_id) FROM users");
    }

    private static String connections() throws SQLException {
        return database.ask(
                "SELECT string_agg(pid::text, ',' ORDER BY backend_start DESC) FROM"
                        + " (SELECT pid, backend_start FROM pg_stat_activity WHERE usename ="
                        + " 'lambda' ORDER BY backend_start DESC LIMIT 1) newest");
    }
}
