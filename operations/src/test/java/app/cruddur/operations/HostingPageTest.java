package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import app.cruddur.testing.SmtpSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/hosting.md, walked through from top to bottom in a folder that stands for the machine. The
 * server, its PostgreSQL, nginx, Caddy and the files of docker/ are the real ones. The programs in
 * {@code src/test/resources/hosting} stand in for systemd, the internet, certbot, apt, another
 * user, and a Java that starts slower.
 */
@Order(3)
class HostingPageTest {

    private static final Path STAND_INS = Path.of("src/test/resources/hosting");
    private static final Pattern BLOCK =
            Pattern.compile("^```sh *(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PLACE =
            Pattern.compile("(?<![\\w./}])/(?=(?:etc|opt|var)/|usr/local/bin)");
    private static final List<String> HOST_FILES =
            List.of(
                    "cruddur",
                    "cruddur.service",
                    "cruddur-backup",
                    "cruddur-backup.service",
                    "cruddur-backup.timer",
                    "Caddyfile",
                    "nginx.conf");

    @TempDir private Path root;
    private final Map<String, String> environment = new HashMap<>();
    private SmtpSink mail;
    private int port;
    private int managementPort;

    @BeforeEach
    void prepareTheMachine() throws Exception {
        mail = new SmtpSink();
        port = Ports.free();
        managementPort = Ports.free();
        for (String folder :
                List.of(
                        "bin",
                        "run",
                        "tmp",
                        "internet",
                        "etc/apt/sources.list.d",
                        "etc/caddy",
                        "etc/nginx/sites-available",
                        "etc/nginx/sites-enabled",
                        "etc/systemd/system",
                        "usr/local/bin",
                        "var/lib",
                        "var/log/nginx",
                        "etc/letsencrypt/live")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String program : List.of("systemctl", "curl", "runuser", "nginx", "java")) {
            install(STAND_INS.resolve(program), "bin/" + program);
        }
        for (String program : List.of("apt-get", "useradd", "certbot")) {
            install(STAND_INS.resolve("absent"), "bin/" + program);
        }
        Files.copy(Path.of("/etc/os-release"), root.resolve("etc/os-release"));
        makeCertificate();
        environment.put("ROOT", root.toString());
        environment.put("HOME", root.toString());
        environment.put("TMPDIR", root.resolve("tmp").toString());
        environment.put(
                "PATH",
                root.resolve("bin") + ":" + root.resolve("usr/local/bin") + ":/usr/bin:/bin");
        environment.put("PORT", Integer.toString(port));
        environment.put("JAR", StartArchive.JAR.toString());
        environment.put("ARCHIVE", StartArchive.folder().toString());
        for (String name : List.of("CADDY_HTTP", "CADDY_HTTPS", "NGINX_HTTP", "NGINX_HTTPS")) {
            environment.put(name, Integer.toString(Ports.free()));
        }
        publishTheRelease();
        prepareNginx();
    }

    @AfterEach
    void stopTheMachine() throws IOException {
        for (String name : List.of("nginx", "caddy", "cruddur")) {
            Script.run(environment, root.resolve("bin/systemctl").toString(), "stop", name)
                    .succeeds();
        }
        mail.close();
    }

    private void install(Path program, String place) throws IOException {
        Path installed =
                Files.copy(program, root.resolve(place), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(installed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Puts the machine's folder, its ports and its Java in the place of those in a text. */
    private String here(String text) {
        return PLACE.matcher(text)
                .replaceAll(Matcher.quoteReplacement(root + "/"))
                .replace("/usr/bin/java", root.resolve("bin/java").toString())
                .replace("127.0.0.1:4567", "127.0.0.1:" + port)
                .replace("127.0.0.1:4568", "127.0.0.1:" + managementPort);
    }

    /** The certificate of the name, as certbot would have left it. */
    private void makeCertificate() throws IOException {
        Path certificate = Server.certificate(root.resolve("tmp"), "localhost");
        Files.copy(certificate, root.resolve("certificate.pem"));
        Files.copy(root.resolve("tmp/localhost.key"), root.resolve("key.pem"));
        Path live = Files.createDirectories(root.resolve("etc/letsencrypt/live/localhost"));
        Files.copy(certificate, live.resolve("fullchain.pem"));
        Files.copy(root.resolve("tmp/localhost.key"), live.resolve("privkey.pem"));
    }

    /** What a release consists of, with the checksums that its files have here. */
    private void publishTheRelease() throws IOException {
        Path internet = root.resolve("internet");
        Files.writeString(internet.resolve("public"), "the key of the packages");
        Files.copy(StartArchive.JAR, internet.resolve("cruddur.jar"));
        for (String name : HOST_FILES) {
            String text = here(Files.readString(Script.ROOT.resolve("docker").resolve(name)));
            if (name.equals("nginx.conf")) {
                text =
                        text.replaceAll("(?m)^ *listen \\[::].*\\n", "")
                                .replace(
                                        "listen 80;",
                                        "listen 127.0.0.1:" + environment.get("NGINX_HTTP") + ";")
                                .replace(
                                        "listen 443 ",
                                        "listen 127.0.0.1:" + environment.get("NGINX_HTTPS") + " ");
            }
            Files.writeString(internet.resolve(name), text);
        }
        Script.run(
                        environment,
                        "/usr/bin/bash",
                        "-euc",
                        "cd '" + internet + "'; sha256sum -- * >SHA256SUMS")
                .succeeds();
    }

    /** Debian's own nginx.conf, which reads the site, with its folders here. */
    private void prepareNginx() throws IOException {
        String debians = Files.readString(Path.of("/etc/nginx/nginx.conf"));
        StringBuilder temporary = new StringBuilder("http {\n");
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary.append("%s_temp_path %s/run/%s;%n".formatted(kind, root, kind));
        }
        Files.writeString(
                root.resolve("etc/nginx/nginx.conf"),
                debians.replaceAll("(?m)^user .*$", "")
                        .replaceAll("(?m)^include /etc/nginx/modules-enabled.*$", "")
                        .replace("/run/nginx.pid", root + "/run/nginx.pid")
                        .replace("/var/log/nginx/", root + "/var/log/nginx/")
                        .replace("/etc/nginx/conf.d/", root + "/etc/nginx/conf.d/")
                        .replace("/etc/nginx/sites-enabled/", root + "/etc/nginx/sites-enabled/")
                        .replaceFirst("http \\{", Matcher.quoteReplacement(temporary.toString())));
    }

    /** The page's commands of one kind, or of none, in their order. */
    private record Block(String kind, String commands) {}

    private static List<Block> blocks() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Script.ROOT.resolve("docs/hosting.md")));
        return block.results().map(found -> new Block(found.group(1), found.group(2))).toList();
    }

