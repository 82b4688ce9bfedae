package app.cruddur.boot;

import app.cruddur.config.Setting;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** LOG_FORMAT: plain lines for people, or one JSON object a line, from the start on. */
final class LogFormat {

    /** Called by logback.xml at the first line that is logged. */
    private static final String NAME = Setting.LOG_FORMAT.name();

    /** The zone in which plain lines tell the time. */
    private static final String ZONE = "LOG_ZONE";

    private LogFormat() {}

    /** Keeps this machine's zone for the log; the process's zone changes later. */
    static void keepZone() {
        System.setProperty(ZONE, ZoneId.systemDefault().getId());
    }

    static void set(String format) {
        System.setProperty(NAME, format);
    }

    static boolean isJson() {
        return "json".equals(System.getProperty(NAME));
    }

    /** Takes the lines that tell the operator how the start goes. */
    static Consumer<String> sayTo(PrintStream out) {
        return isJson() ? log()::info : out::println;
    }

    /** The logger takes its format when it is made: call this once the format is known. */
    static Logger log() {
        return LoggerFactory.getLogger("app.cruddur.Cruddur");
    }
}
