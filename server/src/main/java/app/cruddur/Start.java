package app.cruddur;

import app.cruddur.demo.Demo;
import app.cruddur.identity.SecretKey;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** From settings to a running server: the database, its schema, then the beans. */
final class Start {

    private Start() {}

    /**
     * Starts the server.
     *
     * @param say takes what the operator should know while it takes its time
     */
    static ConfigurableApplicationContext serve(
            Settings settings, boolean demo, Consumer<String> say) {
        long began = System.nanoTime();
        if (settings.mailIsMissing()) {
            say.accept(
                    "SMTP_URL is not set: codes go to this log, where nobody but you can read them.");
        }
        nameProduction(settings, say);
        if (demo && (!settings.loopback() || settings.production())) {
            throw new IllegalArgumentException(
                    "--demo works on this machine alone: with BIND_ADDRESS=127.0.0.1, and without prod.");
        }
        Database database = Database.open(settings, say);
        try {
            Database.requireSupported(database.url());
            if (settings.migrate()) {
                Database.migrate(database.url(), say);
            } else {
                Database.requireMigrated(database.url());
            }
            if (demo) {
                say.accept(Demo.load(Database.single(database.url())));
            }
            ConfigurableApplicationContext server = beans(settings, database);
            say.accept(
                    "Cruddur is ready in %.1f s: open %s"
                            .formatted(
                                    (System.nanoTime() - began) / 1e9,
                                    settings.address(
                                            server.getEnvironment()
                                                    .getProperty("local.server.port", ""))));
            return server;
        } catch (RuntimeException | SQLException failure) {
            database.close();
            throw StartException.explaining(failure, settings);
        }
    }

    /** Brings the database to this release's schema, and no more. */
    static void migrate(Settings settings, Consumer<String> say) {
        nameProduction(settings, say);
        try (Database database = Database.open(settings, say)) {
            Database.requireSupported(database.url());
            Database.migrate(database.url(), say);
        } catch (RuntimeException | SQLException failure) {
            throw StartException.explaining(failure, settings);
        }
    }

    private static void nameProduction(Settings settings, Consumer<String> say) {
        if (settings.production()) {
            say.accept("Running in production mode: database " + settings.operatorsDatabase());
        }
    }

    private static ConfigurableApplicationContext beans(Settings settings, Database database) {
        SpringApplication application = new SpringApplication(Cruddur.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(settings.forBeans());
        SecretKey key = Secrets.of(settings, database.url());
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(SecretKey.class, () -> key);
            // Beans close in the opposite order of their dependencies: the pool first, then
            // PostgreSQL.
            beans.registerBean(Database.class, () -> database);
        });
        return application.run();
    }
}
