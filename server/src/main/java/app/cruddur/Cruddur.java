package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.identity.SecretKey;
import app.cruddur.postgres.EmbeddedPostgres;
import app.cruddur.postgres.PostgresStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command line: starts the server, or migrates its database. */
// People are in our tables; Spring's own default user must not exist.
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class Cruddur {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final Set<String> WORDS =
            Set.of("prod", "migrate", "--demo", "--help", "--version");

    static final String HELP =
            """
            Cruddur: a micro-blog whose posts are promises to be forgotten.

            java -jar cruddur.jar [prod] [--demo]   start the server
            java -jar cruddur.jar [prod] migrate    bring the database to this release's schema
            java -jar cruddur.jar --help | --version

            PORT=4567  BIND_ADDRESS=127.0.0.1  CRUDDUR_HOME=~/.cruddur  MIGRATE=start|off
            CONNECTION_URL=postgresql://user:password@host:5432/cruddur   unset: the server brings its own PostgreSQL
            PROD_CONNECTION_URL=…                                         used with prod
            """;

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.contains("--help")) {
            OUT.print(HELP);
        } else if (words.contains("--version")) {
            OUT.println("cruddur " + version());
        } else {
            try {
                run(words, System.getenv());
            } catch (IllegalArgumentException | PostgresStartException | StartException refused) {
                ERR.println(refused.getMessage());
                System.exit(1);
            }
        }
    }

    /**
     * Starts what the words ask for.
     *
     * @return the running server, or null when there was only a database to migrate
     */
    static @Nullable ConfigurableApplicationContext run(
            List<String> words, Map<String, String> environment) {
        for (String word : words) {
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException(
                        "There is no option '" + word + "'; --help names those there are.");
            }
        }
        long began = System.nanoTime();
        Settings settings = Settings.of(environment, words.contains("prod"));
        if (settings.production()) {
            OUT.println("Running in production mode");
        }
        boolean demo = words.contains("--demo");
        if (demo && !settings.bindAddress().equals("127.0.0.1")) {
            throw new IllegalArgumentException("--demo works only with BIND_ADDRESS=127.0.0.1.");
        }
        EmbeddedPostgres own =
                settings.database() == null
                        ? EmbeddedPostgres.start(settings.home(), OUT::println)
                        : null;
        try {
            ConnectionUrl url =
                    own == null ? settings.requiredDatabase() : ConnectionUrl.parse(own.url());
            boolean onlyMigrate = words.contains("migrate");
            if (settings.migrate() || onlyMigrate) {
                OUT.println("Migrating the database");
                Database.migrate(Database.single(url));
            }
            if (demo) {
                seed(Database.single(url));
                OUT.println("The demo's cast is loaded.");
            }
            if (onlyMigrate) {
                close(own);
                return null;
            }
            ConfigurableApplicationContext server = serve(settings, url, own);
            String port = server.getEnvironment().getProperty("local.server.port");
            OUT.printf(
                    "Cruddur is ready in %.1f s: open http://%s:%s/%n",
                    (System.nanoTime() - began) / 1e9,
                    settings.bindAddress().equals("127.0.0.1")
                            ? "localhost"
                            : settings.bindAddress(),
                    port);
            return server;
        } catch (RuntimeException failure) {
            close(own);
            throw explained(failure, settings);
        }
    }

    private static ConfigurableApplicationContext serve(
            Settings settings, ConnectionUrl url, @Nullable EmbeddedPostgres own) {
        SpringApplication application = new SpringApplication(Cruddur.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(
                Map.of("server.port", settings.port(), "server.address", settings.bindAddress()));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(SecretKey.class, () -> Secrets.of(settings.home()));
            // Beans close in the opposite order of their dependencies: the pool first, then
            // PostgreSQL.
            beans.registerBean(Database.class, () -> new Database(url, own));
        });
        return application.run();
    }

    private static void seed(DataSource database) {
        try (InputStream file = Cruddur.class.getResourceAsStream("/db/seed.sql");
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (file == null) {
                throw new IllegalStateException("There is no db/seed.sql in the jar.");
            }
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void close(@Nullable EmbeddedPostgres own) {
        if (own != null) {
            own.close();
        }
    }

    /** One sentence for what an operator can mend; anything else as it is. */
    private static RuntimeException explained(RuntimeException failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new StartException(
                        "Port " + settings.port() + " is taken; set PORT to another.", failure);
            }
            if (cause instanceof SQLException database && settings.database() != null) {
                return new StartException(
                        "The database "
                                + settings.database()
                                + " cannot be used: "
                                + firstLine(database.getMessage()),
                        failure);
            }
        }
        return failure;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "no reason given." : Arrays.asList(text.split("\n")).getFirst();
    }

    private static String version() {
        String version = Cruddur.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** What keeps the server from starting, in one sentence. */
    static final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
