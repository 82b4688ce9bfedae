package app.cruddur;

import app.cruddur.db.Db;
import app.cruddur.db.Login;
import app.cruddur.demo.Demo;
import app.cruddur.identity.SecretKey;
import app.cruddur.oidc.Issuer;
import app.cruddur.roles.Rights;
import app.cruddur.roles.Roles;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
        if (demo && settings.issuer() != null) {
            throw new IllegalArgumentException(
                    "--demo brings people with a password: it works with IDENTITY=embedded alone.");
        }
        BindCheck.requirePossible(settings);
        Database database = Database.open(settings, say);
        try {
            Database.requireSupported(database.url());
            database.requireConnections();
            if (settings.migrate()) {
                Database.migrate(database.direct(), say);
            } else {
                Database.requireMigrated(database.direct());
            }
            if (demo) {
                say.accept(Demo.load(Database.single(database.url())));
            }
            ConfigurableApplicationContext server = beans(settings, database);
            database.leaveToBeans();
            say.accept(
                    String.format(
                            Locale.ROOT,
                            "Cruddur is ready in %.1f s: open %s",
                            (System.nanoTime() - began) / 1e9,
                            settings.address(
                                    server.getEnvironment().getProperty("local.server.port", ""))));
            return server;
        } catch (RuntimeException | SQLException failure) {
            database.close();
            throw StartException.explaining(failure, settings);
        }
    }

    /** Brings the database, and the roles that are to use it, to this release; no more. */
    static void migrate(Settings settings, Consumer<String> say) {
        nameProduction(settings, say);
        try (Database database = Database.open(settings, say)) {
            Database.requireSupported(database.url());
            Database.migrate(database.direct(), say);
            for (Map.Entry<Rights, Login.Source> role : settings.roles().entrySet()) {
                Login login = role.getValue().ask();
                Roles.see(Database.single(database.url()), role.getKey(), login);
                say.accept("The role " + login + " has the rights it needs.");
            }
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
        Issuer issuer = settings.issuer();
        requireSame(issuer, database);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(SecretKey.class, () -> key);
            if (issuer != null) {
                beans.registerBean(Issuer.class, () -> issuer);
            }
            // Beans close in the opposite order of their dependencies: the pool first, then
            // PostgreSQL.
            beans.registerBean(Database.class, () -> database);
        });
        return application.run();
    }

    /** A user is the sub of one issuer; another's equal sub would be somebody else. */
    private static void requireSame(@Nullable Issuer issuer, Database database) {
        String wanted = issuer == null ? "embedded" : issuer.address();
        String theirs = Issuer.agree(new Db(Database.single(database.url())), wanted);
        if (!theirs.equals(wanted)) {
            throw new StartException(
                    "The users in %s come from the issuer '%s', not from '%s': set IDENTITY and OIDC_ISSUER as they were. If no user is to be kept, 'DELETE FROM issuer' in the database, and this one counts."
                            .formatted(database.url(), theirs, wanted),
                    null);
        }
    }
}