    /** Runs a block in the shell that the blocks before it left. */
    private Run bash(Block block) {
        String commands =
                here(block.commands())
                        .replace("domain=cruddur.example", "domain=localhost")
                        .replace(
                                "MANAGEMENT_PORT='4568'",
                                "MANAGEMENT_PORT='" + managementPort + "'")
                        .replace("smtp://user:password@smtp.example.com:587", mail.url())
                        .replace("cruddur@$domain", "cruddur@cruddur.example")
                        // Seconds, of which a busy machine needs more.
                        .replace(
                                "--retry 120 ",
                                "--retry %d ".formatted(Deadline.PATIENCE.toSeconds()));
        return Script.run(
                environment,
                "/usr/bin/bash",
                "-euo",
                "pipefail",
                "-c",
                """
                [ ! -e "$ROOT/run/shell" ] || . "$ROOT/run/shell"
                %s
                { declare -p domain version release; printf 'cd %%q\\n' "$PWD"; } >"$ROOT/run/shell"
                """
                        .formatted(commands));
    }

    @Test
    void the_page_is_true_as_far_as_neither_systemd_nor_the_internet_is_needed() throws Exception {
        List<Block> blocks = blocks();
        assertThat(blocks.stream().map(Block::kind).filter(Predicate.not(String::isEmpty)))
                .containsExactly("start", "caddy", "nginx", "backup", "restore", "update", "back");
        Path installed = root.resolve("opt/cruddur/cruddur.jar");
        StringBuilder printed = new StringBuilder();
        letTimePass();
        for (Block block : blocks) {
            Run run = bash(block);
            assertThat(run.status()).as(block.commands() + run.all() + journals()).isZero();
            String out = run.out();
            printed.append(out);
            switch (block.kind()) {
                case "start" -> assertThat(out).contains("\"status\":\"ready\"");
                case "caddy" -> isReachedThrough("caddy", "CADDY_HTTPS", 20);
                case "nginx" -> isReachedThrough("nginx", "NGINX_HTTPS", 40);
                case "backup" -> isBackedUp();
                case "restore" -> whatWasWrittenIsThere();
                case "update" ->
                        assertThat(Files.readSymbolicLink(installed))
                                .hasToString("cruddur-0.1.1.jar");
                case "back" ->
                        assertThat(Files.readSymbolicLink(installed))
                                .hasToString("cruddur-0.1.0.jar");
                default -> {}
            }
        }
        whatWasWrittenIsThere();
        assertThat(printed)
                .contains("cruddur.jar: OK", "Caddyfile: OK")
                .contains("oldest_expired_age_seconds")
                .contains("PUBLIC_URL=https://localhost")
                .doesNotContain("secret");
        assertThat(mail.wire()).contains("RCPT TO:<you@example.com>");
        assertThat(Files.readAllLines(root.resolve("asked")))
                .contains(
                        "apt-get install -y ca-certificates curl openjdk-25-jre-headless",
                        "apt-get install -y nginx certbot")
                .anyMatch(line -> line.startsWith("useradd --system "));
        nobodyIsInTheLogs();
    }

