package app.cruddur.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.boot.Checkup;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.doctor.Finding.State;
import app.cruddur.health.Release;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.SmtpSink;
import app.cruddur.testing.server.Nginx;
import app.cruddur.testing.server.OpenIdProvider;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.Smtp;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What bin/doctor finds at a real server behind a real proxy, with a real mail server. */
@ExtendWith(OutputCaptureExtension.class)
class DoctorTest {

    private static final String FROM = "cruddur@example.com";
    private static final String PASSWORD = "the-mail-password";

    private static GreenMail smtp;
    private static RunningServer server;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        smtp = new GreenMail(Smtp.setup(0, ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        smtp.setUser(FROM, "cruddur", PASSWORD);
        server =
                RunningServer.another(
                        Map.of(
                                "SMTP_URL",
                                smtpUrl(PASSWORD),
                                "MAIL_FROM",
                                FROM,
                                "MANAGEMENT_PORT",
                                "0",
                                "TRUSTED_PROXIES",
                                "127.0.0.1"));
        nginx = Nginx.before(server.address());
    }

    @AfterAll
    static void stop() {
        nginx.close();
        server.close();
        smtp.stop();
    }

    /** The pages then do not send a newcomer to the log. */
    @Test
    void the_session_says_that_codes_go_out_by_mail() {
        assertThat(RunningServer.json(server.client().get("/api/session")).get("mails").asBoolean())
                .isTrue();
    }

    private static String smtpUrl(String password) {
        return "smtp://cruddur:%s@127.0.0.1:%s".formatted(password, smtp.getSmtp().getPort());
    }

    /** The server's settings, and what is different this time; empty is unset. */
    private static Map<String, String> settings(String... different) {
        Map<String, String> settings = new HashMap<>();
        settings.put("CRUDDUR_HOME", server.home.toString());
        settings.put("PORT", server.address().replaceFirst(".*:", ""));
        settings.put("SMTP_URL", smtpUrl(PASSWORD));
        settings.put("MAIL_FROM", FROM);
        settings.put("TRUSTED_PROXIES", "127.0.0.1");
        settings.put("PUBLIC_URL", "https://127.0.0.1:" + nginx.port);
        for (int place = 0; place < different.length; place += 2) {
            settings.put(different[place], different[place + 1]);
        }
        return settings;
    }

    private static List<Finding> examine(Map<String, String> settings)
            throws IOException, GeneralSecurityException {
        return examine(settings, nginx.certificate());
    }

    private static List<Finding> examine(Map<String, String> settings, @Nullable KeyStore trusted) {
        return examine(settings, trusted, Deadline.PATIENCE);
    }

    private static List<Finding> examine(
            Map<String, String> settings, @Nullable KeyStore trusted, Duration patience) {
        return Checkup.run(
                settings, List.of(), false, new Certificates(trusted), patience, finding -> {});
    }

    /** The one finding of this check, or the first that is not well. */
    private static Finding of(String check, List<Finding> findings) {
        List<Finding> all = findings.stream().filter(one -> one.check().equals(check)).toList();
        return all.stream()
                .filter(one -> one.state() != State.OK)
                .findFirst()
                .orElseGet(() ->
                        all.stream()
                                .findFirst()
                                .orElseThrow(() ->
                                        new AssertionError(check + " is not in " + findings)));
    }

    private static void assertFinding(
            List<Finding> findings, String check, State state, String... words) {
        Finding found = of(check, findings);
        assertThat(found.state()).as(found.toString()).isEqualTo(state);
        List.of(words).forEach(word -> assertThat(found.toString()).contains(word));
    }

    @Test
    void a_server_that_is_well_is_told_so_with_figures_and_without_secrets() throws Exception {
        List<Finding> findings = examine(settings());

        assertThat(findings)
                .filteredOn(finding -> finding.state() != State.OK)
                .extracting(Finding::check)
                .as("%s", findings)
                .containsExactly("certificate");
        assertFinding(findings, "settings", State.OK, "SMTP_URL (environment)");
        assertFinding(
                findings,
                "versions",
                State.OK,
                "Cruddur " + Release.version() + ", Java " + Runtime.version());
        assertFinding(findings, "database", State.OK, "PostgreSQL 18.", "answers in ");
        assertFinding(findings, "clock", State.OK, "differ by ");
        assertFinding(findings, "schema", State.OK, "is that of this release");
        assertFinding(findings, "database rights", State.OK, "role cruddur", "owns the schema");
        assertFinding(findings, "shared key", State.OK);
        assertFinding(findings, "home", State.OK, server.home.toString(), "rwx------");
        assertFinding(findings, "secret key", State.OK, "secret-key");
        assertFinding(findings, "disk", State.OK, "MB are free");
        assertFinding(findings, "memory", State.OK);
        assertFinding(findings, "mail", State.OK, "takes letters from MAIL_FROM");
        assertFinding(findings, "server", State.OK, "It lives (/livez)");
        assertFinding(findings, "warnings", State.OK);
        assertFinding(findings, "public address", State.OK, "leads to this server");
        assertFinding(findings, "proxy", State.OK, "from 127.0.0.1, which TRUSTED_PROXIES names");
        assertFinding(findings, "stream", State.OK, "first bytes arrive");
        assertFinding(findings, "certificate", State.WARN, "for another 1 days", "Renew it");
        assertThat(smtp.getReceivedMessages()).isEmpty();

        String json = Doctor.json(findings);
        assertThat(RunningServer.JSON.readTree(json).size()).isEqualTo(findings.size());
        RunningServer.JSON
                .readTree(json)
                .forEach(one ->
                        assertThat(one.propertyNames())
                                .containsExactly(
                                        "check", "state", "found", "advice", "milliseconds"));
        assertThat(json + findings)
                .doesNotContain(
                        PASSWORD,
                        server.database().password(),
                        Files.readString(server.home.resolve("secret-key")).strip(),
                        "@example.com");
    }

    /** The server's home is on a disk of this machine, which /proc is not. */
    @Test
    void the_keys_of_sealed_texts_are_to_lie_on_another_disk_than_the_database() throws Exception {
        assertFinding(examine(keys("off", "")), "seals", State.OK, "not sealed: SEAL is off");
        assertFinding(
                examine(keys("on", "")),
                "seals",
                State.WARN,
                server.home.resolve("seals/keys") + " lie on one disk or machine with the database",
                "Set SEALS_FILE to another disk");
        assertFinding(
                examine(keys("on", "/proc/cruddur/keys")),
                "seals",
                State.OK,
                "their keys are in /proc/cruddur/keys");
    }

    /** How texts are sealed, and nothing of the network, which other tests look at. */
    private static Map<String, String> keys(String seal, String file) {
        return settings("SEAL", seal, "SEALS_FILE", file, "SMTP_URL", "", "PUBLIC_URL", "");
    }

    @Test
    void a_sign_up_whose_mail_cannot_be_sent_tells_the_operator_until_one_is_sent()
            throws Exception {
        assertThat(server.client().get("/readyz").body()).contains("\"warnings\":[]");
        smtp.setUser(FROM, "cruddur", "another");
        server.client().signUp("doctor_unlucky", "doctor_unlucky@example.com");
        Deadline.await(() ->
                server.client().get("/readyz").body().contains("\"warnings\":[\"mail_failing\"]"));
        assertThat(server.client().get("/readyz").statusCode()).isEqualTo(200);
        List<Finding> findings = examine(settings());
        assertFinding(
                findings,
                "warnings",
                State.FAIL,
                "1 letters were given up",
                "MailAuthenticationException");
        assertFinding(findings, "mail", State.FAIL, "does not accept the user and password");
        assertThat(findings.toString()).doesNotContain("unlucky");
        assertThat(metrics()).contains("mails_total{outcome=\"failed\"} 1.0");

        smtp.setUser(FROM, "cruddur", PASSWORD);
        server.client().signUp("doctor_lucky", "doctor_lucky@example.com");
        Deadline.await(() -> server.client().get("/readyz").body().contains("\"warnings\":[]"));
        assertFinding(examine(settings()), "warnings", State.OK);
        smtp.purgeEmailFromAllMailboxes();
    }

    private static String metrics() {
        return new RunningServer.Client("http://127.0.0.1:" + server.managementPort())
                .get("/actuator/prometheus")
                .body();
    }

    @Test
    void a_mail_server_is_asked_up_to_the_addressee_and_gets_no_letter() throws Exception {
        try (SmtpSink sink = new SmtpSink()) {
            assertFinding(examine(settings("SMTP_URL", sink.url())), "mail", State.OK);
            assertThat(sink.wire())
                    .contains("MAIL FROM:<" + FROM + ">", "RCPT TO:<" + FROM + ">", "RSET")
                    .doesNotContain("DATA");
            assertFinding(
                    examine(settings("SMTP_URL", sink.url(), "MAIL_FROM", "refused@example.com")),
                    "mail",
                    State.WARN,
                    "none to that address (550 5.1.1)");
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free.close();
            assertFinding(
                    examine(settings("SMTP_URL", "smtp://127.0.0.1:" + free.getLocalPort())),
                    "mail",
                    State.FAIL,
                    "cannot be reached (ConnectException)");
        }
        assertFinding(
                examine(settings("SMTP_URL", smtpUrl("x").replace("smtp:", "smtps:"))),
                "mail",
                State.FAIL,
                "agree on no encryption");
        assertFinding(
                examine(settings("SMTP_URL", "", "PUBLIC_URL", "https://cruddur.invalid")),
                "mail",
                State.WARN,
                "nobody can sign up without you");
    }

    @Test
    void an_address_that_leads_nowhere_or_to_another_server_is_a_failure() throws Exception {
        assertFinding(
                examine(settings("PUBLIC_URL", "http://127.0.0.1:1")),
                "public address",
                State.FAIL,
                "nobody listens there");
        assertFinding(
                examine(settings("PUBLIC_URL", "https://cruddur.invalid:1")),
                "public address",
                State.FAIL,
                "its name is not known");
        assertFinding(
                examine(
                        settings(
                                "PUBLIC_URL",
                                RunningServer.get().address().replace("http:", "https:"))),
                "public address",
                State.FAIL,
                "it does not speak TLS there");
        assertFinding(
                examine(settings("PUBLIC_URL", RunningServer.get().address())),
                "public address",
                State.FAIL,
                "answers 200, but not as this server");
        assertFinding(
                examine(settings("PORT", RunningServer.get().address().replaceFirst(".*:", ""))),
                "server",
                State.FAIL,
                "is not the server of these settings");
        assertFinding(
                examine(settings("PUBLIC_URL", server.address())),
                "proxy",
                State.WARN,
                "as the client wrote it");
    }

    /** Nobody learns anything by guessing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "please", "00000000000000000000000000000000:%s"})
    void a_stranger_who_asks_as_the_doctor_gets_the_ordinary_answer(String question) {
        HttpResponse<String> answer =
                server.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(server.address() + "/api/health-check"))
                                        .header(
                                                "Cruddur-Doctor",
                                                question.formatted("0".repeat(64))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cruddur-Doctor")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"success\":true,\"ver\":1}");
    }

    @Test
    void a_proxy_that_says_not_who_asks_or_holds_the_stream_back_is_a_failure() throws Exception {
        try (Nginx other =
                Nginx.before(
                        server.address(),
                        "proxy_set_header X-Forwarded-For ''; proxy_ignore_headers X-Accel-Buffering;")) {
            Map<String, String> behind = settings("PUBLIC_URL", "https://127.0.0.1:" + other.port);
            KeyStore trusted = other.certificate();
            // The stream takes the whole of it; what else a busy machine lets wait is asked again.
            List<Finding> findings = new ArrayList<>();
            Deadline.await(() -> {
                findings.clear();
                findings.addAll(examine(behind, trusted, Duration.ofSeconds(3)));
                return of("public address", findings).state() == State.OK;
            });
            assertFinding(
                    findings, "proxy", State.FAIL, "does not arrive", "everybody counts as 127");
            assertFinding(findings, "stream", State.FAIL, "within 3 s", "proxy_buffering off");
        }
        try (Nginx other = Nginx.before("http://127.0.0.1:1")) {
            assertFinding(
                    examine(
                            settings("PUBLIC_URL", "https://127.0.0.1:" + other.port),
                            other.certificate()),
                    "public address",
                    State.FAIL,
                    "answers 502",
                    "does not reach the server");
        }
        try (Nginx other = Nginx.before(server.address(), "")) {
            assertFinding(
                    examine(
                            settings("PUBLIC_URL", "https://127.0.0.1:" + other.port),
                            other.certificate()),
                    "proxy",
                    State.FAIL,
                    "as the client wrote it, so that people choose");
        }
    }

    @Test
    void a_certificate_that_has_ended_is_said_with_its_day(@TempDir Path folder) throws Exception {
        KeyStore ended = ended(folder.resolve("ended.p12"));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(ended, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer old =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.setHttpsConfigurator(new HttpsConfigurator(context));
        old.start();
        try {
            List<Finding> findings =
                    examine(
                            settings(
                                    "PUBLIC_URL",
                                    "https://127.0.0.1:" + old.getAddress().getPort(),
                                    "SMTP_URL",
                                    "smtps://127.0.0.1:" + old.getAddress().getPort()),
                            null);
            assertFinding(
                    findings, "public address", State.FAIL, "its certificate is not accepted");
            assertFinding(findings, "certificate", State.FAIL, "The certificate ended on 20");
            assertFinding(findings, "mail", State.FAIL, "agree on no encryption");
            assertFinding(findings, "mail's certificate", State.FAIL, "ended on 20");
        } finally {
            old.stop(0);
        }
    }

    private static KeyStore ended(Path file)
            throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "old",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=old",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-startdate",
                                "-10d",
                                "-validity",
                                "5",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    @Test
    void what_is_wrong_with_the_database_is_said_by_name() throws Exception {
        ConnectionUrl own = server.database();
        server.sql(
                """
                CREATE ROLE doctor_limited LOGIN PASSWORD 'limited';
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO doctor_limited;
                REVOKE INSERT ON activities FROM doctor_limited;
                REVOKE DELETE ON users FROM doctor_limited;
                CREATE ROLE doctor_late LOGIN SUPERUSER PASSWORD 'late';
                CREATE SCHEMA late;
                CREATE FUNCTION late.clock_timestamp() RETURNS timestamptz
                    RETURN pg_catalog.clock_timestamp() - interval '90.5 seconds';
                ALTER ROLE doctor_late SET search_path = late, pg_catalog, public;
                CREATE ROLE doctor_reader LOGIN SUPERUSER PASSWORD 'reader';
                ALTER ROLE doctor_reader SET default_transaction_read_only = on;\
                """);
        server.sql("CREATE DATABASE doctor_empty");
        String form = "postgresql://%s@" + own.hosts() + "/%s?sslmode=disable";

        List<Finding> limited =
                examine(database(form.formatted("doctor_limited:limited", "cruddur")));
        assertFinding(
                limited,
                "database rights",
                State.FAIL,
                "may not read or write rows of activities, users.",
                "bin/db-service-role");
        assertFinding(limited, "clock", State.OK);
        assertFinding(
                examine(database(form.formatted("doctor_late:late", "cruddur"))),
                "clock",
                State.FAIL,
                "differ by 9",
                "Let NTP set both.");
        assertFinding(
                examine(database(form.formatted("doctor_reader:reader", "cruddur"))),
                "database rights",
                State.FAIL,
                "It is a reader");
        assertFinding(
                examine(database(form.formatted("cruddur:wrong", "cruddur"))),
                "database",
                State.FAIL,
                "refuses the user 'cruddur'.",
                "Check user and password");
        assertFinding(
                examine(database("postgresql://u:p@127.0.0.1:1/cruddur")),
                "database",
                State.FAIL,
                "cannot be reached");
        String empty = form.formatted("cruddur:" + own.password(), "doctor_empty");
        assertFinding(examine(database(empty)), "schema", State.WARN, "The next start makes them");
        Map<String, String> off = database(empty);
        off.put("MIGRATE", "off");
        assertFinding(examine(off), "schema", State.FAIL, "MIGRATE is off");
        Map<String, String> pooled = database(empty);
        pooled.put("LISTEN_URL", "postgresql://u:p@127.0.0.1:1/cruddur");
        assertFinding(examine(pooled), "database past a pooler", State.FAIL, "cannot be reached");
        Map<String, String> otherKey =
                database(form.formatted("cruddur:" + own.password(), "cruddur"));
        otherKey.put("SECRET_KEY", "ab".repeat(32));
        assertFinding(examine(otherKey), "shared key", State.FAIL, "another secret key");
    }

    /** Another database and nothing of the network, which other tests look at. */
    private static Map<String, String> database(String url) {
        return settings("CONNECTION_URL", url, "SMTP_URL", "", "PUBLIC_URL", "");
    }

    @Test
    void where_no_server_ever_started_there_is_no_failure_and_nothing_is_made(@TempDir Path folder)
            throws Exception {
        Path home = folder.resolve("never/started");
        List<Finding> findings = examine(Map.of("CRUDDUR_HOME", home.toString(), "PORT", "1"));
        assertThat(findings).extracting(Finding::state).doesNotContain(State.FAIL);
        assertFinding(findings, "home", State.OK, "is not there yet");
        assertFinding(findings, "database", State.OK, "the first start makes PostgreSQL 18");
        assertFinding(findings, "secret key", State.WARN, "The first start makes one");
        assertFinding(findings, "server", State.WARN, "No server answers", "nobody listens there");
        assertThat(home.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rwx------ | rw------- | OK   | rwx------",
                "rwxr-xr-x | rw------- | WARN | so that others can look into it",
                "rwxrwxrwx | rw------- | FAIL | Everybody may write",
                "rwx------ | rw-r--r-- | FAIL | may read or write secret-key"
            })
    void a_home_that_others_can_look_into_is_said(
            String folderMode, String fileMode, State state, String words, @TempDir Path folder)
            throws Exception {
        Path key = Files.writeString(folder.resolve("secret-key"), "ab".repeat(32) + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(fileMode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(folderMode));
        assertFinding(
                examine(Map.of("CRUDDUR_HOME", folder.toString(), "PORT", "1")),
                "home",
                state,
                words);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .as("left as it was")
                .isEqualTo(folderMode);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void settings_that_a_server_would_refuse_are_each_a_failure_and_the_only_findings()
            throws Exception {
        List<Finding> findings =
                examine(Map.of("PORT", "many", "PUBLC_URL", "x", "MIGRATE", "maybe"));
        assertThat(findings)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.FAIL));
        assertThat(findings.toString())
                .contains("PORT must be a number", "did you mean PUBLIC_URL?", "MIGRATE must be");
    }

    @Test
    void an_issuer_is_asked_for_what_it_publishes_and_its_keys() throws Exception {
        try (OpenIdProvider provider = new OpenIdProvider()) {
            Map<String, String> settings =
                    settings(
                            "IDENTITY", "oidc",
                            "OIDC_ISSUER", provider.issuer(),
                            "OIDC_CLIENT_ID", OpenIdProvider.CLIENT,
                            "SMTP_URL", "",
                            "PUBLIC_URL", "");
            List<Finding> findings = examine(settings);
            assertFinding(findings, "issuer", State.OK, provider.issuer(), " 1 keys.");
            assertFinding(findings, "issuer's clock", State.OK);
            settings.put("OIDC_ISSUER", provider.issuer() + "/");
            assertFinding(examine(settings), "issuer", State.FAIL, "calls itself");
        }
        assertFinding(
                examine(
                        settings(
                                "IDENTITY", "oidc",
                                "OIDC_ISSUER", "http://127.0.0.1:1",
                                "OIDC_CLIENT_ID", "c",
                                "SMTP_URL", "",
                                "PUBLIC_URL", "")),
                "issuer",
                State.FAIL,
                "nobody listens there");
    }
}
