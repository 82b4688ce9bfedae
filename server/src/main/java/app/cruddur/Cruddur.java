package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.demo.Demo;
import app.cruddur.identity.PasswordReset;
import app.cruddur.identity.SecretKey;
import app.cruddur.mail.MailTest;
import app.cruddur.postgres.EmbeddedPostgres;
import app.cruddur.postgres.PostgresStartException;
import app.cruddur.transfer.Transfer;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command line: starts the server, or does one of the things that need none. */
// People are in our tables; Spring's own default user must not exist.
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class Cruddur {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final String RESET_PASSWORD = "user-reset-password";
    private static final Set<String> WORDS =
            new TreeSet<>(
                    Set.of(
                            "prod",
                            "migrate",
                            "config",
                            "export",
                            "import",
                            "mail-test",
                            "--demo",
                            "--help",
                            "--version"));

    static final String HELP =
            """
            Cruddur: a micro-blog whose posts are promises to be forgotten.

            java -jar cruddur.jar [prod] [--demo]   start the server; --demo with a cast of four, on this machine only
            java -jar cruddur.jar [prod] migrate    bring the database to this release's schema
            java -jar cruddur.jar [prod] config     show the settings in force, secrets masked
            java -jar cruddur.jar [prod] export     write the whole database to standard output; bin/db-backup
            java -jar cruddur.jar [prod] import     read it from standard input into an empty one; bin/db-restore
            java -jar cruddur.jar [prod] user-reset-password HANDLE  a new password; bin/user-reset-password
            java -jar cruddur.jar mail-test ADDRESS send a mail to try SMTP_URL and MAIL_FROM
            java -jar cruddur.jar --help | --version

            Settings, each as an environment variable or as an option (PORT=80 is --port=80):
            """;

    public static void main(String[] args) {
        try {
            run(List.of(args), System.getenv());
        } catch (IllegalArgumentException | PostgresStartException | StartException refused) {
            ERR.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * Does what the words ask for.
     *
     * @return the running server, or null when that was something else
     * @throws IllegalArgumentException naming every setting or word that is wrong
     * @throws StartException or {@link PostgresStartException} with one sentence for the operator
     */
    static @Nullable ConfigurableApplicationContext run(
            List<String> words, Map<String, String> environment) {
        if (words.contains("--help")) {
            OUT.print(help());
            return null;
        }
        if (words.contains("--version")) {
            OUT.println("cruddur " + version() + ", with " + EmbeddedPostgres.RELEASE);
            return null;
        }
        if (words.contains("mail-test")) {
            OUT.println(MailTest.run(environment, words.getLast()));
            return null;
        }
        int reset = words.indexOf(RESET_PASSWORD);
        if (reset >= 0) {
            resetPassword(words, reset, environment);
            return null;
        }
        List<String> options = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("--") && !WORDS.contains(word)) {
                options.add(word);
            } else if (!WORDS.contains(word)) {
                throw new IllegalArgumentException(
                        "There is no word '" + word + "'; --help names those there are.");
            }
        }
        Settings settings = Settings.of(environment, options, words.contains("prod"));
        if (words.contains("config")) {
            OUT.print(settings.describe());
            return null;
        }
        if (words.contains("export") || words.contains("import")) {
            transfer(settings, words.contains("export"));
            return null;
        }
        if (settings.mailIsMissing()) {
            OUT.println(
                    "SMTP_URL is not set: codes go to this log, where nobody but you can read them.");
        }
        return start(settings, words.contains("--demo"), words.contains("migrate"));
    }

    /** Standard output is the export's, so that what there is to say goes to standard error. */
    private static void transfer(Settings settings, boolean out) {
        ConnectionUrl theirs = settings.operatorsDatabase();
        try (EmbeddedPostgres own =
                theirs == null ? EmbeddedPostgres.start(settings.home(), ERR::println) : null) {
            ConnectionUrl url =
                    own == null ? settings.requiredDatabase() : ConnectionUrl.parse(own.url());
            if (out) {
                // Not System.out, which keeps a full disk to itself.
                Transfer.export(
                        Database.single(url),
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
            } else {
                Transfer.load(Database.single(url), System.in);
            }
        } catch (IOException failure) {
            throw new StartException(
                    "The export cannot be written or read: " + failure.getMessage(), failure);
        } catch (SQLException failure) {
            throw explained(failure, settings);
        }
    }

    /** The password alone goes to standard output. */
    private static void resetPassword(
            List<String> words, int place, Map<String, String> environment) {
        List<String> others = new ArrayList<>(words);
        others.remove(place);
        if (place == others.size()) {
            throw new IllegalArgumentException("Say whose: " + RESET_PASSWORD + " HANDLE");
        }
        String handle = others.remove(place);
        boolean production = others.remove("prod");
        Settings settings = Settings.of(environment, others, production);
        ConnectionUrl theirs = settings.operatorsDatabase();
        try (EmbeddedPostgres own =
                theirs == null ? EmbeddedPostgres.start(settings.home(), ERR::println) : null) {
            ConnectionUrl url =
                    own == null ? settings.requiredDatabase() : ConnectionUrl.parse(own.url());
            OUT.println(PasswordReset.run(new Db(Database.single(url)), handle));
        } catch (DbException failure) {
            throw explained(failure, settings);
        }
        ERR.println(
                "This is the new password of @"
                        + handle
                        + ", shown this once; all sessions are ended. They should change it after signing in.");
    }

    private static @Nullable ConfigurableApplicationContext start(
            Settings settings, boolean demo, boolean onlyMigrate) {
        long began = System.nanoTime();
        ConnectionUrl theirs = settings.operatorsDatabase();
        if (settings.production()) {
            OUT.println("Running in production mode: database " + theirs);
        }
        if (demo && (!settings.loopback() || settings.production())) {
            throw new IllegalArgumentException(
                    "--demo works on this machine alone: with BIND_ADDRESS=127.0.0.1, and without prod.");
        }
        EmbeddedPostgres own =
                theirs == null ? EmbeddedPostgres.start(settings.home(), OUT::println) : null;
        try {
            ConnectionUrl url =
                    own == null ? settings.requiredDatabase() : ConnectionUrl.parse(own.url());
            Database.requireSupported(url);
            if (settings.migrate() || onlyMigrate) {
                Database.migrate(url, OUT::println);
            } else {
                Database.requireMigrated(url);
            }
            if (demo) {
                OUT.println(Demo.load(Database.single(url)));
            }
            if (onlyMigrate) {
                close(own);
                return null;
            }
            ConfigurableApplicationContext server = serve(settings, url, own);
            OUT.printf(
                    "Cruddur is ready in %.1f s: open %s%n",
                    (System.nanoTime() - began) / 1e9,
                    settings.address(server.getEnvironment().getProperty("local.server.port", "")));
            return server;
        } catch (RuntimeException | SQLException failure) {
            close(own);
            throw explained(failure, settings);
        }
    }

    private static ConfigurableApplicationContext serve(
            Settings settings, ConnectionUrl url, @Nullable EmbeddedPostgres own) {
        SpringApplication application = new SpringApplication(Cruddur.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(settings.forBeans());
        SecretKey key = Secrets.of(settings, url);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(SecretKey.class, () -> key);
            // Beans close in the opposite order of their dependencies: the pool first, then
            // PostgreSQL.
            beans.registerBean(Database.class, () -> new Database(url, own));
        });
        return application.run();
    }

    private static void close(@Nullable EmbeddedPostgres own) {
        if (own != null) {
            own.close();
        }
    }

    /** One sentence for what an operator can mend; anything else as it is. */
    private static RuntimeException explained(Exception failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException known) {
                return known;
            }
            if (cause instanceof PortInUseException) {
                return new StartException(
                        "Port " + settings.port() + " is taken; set PORT to another.", failure);
            }
            if (cause instanceof SQLException database && settings.operatorsDatabase() != null) {
                return new StartException(
                        Database.sentence(settings.requiredDatabase(), database), failure);
            }
        }
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure);
    }

    static String help() {
        StringBuilder help = new StringBuilder(HELP);
        for (Settings.Key key : Settings.Key.values()) {
            help.append("%-20s %s%n".formatted(key.name(), key.meaning.replace("`", "")));
        }
        return help.toString();
    }

    private static String version() {
        String version = Cruddur.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** What keeps the server from starting, in one sentence. */
    static final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartException(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }
}