    /** What the services have said, for a failure. */
    private String journals() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.filter(HostingPageTest::isJournal).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static boolean isJournal(Path file) {
        return file.getFileName().toString().startsWith("journal-");
    }

    /**
     * A person signs up, posts and reads at an address of their own, through one of the proxies.
     */
    private void isReachedThrough(String proxy, String portName, int network) throws Exception {
        String address = "https://localhost:" + environment.get(portName);
        Deadline.await(() -> isReady(address));
        Person person = new Person(address, "127.0.0." + network);
        person.join("hosted_" + proxy);
        HttpResponse<String> page = person.ask("GET", "/?hushed-query", "");
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.headers().allValues("Strict-Transport-Security")).hasSize(1);
        assertThat(page.headers().allValues("Content-Encoding")).isEmpty();
        HttpResponse<byte[]> compressed =
                person.http.send(
                        person.to("/openapi.json").header("Accept-Encoding", "gzip").build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{");
        }

        try (Stream<String> events = person.stream()) {
            var lines = events.iterator();
            String message = "hushed text through " + proxy;
            // The stream has begun with its heartbeat, and ends with no event of its own.
            assertThat(lines.next()).isNotNull();
            person.post("/api/activities", Map.of("message", message, "ttl", "1-day"), 200);
            String line;
            do {
                line = lines.next();
            } while (!line.contains(message));
        }

        String largest = "x".repeat(60_000);
        person.post("/api/activities", Map.of("message", largest, "ttl", "1-day"), 422);

        Person attacker = new Person(address, "127.0.0." + (network + 1));
        // On a slow machine the first waits, of seconds, are over before the next try.
        int answer = 0;
        for (int attempt = 0; attempt < 12 && answer != 429; attempt++) {
            answer = attacker.signIn("somebody" + attempt, "198.51.100." + attempt);
        }
        assertThat(answer).isEqualTo(429);
        assertThat(new Person(address, "127.0.0." + (network + 2)).signIn("else", "198.51.100.1"))
                .isEqualTo(401);
    }

