package app.cruddur.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The values from the environment and, stronger, from the command line ({@code PORT=80} is {@code
 * --port=80}), and the errors in them.
 */
final class RawSettings {

    /** Variables of ours that are no settings: the home itself, and one of the scripts. */
    private static final List<String> NOT_SETTINGS = List.of("CRUDDUR_HOME", "CRUDDUR_JAR");

    private static final int LONG_ENOUGH_TO_MISSPELL = 8;

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Map<Setting, String> origins = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    /**
     * @param options the words of the command line that begin with {@code --}
     */
    RawSettings(Map<String, String> environment, List<String> options) {
        for (Setting setting : Setting.values()) {
            // A file that a secret was read from often ends with a line's end.
            String value = environment.getOrDefault(setting.name(), "").strip();
            values.put(setting, value.isEmpty() ? setting.defaultValue() : value);
            if (!value.isEmpty()) {
                origins.put(setting, "environment");
            }
        }
        if (environment.getOrDefault("CRUDDUR_HOME", "").isBlank()) {
            values.put(Setting.CRUDDUR_HOME, environment.getOrDefault("HOME", ".") + "/.cruddur");
        }
        environment.keySet().stream()
                .filter(name -> name.startsWith("CRUDDUR_") && !NOT_SETTINGS.contains(name))
                .sorted()
                .forEach(name -> wrong(unknown(name)));
        environment.keySet().stream().sorted().forEach(this::misspelt);
        options.forEach(this::option);
    }

    /**
     * The environment has many names of others. So only a name one slip away from ours is refused:
     * a letter too few, too many or wrong, or two swapped. Short names are too close to others for
     * that.
     */
    private void misspelt(String name) {
        Arrays.stream(Setting.values())
                .map(Setting::name)
                .filter(ours ->
                        ours.length() >= LONG_ENOUGH_TO_MISSPELL && isOneSlipFrom(ours, name))
                .filter(ours ->
                        Arrays.stream(Setting.values())
                                .noneMatch(known -> known.name().equals(name)))
                .findFirst()
                .ifPresent(ours ->
                        wrong(
                                "There is no setting "
                                        + name
                                        + "; did you mean "
                                        + ours
                                        + "? Else unset it."));
    }

    private static boolean isOneSlipFrom(String ours, String name) {
        int distance = DISTANCE.apply(ours, name);
        return distance == 1 || distance == 2 && sorted(ours).equals(sorted(name));
    }

    private static String sorted(String name) {
        char[] letters = name.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        Setting setting =
                Arrays.stream(Setting.values())
                        .filter(known -> known.option().equals(name))
                        .findFirst()
                        .orElse(null);
        if (setting == null) {
            wrong(unknown(name));
        } else if (setting.secret()) {
            wrong(
                    name
                            + " is a secret and everybody on this machine can read a command line: set "
                            + setting
                            + " in the environment.");
        } else if (equals < 0) {
            wrong(name + " needs a value: " + name + "=…");
        } else {
            values.put(setting, option.substring(equals + 1));
            origins.put(setting, "command line");
        }
    }

    /** Names the setting that was meant, as far as one can tell. */
    private static String unknown(String name) {
        boolean option = name.startsWith("--");
        String bare = option ? name : name.replaceFirst("^CRUDDUR_", "");
        String nearest =
                Arrays.stream(Setting.values())
                        .map(setting -> option ? setting.option() : setting.name())
                        .min(Comparator.comparingInt(candidate -> DISTANCE.apply(candidate, bare)))
                        .orElseThrow();
        return "There is no setting " + name + "; did you mean " + nearest + "?";
    }

    /** The given value, else the default; empty where there is neither. */
    String text(Setting setting) {
        return values.getOrDefault(setting, "");
    }

    /**
     * Which settings were given and where, in the order of the settings; the others have defaults.
     */
    Map<Setting, String> origins() {
        return origins;
    }

    int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The error is added below.
        }
        wrong(
                "%s must be a number from %s to %s, but is '%s'."
                        .formatted(setting, least, most, text(setting)));
        return least;
    }

    /** Adds an error where the value is none of these two words or more. */
    void oneOf(Setting setting, String... words) {
        List<String> all = List.of(words);
        if (!all.contains(text(setting))) {
            wrong(
                    "%s must be %s or %s, but is '%s'."
                            .formatted(
                                    setting,
                                    String.join(", ", all.subList(0, all.size() - 1)),
                                    all.getLast(),
                                    text(setting)));
        }
    }

    /** Scheme, host and port, without a path. */
    void origin(Setting setting) {
        String text = text(setting);
        if (text.isEmpty()
                || text.matches(
                        "https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?/?")) {
            return;
        }
        wrong(
                "%s must be of the form https://host, without a path, but is '%s'."
                        .formatted(setting, text));
    }

    /** Adds an error, so that all errors are printed at once. */
    void wrong(String sentence) {
        problems.add(sentence);
    }

    /**
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    void refuseWhatIsWrong() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
