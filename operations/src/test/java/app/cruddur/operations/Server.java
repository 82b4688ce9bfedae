package app.cruddur.operations;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Ports;
import app.cruddur.testing.Script;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The oldest and the newest PostgreSQL that we support, each started once for all tests of a run.
 */
enum Server {
    POSTGRESQL_15,
    POSTGRESQL_18;

    static final String ADMIN = "cruddur";

    /** Of this process alone: others run tests beside it, whose command lines may show theirs. */
    static String password() {
        return "the-password-of-the-tests-" + ProcessHandle.current().pid();
    }

    /** Shown on a command line: another than the one that onlookers look for at the same time. */
    private static final String KEYS_PASSWORD = "changeit";

    private final int port;
    private final String adminPassword;
    private final Path home;
    private boolean hasSchema;

    Server() {
        try {
            home = Files.createTempDirectory("cruddur-operations");
            if (ordinal() == 0) {
                adminPassword = password();
                port = startOldest(home);
            } else {
                EmbeddedPostgres newest = EmbeddedPostgres.start(home, line -> {});
                atTheEnd(home, newest::close);
                String url = newest.url();
                adminPassword = ConnectionUrl.parse(url).password();
                port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
            }
            // Nobody pulls the plug on these; ProcessTest kills a server of its own.
            execute("postgres", "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()");
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    int port() {
        return port;
    }

    /** The URL of a database as its administrator. */
    String url(String database) {
        return url(ADMIN, adminPassword, database);
    }

    String url(String user, String password, String database) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
                .formatted(encoded(user), encoded(password), port, encoded(database));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, encoded(database)),
                ADMIN,
                adminPassword);
    }

    void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    String ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    boolean has(String database) throws SQLException {
        return ask(
                        "postgres",
                        "SELECT count(*) FROM pg_database WHERE datname = '" + database + "'")
                .equals("1");
    }

    /**
     * Makes a database with the schema and no rows: a copy of one that bin/db-schema-load filled.
     */
    synchronized void create(String database) throws SQLException {
        if (!hasSchema) {
            Map<String, String> there = Map.of("CONNECTION_URL", url("with schema"));
            Script.run(there, "db-create").succeeds();
            Script.run(there, "db-schema-load").succeeds();
            hasSchema = true;
        }
        execute(
                "postgres",
                "DROP DATABASE IF EXISTS \"%s\"".formatted(database),
                "CREATE DATABASE \"%s\" TEMPLATE \"with schema\"".formatted(database));
    }

    /** Unpacks and starts the archive that Maven put beside the classes. */
    private static int startOldest(Path home) throws IOException {
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        Path archive = Path.of("target/postgres-15/postgres-linux-" + machine + ".txz");
        run(home, false, "tar", "-xJf", archive.toAbsolutePath().toString(), "-C", home.toString());
        String data = home.resolve("data").toString();
        Path password = Files.writeString(home.resolve("password"), password() + "\n");
        run(
                home,
                true,
                home.resolve("bin/initdb").toString(),
                "-D",
                data,
                "-U",
                ADMIN,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C");
        int free = Ports.free();
        Files.writeString(
                Path.of(data, "postgresql.conf"),
                "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nport = "
                        + free
                        + "\nssl = on\nssl_cert_file = '"
                        + certificate(home, "localhost")
                        + "'\nssl_key_file = '"
                        + home.resolve("localhost.key")
                        + "'\n",
                StandardOpenOption.APPEND);
        // A person who must come encrypted, as everybody must to RDS.
        Path rules = Path.of(data, "pg_hba.conf");
        Files.writeString(
                rules,
                "hostssl all encrypted_only all scram-sha-256\nhost all encrypted_only all reject\n"
                        + Files.readString(rules));
        String control = home.resolve("bin/pg_ctl").toString();
        atTheEnd(home, () -> run(home, true, control, "-D", data, "-m", "fast", "stop"));
        run(home, true, control, "-D", data, "-w", "start");
        return free;
    }

    /** Makes a certificate for a name that proves itself, and its key beside it. */
    static Path certificate(Path folder, String name) {
        Path store = folder.resolve(name + ".p12");
        run(
                folder,
                false,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storepass",
                KEYS_PASSWORD,
                "-keystore",
                store.toString());
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), KEYS_PASSWORD.toCharArray());
            Path key = folder.resolve(name + ".key");
            Files.createFile(
                    key,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            byte[] secret = keys.getKey("server", KEYS_PASSWORD.toCharArray()).getEncoded();
            Files.writeString(key, pem("PRIVATE KEY", secret));
            return Files.writeString(
                    folder.resolve(name + ".crt"),
                    pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes));
    }

    /** The URL of a database over TLS, proven by the certificates of a file. */
    String provenUrl(String database, Path certificates) {
        return url(database)
                .replace("@127.0.0.1:", "@localhost:")
                .replace("=disable", "=verify-full&sslrootcert=" + certificates);
    }

    /** The certificate of the oldest server, which alone speaks TLS. */
    Path certificate() {
        return home.resolve("localhost.crt");
    }

    private static void atTheEnd(Path home, Runnable stop) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stop.run();
                            run(Path.of("target"), false, "rm", "-rf", home.toString());
                        }));
    }

    /** PostgreSQL refuses root, and so runs in a user namespace of its own where root starts it. */
    private static void run(Path home, boolean notAsRoot, String... words) {
        List<String> command = new ArrayList<>();
        if (notAsRoot && System.getProperty("user.name", "").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(words));
        File log = home.resolve("postgresql.log").toFile();
        try {
            int status =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IllegalStateException(Files.readString(log.toPath()));
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