    private boolean isReady(String address) throws Exception {
        try {
            return new Person(address, "127.0.0.1").ask("GET", "/readyz", "").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Leaves two older backups, one of which the next run has to delete. */
    private void letTimePass() throws IOException {
        Path folder = Files.createDirectories(root.resolve("var/lib/cruddur-backups"));
        for (int days = 2; days <= 3; days++) {
            Files.setLastModifiedTime(
                    Files.createFile(folder.resolve("cruddur-of-" + days + "-days.zip")),
                    FileTime.from(Instant.now().minus(Duration.ofDays(days))));
        }
    }

    private void isBackedUp() throws IOException {
        Path folder = root.resolve("var/lib/cruddur-backups");
        assertThat(mode(folder)).isEqualTo("rwx------");
        Path younger = folder.resolve("cruddur-of-2-days.zip");
        assertThat(backups()).hasSize(2).contains(younger);
        Files.delete(younger);
        assertThat(backups().getFirst().toString()).matches(".*/cruddur-\\d{8}T\\d{6}Z\\.zip");
        assertThat(mode(backups().getFirst())).isEqualTo("rw-------");
        assertThat(mode(root.resolve("etc/cruddur.env"))).isEqualTo("rw-------");
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("var/lib/cruddur-backups"))) {
            return files.sorted().toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void whatWasWrittenIsThere() throws Exception {
        String address = "https://localhost:" + environment.get("NGINX_HTTPS");
        assertThat(new Person(address, "127.0.0.60").ask("GET", "/api/activities/home", "").body())
                .contains("hushed text through caddy", "hushed text through nginx", "hosted_caddy");
    }

    /** Errors of the proxies are looked at too: the server behind them is stopped. */
    private void nobodyIsInTheLogs() throws Exception {
        Script.run(environment, root.resolve("bin/systemctl").toString(), "stop", "cruddur")
                .succeeds();
        for (String portName : List.of("CADDY_HTTPS", "NGINX_HTTPS")) {
            Person late =
                    new Person("https://localhost:" + environment.get(portName), "127.0.0.77");
            assertThat(late.ask("GET", "/api/activities/home?hushed-query", "").statusCode())
                    .isEqualTo(502);
        }
        Path ofCaddy = root.resolve("journal-caddy");
        Path ofNginx = root.resolve("var/log/nginx/cruddur.access.log");
        Deadline.await(() -> Files.readString(ofCaddy).contains("\"status\":502"));
        Deadline.await(() -> Files.readString(ofNginx).contains(" 502 "));
        assertThat(Files.readString(ofCaddy))
                .contains(
                        "\"method\":\"GET\",\"host\":\"localhost",
                        "/api/activities/home\"",
                        "\"remote_ip\":\"127.0.0.0\"");
        assertThat(Files.readString(ofNginx))
                .contains("127.0.0.0 [", "] GET /api/activities/home 200 ");
        try (Stream<Path> logs =
                Stream.concat(
                        Files.list(root.resolve("var/log/nginx")),
                        Files.list(root).filter(HostingPageTest::isJournal))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log))
                        .as(log.toString())
                        .doesNotContain(
                                "hushed",
                                "127.0.0.2",
                                "127.0.0.4",
                                "127.0.0.77",
                                "SESSION",
                                "198.51.100");
            }
        }
    }

    /** A browser at one of the machine's loopback addresses. */
    private final class Person {
        private final String address;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http;

        Person(String address, String own) throws Exception {
            this.address = address;
            http =
                    HttpClient.newBuilder()
                            .cookieHandler(cookies)
                            .sslContext(trusting(root.resolve("certificate.pem")))
                            .localAddress(InetAddress.getByName(own))
                            .build();
        }

        HttpRequest.Builder to(String path) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json");
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("__Host-XSRF-TOKEN"))
                    .forEach(cookie -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
            return request;
        }

        HttpResponse<String> ask(String method, String path, String body) throws Exception {
            return http.send(
                    to(path).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        String post(String path, Map<String, String> body, int status) throws Exception {
            HttpResponse<String> answer =
                    ask("POST", path, JsonMapper.shared().writeValueAsString(body));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        }

        void join(String handle) throws Exception {
            ask("GET", "/api/session", "");
            String waiting =
                    post(
                            "/api/identity/sign-up",
                            Map.of(
                                    "name",
                                    handle,
                                    "email",
                                    handle + "@example.com",
                                    "preferred_username",
                                    handle,
                                    "password",
                                    "correct horse"),
                            200);
            String signUp = JsonMapper.shared().readTree(waiting).get("sign_up").asString();
            post("/api/identity/confirm", Map.of("sign_up", signUp, "code", code(handle)), 200);
        }

        /** The code is alone on a line of the letter that greets the person. */
        private String code(String handle) throws Exception {
            Pattern letter = Pattern.compile("Hello @" + handle + ",[^@]*?\\s(\\d{6})\\s");
            Deadline.await(() -> letter.matcher(String.join("\n", mail.wire())).find());
            Matcher found = letter.matcher(String.join("\n", mail.wire()));
            assertThat(found.find()).isTrue();
            return found.group(1);
        }

        /** The status of a sign-in whose sender claims to be at another address. */
        int signIn(String login, String claimed) throws Exception {
            ask("GET", "/api/session", "");
            return http.send(
                            to("/api/identity/sign-in")
                                    .header("X-Forwarded-For", claimed)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"login\": \"%s\", \"password\": \"wrong wrong\"}"
                                                            .formatted(login)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }

        Stream<String> stream() throws Exception {
            return http.send(
                            to("/api/activities/stream").build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body();
        }
    }

    private static SSLContext trusting(Path file) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(file)) {
            trusted.setCertificateEntry(
                    "proxy",
                    CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
