package app.cruddur.boot;

import app.cruddur.config.Settings;
import app.cruddur.crypto.SecretKey;
import app.cruddur.crypto.SecretKeyFile;
import app.cruddur.database.Database;
import app.cruddur.database.roles.DatabaseRole;
import app.cruddur.database.roles.Roles;
import app.cruddur.database.transfer.Transfer;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.Login;
import app.cruddur.db.SqlFile;
import app.cruddur.identity.OperatorPasswordReset;
import app.cruddur.moderation.ReportExport;
import app.cruddur.seals.Seals;
import app.cruddur.users.original.Original;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Commands on the database that need no server. Standard output has only the result; messages go to
 * the consumer that each command is given.
 */
final class OperatorCommands {

    private static final SqlFile SHOW = SqlFile.load("boot/show");

    private OperatorCommands() {}

    /** Brings the database, and the roles that are to use it, to this release; no more. */
    static void migrate(Settings settings, Consumer<String> say) {
        nameProduction(settings, say);
        try (Database database = open(settings, say)) {
            Database.requireSupported(database.url());
            Database.migrate(database.direct(), say);
            for (Map.Entry<DatabaseRole, Login.Source> role : settings.roles().entrySet()) {
                Login login = role.getValue().ask();
                Roles.ensure(Database.single(database.url()), role.getKey(), login);
                say.accept("The role " + login + " has the rights it needs.");
            }
        } catch (RuntimeException | SQLException failure) {
            throw StartupFailure.translate(failure, settings);
        }
    }

    static void nameProduction(Settings settings, Consumer<String> say) {
        if (settings.production()) {
            say.accept("Running in production mode: database " + settings.operatorsDatabase());
        }
    }

    /** Returns the operator's database, or our own, which is started where it does not run. */
    static Database open(Settings settings, Consumer<String> say) {
        ConnectionUrl theirs = settings.operatorsDatabase();
        return theirs == null
                ? Database.embedded(settings.home(), say)
                : new Database(theirs, settings.listenUrl(), null);
    }

    static void export(Settings settings, Consumer<String> say) {
        try (Database database = open(settings, say)) {
            // System.out would hide that the disk is full.
            Transfer.export(
                    Database.single(database.url()),
                    new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        } catch (IOException | SQLException failure) {
            throw explained(failure, settings);
        }
    }

    static void load(Settings settings, Consumer<String> say) {
        try (Database database = open(settings, say)) {
            Transfer.load(Database.single(database.url()), System.in);
        } catch (IOException | SQLException failure) {
            throw explained(failure, settings);
        }
    }

    /**
     * Brings the people of an original database into this one.
     *
     * @param from the original's connection URL
     * @return what the operator should know of it
     */
    static List<String> importOriginal(Settings settings, String from, Consumer<String> say) {
        if (from.isEmpty()) {
            throw new IllegalArgumentException(
                    "FROM_URL is not set: let it name the original's database, as bin/db-import-original does.");
        }
        Original original = read(ConnectionUrl.parse(from));
        try (Database database = open(settings, say)) {
            Database.requireMigrated(database.url());
            return original.bringInto(new Db(Database.single(database.url())));
        } catch (DbException failure) {
            throw StartupFailure.translate(failure, settings);
        }
    }

    private static Original read(ConnectionUrl url) {
        try {
            return Original.read(new Db(Database.single(url)));
        } catch (DbException failure) {
            throw failure.getCause() instanceof SQLException reason
                    ? new StartupFailure(Database.sentence(url, reason), failure)
                    : failure;
        }
    }

    /**
     * Makes a role for servers, or gives one that is there a new password and the rights it needs.
     *
     * @return the password
     */
    static String serviceRole(Settings settings, String name, Consumer<String> say) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (Database database = open(settings, say)) {
            Database.requireMigrated(database.url());
            Roles.ensure(
                    Database.single(database.url()),
                    DatabaseRole.SERVICE,
                    new Login(name, password));
        } catch (RuntimeException | SQLException failure) {
            throw StartupFailure.translate(failure, settings);
        }
        return password;
    }

    /**
     * Reads one living crud, with its text.
     *
     * @return JSON as in the API
     * @throws IllegalArgumentException when there is none of this id
     */
    static String crud(Settings settings, String uuid, Consumer<String> say) {
        UUID id;
        try {
            id = UUID.fromString(uuid);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + uuid + "' is not the UUID of a crud.", wrong);
        }
        try (Database database = open(settings, say)) {
            Database.requireMigrated(database.url());
            DataSource source = Database.single(database.url());
            Db.Row crud =
                    new Db(source, Seals.reading(settings.seals()))
                            .call(SHOW)
                            .with("uuid", id)
                            .row()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "There is no crud " + id + ", or no more."));
            if (!crud.isWhole()) {
                throw new IllegalArgumentException(
                        "No key in %s opens the text of crud %s: set SEALS_FILE to the file of the servers, or to an export of it."
                                .formatted(settings.seals().file(), id));
            }
            return crud.text(1);
        } catch (DbException failure) {
            throw StartupFailure.translate(failure, settings);
        }
    }

    /**
     * Reads a report with all that it holds, which the audit log notes.
     *
     * @return JSON
     * @throws IllegalArgumentException when there is none of this id, or no key opens it
     */
    static String report(Settings settings, String uuid, Consumer<String> say) {
        UUID id;
        try {
            id = UUID.fromString(uuid);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + uuid + "' is not the id of a report.", wrong);
        }
        SecretKey given = settings.secretKey();
        SecretKey key = given == null ? SecretKeyFile.present(settings.home()) : given;
        if (key == null) {
            throw new IllegalArgumentException(
                    "Reports are locked with the servers' secret key: set SECRET_KEY, or CRUDDUR_HOME.");
        }
        try (Database database = open(settings, say)) {
            Database.requireMigrated(database.url());
            return ReportExport.of(
                    new Db(Database.single(database.url()), Seals.reading(settings.seals())),
                    key,
                    id);
        } catch (DbException failure) {
            throw StartupFailure.translate(failure, settings);
        }
    }

    private static RuntimeException explained(Exception failure, Settings settings) {
        return failure instanceof IOException file
                ? new StartupFailure(
                        "The export cannot be written or read: " + file.getMessage(), file)
                : StartupFailure.translate(failure, settings);
    }

    /**
     * Gives a user a new password.
     *
     * @return the password
     */
    static String resetPassword(Settings settings, String handle, Consumer<String> say) {
        String password;
        try (Database database = open(settings, say)) {
            password = OperatorPasswordReset.run(new Db(Database.single(database.url())), handle);
        } catch (DbException failure) {
            throw StartupFailure.translate(failure, settings);
        }
        say.accept(
                "This is the new password of @"
                        + handle
                        + ", shown this once; all sessions are ended. They should change it after signing in.");
        return password;
    }
}
