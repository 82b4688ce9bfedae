package app.cruddur;

import app.cruddur.doctor.Certificates;
import app.cruddur.doctor.Doctor;
import app.cruddur.doctor.Finding;
import app.cruddur.health.Release;
import app.cruddur.mail.MailTest;
import app.cruddur.postgres.EmbeddedPostgres;
import app.cruddur.postgres.PostgresStartException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Where it begins: starts the server, or does one of the things that need none. */
// People are in our tables; Spring's own default user must not exist.
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class Cruddur {

    private static final Duration PATIENCE_OF_DOCTOR = Duration.ofSeconds(10);

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    public static void main(String[] args) {
        LogFormat.keepZone();
        // What is written for machines, ours and that of libraries, has the digits 0 to 9; the
        // driver tells PostgreSQL the zone, which may not know this machine's.
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        try {
            run(List.of(args), System.getenv());
        } catch (IllegalArgumentException | PostgresStartException | StartException refused) {
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
     * Does what the words ask for.
     *
     * @return the running server, or null when that was something else
     * @throws IllegalArgumentException naming every setting or word that is wrong
     * @throws StartException or {@link PostgresStartException} with one sentence for the operator
     */
    static @Nullable ConfigurableApplicationContext run(
            List<String> words, Map<String, String> environment) {
        CommandLine asked = CommandLine.of(words);
        return switch (asked.act()) {
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
                yield Start.serve(settings, asked.demo(), LogFormat.sayTo(OUT));
            }
            case MIGRATE -> {
                Settings settings = settings(asked, environment);
                Start.migrate(settings, LogFormat.sayTo(OUT));
                yield null;
            }
            case EXPORT -> {
                Offline.export(settings(asked, environment), ERR::println);
                yield null;
            }
            case IMPORT -> {
                Offline.load(settings(asked, environment), ERR::println);
                yield null;
            }
            case IMPORT_ORIGINAL -> {
                Offline.importOriginal(
                                settings(asked, environment),
                                environment.getOrDefault("FROM_URL", ""),
                                ERR::println)
                        .forEach(OUT::println);
                yield null;
            }
            case SERVICE_ROLE -> {
                // The URL alone goes to standard output.
                OUT.println(
                        Offline.serviceRole(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
            case RESET_PASSWORD -> {
                // The password alone goes to standard output.
                OUT.println(
                        Offline.resetPassword(
                                settings(asked, environment), asked.argument(), ERR::println));
                yield null;
            }
        };
    }

    /**
     * @throws StartException when something fails, after everything was told
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
            throw new StartException(
                    "Findings that fail: %s of %s.".formatted(failures, findings.size()), null);
        }
    }

    private static Settings settings(CommandLine asked, Map<String, String> environment) {
        Settings settings = Settings.of(environment, asked.options(), asked.production());
        LogFormat.set(settings);
        return settings;
    }

    private static @Nullable ConfigurableApplicationContext say(String text) {
        OUT.print(text);
        return null;
    }
}
