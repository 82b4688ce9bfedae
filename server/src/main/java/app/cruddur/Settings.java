package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides, from the environment; {@code docs/settings.md} explains each.
 *
 * @param port where the server listens, 0 for any free port
 * @param database the operator's own PostgreSQL; absent, the server brings one
 */
record Settings(
        int port,
        String bindAddress,
        @Nullable ConnectionUrl database,
        Path home,
        boolean migrate,
        boolean production) {

    /**
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    static Settings of(Map<String, String> environment, boolean production) {
        List<String> problems = new ArrayList<>();
        int port = 4567;
        String portText = environment.getOrDefault("PORT", "4567");
        try {
            port = Integer.parseInt(portText);
        } catch (NumberFormatException notANumber) {
            port = -1;
        }
        if (port < 0 || port > 65535) {
            problems.add("PORT must be a number from 0 to 65535, but is '" + portText + "'.");
        }
        String migrate = environment.getOrDefault("MIGRATE", "start");
        if (!migrate.equals("start") && !migrate.equals("off")) {
            problems.add("MIGRATE must be start or off, but is '" + migrate + "'.");
        }
        String variable = production ? "PROD_CONNECTION_URL" : "CONNECTION_URL";
        String url = environment.getOrDefault(variable, "");
        ConnectionUrl database = null;
        if (production && url.isEmpty()) {
            problems.add(
                    "PROD_CONNECTION_URL must be set in production mode: export"
                            + " PROD_CONNECTION_URL=postgresql://user:password@host:5432/cruddur");
        } else if (!url.isEmpty()) {
            try {
                database = ConnectionUrl.parse(url);
            } catch (IllegalArgumentException wrong) {
                problems.add(variable + ": " + wrong.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        String home = environment.getOrDefault("CRUDDUR_HOME", "");
        return new Settings(
                port,
                environment.getOrDefault("BIND_ADDRESS", "127.0.0.1"),
                database,
                home.isEmpty()
                        ? Path.of(environment.getOrDefault("HOME", "."), ".cruddur")
                        : Path.of(home),
                migrate.equals("start"),
                production);
    }

    /** The operator's own database, where it is known that there is one. */
    ConnectionUrl requiredDatabase() {
        return Objects.requireNonNull(database);
    }
}
