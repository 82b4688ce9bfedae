package app.cruddur.boot;

import app.cruddur.config.Settings;
import app.cruddur.crypto.SecretKey;
import app.cruddur.crypto.SecretKeyFile;
import app.cruddur.doctor.Certificates;
import app.cruddur.doctor.Check;
import app.cruddur.doctor.Doctor;
import app.cruddur.doctor.Finding;
import app.cruddur.health.Release;
import app.cruddur.seals.SealSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The checks of {@code bin/doctor}, made from the settings that a server would start with. */
public final class Checkup {

    private Checkup() {}

    /**
     * Looks at everything. Settings that a server would refuse are findings too, and then the only
     * ones.
     *
     * @param patience how long to wait for each answer over HTTP
     * @param tell takes each finding as soon as it is there
     */
    public static List<Finding> run(
            Map<String, String> environment,
            List<String> options,
            boolean production,
            Certificates certificates,
            Duration patience,
            Consumer<Finding> tell) {
        List<Check> checks = new ArrayList<>();
        try {
            Settings settings = Settings.of(environment, options, production);
            checks.add(
                    check("settings", () -> List.of(Finding.ok("settings", settings.origins()))));
            checks.add(check("versions", () -> List.of(versions())));
            Doctor.Host host = host(settings, patience);
            checks.add(new DatabaseCheck(settings, host.key()));
            checks.add(check("seals", () -> List.of(seals(settings.seals()))));
            checks.addAll(Doctor.checks(host, certificates));
        } catch (IllegalArgumentException refused) {
            checks.clear();
            checks.add(check("settings", () -> wrong(String.valueOf(refused.getMessage()))));
        }
        return Doctor.run(checks, tell);
    }

    private static Doctor.Host host(Settings settings, Duration patience) {
        SecretKey given = settings.secretKey();
        return new Doctor.Host(
                settings.home(),
                settings.operatorsDatabase() == null,
                settings.operatorsDatabase() == null || given == null,
                given != null,
                settings.port() == 0 ? null : settings.local(),
                settings.publicUrl(),
                settings.mailSettings(),
                settings.mailIsMissing(),
                settings.issuer(),
                patience,
                given == null ? SecretKeyFile.present(settings.home()) : given);
    }

    private static List<Finding> wrong(String sentences) {
        return sentences
                .lines()
                .map(sentence ->
                        Finding.fail(
                                "settings",
                                sentence,
                                "Correct this first; docs/settings.md has them all."))
                .toList();
    }

    private static Finding seals(SealSettings seals) {
        if (!seals.on()) {
            return Finding.ok("seals", "New texts are not sealed: SEAL is off.");
        }
        return seals.apart()
                ? Finding.ok(
                        "seals", "New texts are sealed; their keys are in " + seals.file() + ".")
                : Finding.warn(
                        "seals",
                        "New texts are sealed, and their keys in %s lie on one disk or machine with the database."
                                .formatted(seals.file()),
                        "Set SEALS_FILE to another disk: whoever copies this one whole can read what lives on it.");
    }

    private static Finding versions() {
        return Finding.ok(
                "versions",
                "Cruddur %s, Java %s, %s %s on %s."
                        .formatted(
                                Release.version(),
                                Runtime.version(),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
    }

    private static Check check(String name, Supplier<List<Finding>> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> look() {
                return look.get();
            }
        };
    }
}
