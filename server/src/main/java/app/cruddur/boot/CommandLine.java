package app.cruddur.boot;

import app.cruddur.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operator's command line: one command, with its argument if it takes one.
 *
 * @param options the words that begin with {@code --} and set something
 * @param production whether the word {@code prod} is there
 */
public record CommandLine(
        Command command, String argument, List<String> options, boolean production, boolean demo) {

    /** The commands of the jar. */
    public enum Command {
        SERVE("", "", "start the server; --demo with a cast of four, on this machine only"),
        MIGRATE("migrate", "", "bring the database to this release's schema"),
        CONFIG("config", "", "show the settings in force, secrets masked"),
        EXPORT("export", "", "write the whole database to standard output; bin/db-backup"),
        IMPORT("import", "", "read it from standard input into an empty one; bin/db-restore"),
        IMPORT_ORIGINAL(
                "import-original",
                "",
                "bring people from the database that FROM_URL names; bin/db-import-original"),
        SERVICE_ROLE("service-role", "NAME", "a role for servers alone; bin/db-service-role"),
        RESET_PASSWORD("user-reset-password", "HANDLE", "a new password; bin/user-reset-password"),
        CRUD_SHOW("crud-show", "UUID", "show one crud, its text opened; bin/crud-show"),
        REPORT_EXPORT("report-export", "ID", "a report with its evidence; bin/report-export"),
        SEALS_EXPORT("seals-export", "", "write the keys of sealed texts out; bin/seals-export"),
        SEALS_RENEW("seals-renew", "", "new keys for the texts to come; bin/seals-renew"),
        MAIL_TEST("mail-test", "ADDRESS", "send a mail to try SMTP_URL and MAIL_FROM"),
        DOCTOR("doctor", "", "look at all that a server needs, change nothing; --json"),
        HELP("--help", "", "say this"),
        VERSION("--version", "", "name the release, and the PostgreSQL that it brings");

        private final String word;
        private final String argument;
        private final String description;

        Command(String word, String argument, String description) {
            this.word = word;
            this.argument = argument;
            this.description = description;
        }

        private boolean onADatabase() {
            return this != MAIL_TEST
                    && this != SEALS_EXPORT
                    && this != SEALS_RENEW
                    && this != HELP
                    && this != VERSION;
        }

        private String help() {
            String words = this == SERVE ? "[--demo]" : (word + ' ' + argument).strip();
            return "java -jar cruddur.jar %-33s %s%n"
                    .formatted((onADatabase() ? "[prod] " : "") + words, description);
        }
    }

    /**
     * Reads the words, in any order but for an argument, which follows its command.
     *
     * @throws IllegalArgumentException naming what is not known or missing
     */
    public static CommandLine of(List<String> words) {
        if (words.contains(Command.HELP.word) || words.contains("-h")) {
            return new CommandLine(Command.HELP, "", List.of(), false, false);
        }
        Command command = Command.SERVE;
        String argument = "";
        List<String> options = new ArrayList<>();
        boolean production = false;
        boolean demo = false;
        for (int place = 0; place < words.size(); place++) {
            String word = words.get(place);
            Command named = command(word);
            if (named != Command.SERVE) {
                if (command != Command.SERVE) {
                    throw new IllegalArgumentException(
                            "Give one command: " + command.word + " or " + named.word + ".");
                }
                command = named;
                if (!command.argument.isEmpty()) {
                    place++;
                    if (place == words.size()) {
                        throw new IllegalArgumentException(
                                command.word + " needs its " + command.argument + ".");
                    }
                    argument = words.get(place);
                }
            } else if (word.equals("prod")) {
                production = true;
            } else if (word.equals("--demo")) {
                demo = true;
            } else if (word.startsWith("--")) {
                options.add(word);
            } else {
                throw new IllegalArgumentException(
                        "Unknown argument '" + word + "'; --help lists the commands.");
            }
        }
        return new CommandLine(command, argument, List.copyOf(options), production, demo);
    }

    private static Command command(String word) {
        return Arrays.stream(Command.values())
                .filter(command -> command.word.equals(word))
                .findFirst()
                .orElse(Command.SERVE);
    }

    /** Every command and every setting, a line each. */
    public static String help() {
        StringBuilder help =
                new StringBuilder(
                        "Cruddur: a micro-blog whose posts are promises to be forgotten.\n\n");
        for (Command command : Command.values()) {
            help.append(command.help());
        }
        help.append(
                "\nSettings, each as an environment variable or as an option (PORT=80 is --port=80):\n");
        for (Setting setting : Setting.values()) {
            help.append("%-20s %s%n".formatted(setting, setting.description().replace("`", "")));
        }
        return help.toString();
    }
}
