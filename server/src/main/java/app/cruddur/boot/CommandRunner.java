package app.cruddur.boot;

import app.cruddur.config.Settings;
import app.cruddur.crypto.UnusableKeyException;
import app.cruddur.database.UnusableDatabaseException;
import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.database.embedded.PostgresStartException;
import app.cruddur.doctor.Certificates;
import app.cruddur.doctor.Doctor;
import app.cruddur.doctor.Finding;
import app.cruddur.health.Release;
import app.cruddur.mail.MailTest;
import app.cruddur.seals.Seals;
import app.cruddur.seals.UnusableSealsException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the command line: starts the server, or runs a command that needs none. */
public final class CommandRunner {

    private static final Duration PATIENCE_OF_DOCTOR = Duration.ofSeconds(10);

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private CommandRunner() {}

    /**
     * Runs the command. A failure is printed for the operator and ends the process.
     *
     * @param application the class that Spring starts from
     */
    public static void runOrExit(Class<?> application, List<String> words) {
        LogFormat.keepZone();
        // Text for machines, ours and that of libraries, needs the digits 0 to 9. The driver sends
        // the zone to PostgreSQL, which may not know this machine's.
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        try {
            run(application, words, System.getenv());
        } catch (IllegalArgumentException
                | PostgresStartException
                | UnusableDatabaseException
                | UnusableKeyException
                | UnusableSealsException
                | StartupFailure refused) {
            if (LogFormat.isJson()) {
                LogFormat.log().error(refused.getMessage());
            } else {
                ERR.println(refused.getMessage());
            }
            System.exit(1);
        } catch (RuntimeException fault) {
            LogFormat.log().error("Cruddur cannot start, and why is a fault of ours:", fault);
            System.exit(1);
        }
    }

    /**
     * Runs the command.
     *
     * @param application the class that Spring starts from
     * @return the running server, or null when that was something else
     * @throws IllegalArgumentException naming every setting or word that is wrong
     * @throws StartupFailure with one sentence for the operator; so are {@link
     *     UnusableDatabaseException}, {@link UnusableKeyException}, {@link UnusableSealsException}
     *     and {@link PostgresStartException}
     */
    public static @Nullable ConfigurableApplicationContext run(
            Class<?> application, List<String> words, Map<String, String> environment) {
        CommandLine asked = CommandLine.of(words);
        return switch (asked.command()) {
            case HELP -> say(CommandLine.help());
            case VERSION ->
                    say(
                            "cruddur "
                                    + Release.version()
                                    + ", with "
                                    + EmbeddedPostgres.RELEASE
                                    + '\n');
            case MAIL_TEST -> say(MailTest.run(environment, asked.argument()) + '\n');
            case CONFIG -> say(settings(asked, environment).describe());
            case DOCTOR -> {
                examine(asked, environment);
                yield null;
            }
            case SERVE -> {
                Settings settings = settings(asked, environment);
                yield Serve.run(application, settings, asked.demo(), LogFormat.sayTo(OUT));
            }
            case MIGRATE -> {
                Settings settings = settings(asked, environment);
                OperatorCommands.migrate(settings, LogFormat.sayTo(OUT));
                yield null;
            }
            case EXPORT -> {
                OperatorCommands.export(settings(asked, environment), ERR::println);
                yield null;
            }
            case IMPORT -> {
                OperatorCommands.load(settings(asked, environment), ERR::println);
                yield null;
            }
            case IMPORT_ORIGINAL -> {
                OperatorCommands.importOriginal(
                                settings(asked, environment),
                                environment.getOrDefault("FROM_URL", ""),
                                ERR::println)
                        .forEach(OUT::println);
                yield null;
            }
            case SERVICE_ROLE -> {
                // The password alone goes to standard output.
                OUT.println(
                        OperatorCommands.serviceRole(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
            case CRUD_SHOW -> {
                OUT.println(
                        OperatorCommands.crud(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
            case REPORT_EXPORT -> {
                OUT.println(
                        OperatorCommands.report(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
            case SEALS_EXPORT -> say(Seals.exported(settings(asked, environment).seals()));
            case SEALS_RENEW -> {
                Seals.renew(settings(asked, environment).seals());
                OUT.println(
                        "Servers seal with new keys within a minute; what is sealed already keeps its own.");
                yield null;
            }
            case RESET_PASSWORD -> {
                // The password alone goes to standard output.
                OUT.println(
                        OperatorCommands.resetPassword(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
        };
    }

    /**
     * @throws StartupFailure when something fails, after everything was told
     */
    private static void examine(CommandLine asked, Map<String, String> environment) {
        boolean json = asked.options().contains("--json");
        List<Finding> findings =
                Checkup.run(
                        environment,
                        asked.options().stream().filter(word -> !word.equals("--json")).toList(),
                        asked.production(),
                        new Certificates(null),
                        PATIENCE_OF_DOCTOR,
                        json ? finding -> {} : OUT::println);
        if (json) {
            OUT.println(Doctor.json(findings));
        }
        long failures = findings.stream().filter(one -> one.state() == Finding.State.FAIL).count();
        if (failures > 0) {
            throw new StartupFailure(
                    "Findings that fail: %s of %s.".formatted(failures, findings.size()), null);
        }
    }

    private static Settings settings(CommandLine asked, Map<String, String> environment) {
        Settings settings = Settings.of(environment, asked.options(), asked.production());
        LogFormat.set(settings.logFormat());
        return settings;
    }

    private static @Nullable ConfigurableApplicationContext say(String text) {
        OUT.print(text);
        return null;
    }
}
