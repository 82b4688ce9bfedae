package app.cruddur.boot;

import app.cruddur.activities.Audience;
import app.cruddur.config.Settings;
import app.cruddur.crypto.SecretKey;
import app.cruddur.crypto.SecretKeyFile;
import app.cruddur.database.Database;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.demo.Demo;
import app.cruddur.identity.AdminLink;
import app.cruddur.mail.MailSettings;
import app.cruddur.membership.Membership;
import app.cruddur.oidc.Issuer;
import app.cruddur.seals.SealSettings;
import app.cruddur.seals.Seals;
import app.cruddur.web.LimitSettings;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Site;
import app.cruddur.web.TrustedProxies;
import app.cruddur.web.Visitors;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts a server from the settings: the database, its schema, then the beans. */
final class Serve {

    private Serve() {}

    /**
     * Starts the server.
     *
     * @param application the class that Spring starts from
     * @param say takes what the operator should know while it takes its time
     */
    static ConfigurableApplicationContext run(
            Class<?> application, Settings settings, boolean demo, Consumer<String> say) {
        long began = System.nanoTime();
        if (settings.mailIsMissing()) {
            say.accept(
                    "SMTP_URL is not set: codes go to this log, where nobody but you can read them.");
        }
        OperatorCommands.nameProduction(settings, say);
        if (demo && (!settings.loopback() || settings.production())) {
            throw new IllegalArgumentException(
                    "--demo works on this machine alone: with BIND_ADDRESS=127.0.0.1, and without prod.");
        }
        if (demo && settings.issuer() != null) {
            throw new IllegalArgumentException(
                    "--demo brings people with a password: it works with IDENTITY=embedded alone.");
        }
        BindCheck.requirePossible(settings);
        Database database = OperatorCommands.open(settings, say);
        try {
            database.requireUsable();
            if (settings.migrate()) {
                Database.migrate(database.direct(), say);
            } else {
                Database.requireMigrated(database.direct());
            }
            if (demo) {
                say.accept(Demo.load(Database.single(database.url())));
            }
            say.accept(worthOf(settings.seals()));
            ConfigurableApplicationContext server = beans(application, settings, database);
            database.leaveToBeans();
            URI address =
                    settings.address(server.getEnvironment().getProperty("local.server.port", ""));
            AdminLink.renew(new Db(Database.single(database.url())))
                    .ifPresent(path ->
                            say.accept(
                                    "Nobody is admin here yet. The person who opens this link within 24 hours, and signs up or in, can become admin: %s%s (each start makes another link, and only the last counts)"
                                            .formatted(address, path)));
            say.accept(
                    String.format(
                            Locale.ROOT,
                            "Cruddur is ready in %.1f s: open %s",
                            (System.nanoTime() - began) / 1e9,
                            address));
            return server;
        } catch (RuntimeException | SQLException failure) {
            database.close();
            throw StartupFailure.translate(failure, settings);
        }
    }

    /** What backups are worth with these settings, in a sentence for the operator. */
    static String worthOf(SealSettings seals) {
        if (!seals.on()) {
            return "Texts are not sealed (SEAL=off): a backup can be read until it is deleted.";
        }
        return seals.apart()
                ? "Texts are sealed: once the hour of its end is over, a text can be read in no copy of the database. docs/sealing.md says what this does not cover."
                : "Texts are sealed; their keys in %s lie on one disk or machine with the database, so that a copy of both can be read."
                        .formatted(seals.file());
    }

    private static ConfigurableApplicationContext beans(
            Class<?> root, Settings settings, Database database) {
        SpringApplication application = new SpringApplication(root);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(settings.properties());
        Issuer issuer = settings.issuer();
        Shared shared =
                new Db(Database.single(database.url()))
                        .onOneConnection(db -> agree(settings, database.url(), db));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Site.class, settings::site);
            beans.registerBean(ServerIdentity.class, settings::server);
            beans.registerBean(LimitSettings.class, settings::limits);
            beans.registerBean(TrustedProxies.class, settings::proxies);
            beans.registerBean(Membership.class, settings::membership);
            beans.registerBean(Visitors.class, settings::visitors);
            beans.registerBean(Audience.class, settings::audience);
            beans.registerBean(MailSettings.class, settings::mailSettings);
            beans.registerBean(SecretKey.class, shared::key);
            beans.registerBean(Seals.class, shared::seals);
            if (issuer != null) {
                beans.registerBean(Issuer.class, () -> issuer);
            }
            // Beans close in the opposite order of their dependencies: the pool first, then
            // PostgreSQL.
            beans.registerBean(Database.class, () -> database);
        });
        return application.run();
    }

    /** What all servers of a database have in common, beside its tables. */
    private record Shared(SecretKey key, Seals seals) {}

    /**
     * Agrees with the other servers of the database.
     *
     * @throws StartupFailure when they have another key or another issuer
     */
    private static Shared agree(Settings settings, ConnectionUrl url, Db db) {
        SecretKey key = secretKey(settings, url, db);
        requireSame(settings.issuer(), url, db);
        return new Shared(key, Seals.of(settings.seals(), db));
    }

    /**
     * Returns SECRET_KEY, or else the key in the home, which is made where there is none.
     *
     * @throws StartupFailure when the database is used with another key
     */
    private static SecretKey secretKey(Settings settings, ConnectionUrl url, Db db) {
        SecretKey given = settings.secretKey();
        SecretKey key = given == null ? SecretKeyFile.readOrMake(settings.home()) : given;
        if (!key.isSharedBy(db)) {
            throw new StartupFailure(
                    "The database "
                            + url
                            + " is used with another secret key: set SECRET_KEY to it (the first server keeps it in"
                            + " CRUDDUR_HOME/secret-key). If it is lost, 'DELETE FROM secret_key' in the database, and"
                            + " this one counts; codes that are under way are then void.",
                    null);
        }
        return key;
    }

    /** A user is the sub of one issuer; another's equal sub would be somebody else. */
    private static void requireSame(@Nullable Issuer issuer, ConnectionUrl url, Db db) {
        String wanted = issuer == null ? "embedded" : issuer.address();
        String theirs = Issuer.agree(db, wanted);
        if (!theirs.equals(wanted)) {
            throw new StartupFailure(
                    "The users in %s come from the issuer '%s', not from '%s': set IDENTITY and OIDC_ISSUER as they were. If no user is to be kept, 'DELETE FROM issuer' in the database, and this one counts."
                            .formatted(url, theirs, wanted),
                    null);
        }
    }
}
