package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.mail.MailTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * What the operator decides: by environment variable or, stronger, by command-line option ({@code
 * PORT=80} is {@code --port=80}). {@code docs/settings.md} has the same table.
 */
final class Settings {

    /** Every setting there is. */
    enum Key {
        PORT("4567", "where the server listens; 0 for any free port"),
        BIND_ADDRESS("127.0.0.1", "the address it listens on"),
        MANAGEMENT_PORT(
                "",
                "a second port, on 127.0.0.1 whatever `BIND_ADDRESS` is, for `/actuator/health` and"
                        + " `/actuator/prometheus`; unset, neither is served"),
        CONNECTION_URL(
                "",
                "your PostgreSQL, `postgresql://user:password@host:port/database?sslmode=…`; unset, the"
                        + " server brings its own; by environment only"),
        PROD_CONNECTION_URL("", "the same, used with the word `prod`; by environment only"),
        CRUDDUR_HOME("~/.cruddur", "the own PostgreSQL, its URL, and the secret key; mode 0700"),
        MIGRATE(
                "start",
                "`off`: the schema is brought up by `java -jar cruddur.jar migrate` alone"),
        SECRET_KEY(
                "",
                "32 bytes or more, hexadecimal or base64, for codes and keys; unset, one is made in"
                        + " `CRUDDUR_HOME`; servers that share a database must share it; by environment only"),
        PUBLIC_URL(
                "",
                "where people reach the server, for example `https://cruddur.example`; with https,"
                        + " cookies are Secure"),
        TRUSTED_PROXIES(
                "",
                "addresses or networks, comma-separated, whose `X-Forwarded-For` counts: those of your"
                        + " proxy"),
        FRONTEND_URL("", "the origin of another web app that may read the API, without cookies"),
        SIGN_UPS("open", "`closed`: nobody new"),
        SMTP_URL(
                "",
                "`smtp://user:password@host:587` (STARTTLS, required unless the host is this machine) or"
                        + " `smtps://user:password@host:465`; unset, codes go to the log; by environment only"),
        MAIL_FROM("", "the address that mails come from; needed with `SMTP_URL`"),
        LIMITS_FACTOR(
                "1",
                "multiplies every quota of `docs/limits.md`, for measuring; only where the server"
                        + " listens on loopback");

        final String otherwise;
        final String meaning;

        Key(String otherwise, String meaning) {
            this.otherwise = otherwise;
            this.meaning = meaning;
        }

        String option() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Never shown, nor taken from a command line, which every user of the machine can read. */
        boolean secret() {
            return this == CONNECTION_URL
                    || this == PROD_CONNECTION_URL
                    || this == SECRET_KEY
                    || this == SMTP_URL;
        }
    }

    /** Named in our environment by others: the folder itself and our own scripts. */
    private static final List<String> NOT_SETTINGS = List.of("CRUDDUR_HOME", "CRUDDUR_JAR");

    private static final int MIN_KEY_BYTES = 32;

    /** The port of what is not served, in Spring Boot's words. */
    private static final int NONE = -1;

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final boolean production;
    private final List<String> problems = new ArrayList<>();
    private final int port;
    private final int managementPort;
    private final @Nullable ConnectionUrl database;
    private final byte @Nullable [] secretKey;
    private final int limitsFactor;

    /**
     * @param options the words of the command line that begin with {@code --} and have a value
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    static Settings of(Map<String, String> environment, List<String> options, boolean production) {
        return new Settings(environment, options, production);
    }

    private Settings(Map<String, String> environment, List<String> options, boolean production) {
        this.production = production;
        for (Key key : Key.values()) {
            String value = environment.getOrDefault(key.name(), "");
            values.put(key, value.isEmpty() ? key.otherwise : value);
        }
        if (environment.getOrDefault("CRUDDUR_HOME", "").isEmpty()) {
            values.put(
                    Key.CRUDDUR_HOME,
                    Path.of(environment.getOrDefault("HOME", "."), ".cruddur").toString());
        }
        environment.keySet().stream()
                .filter(name -> name.startsWith("CRUDDUR_") && !NOT_SETTINGS.contains(name))
                .sorted()
                .forEach(name -> problems.add(unknown(name)));
        options.forEach(this::option);
        port = number(Key.PORT, 0, 65535);
        managementPort =
                value(Key.MANAGEMENT_PORT).isEmpty() ? NONE : number(Key.MANAGEMENT_PORT, 0, 65535);
        if (managementPort > 0 && managementPort == port) {
            problems.add("MANAGEMENT_PORT must be another than PORT.");
        }
        oneOf(Key.MIGRATE, "start", "off");
        oneOf(Key.SIGN_UPS, "open", "closed");
        database = database();
        secretKey = key(values.getOrDefault(Key.SECRET_KEY, ""));
        origin(Key.PUBLIC_URL);
        origin(Key.FRONTEND_URL);
        trustedProxies().forEach(this::network);
        limitsFactor = number(Key.LIMITS_FACTOR, 1, 1_000_000);
        if (limitsFactor > 1 && !loopback()) {
            problems.add("LIMITS_FACTOR is for measuring: only with BIND_ADDRESS=127.0.0.1.");
        }
        try {
            MailTest.check(value(Key.SMTP_URL), value(Key.MAIL_FROM));
        } catch (IllegalArgumentException wrong) {
            problems.add(String.valueOf(wrong.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        Key key =
                Arrays.stream(Key.values())
                        .filter(known -> known.option().equals(name))
                        .findFirst()
                        .orElse(null);
        if (key == null) {
            problems.add(unknown(name));
        } else if (key.secret()) {
            problems.add(
                    name
                            + " is a secret and everybody on this machine can read a command line: set "
                            + key.name()
                            + " in the environment.");
        } else if (equals < 0) {
            problems.add(name + " needs a value: " + name + "=…");
        } else {
            values.put(key, option.substring(equals + 1));
        }
    }

    /** Names the setting that was meant, as far as one can tell. */
    private static String unknown(String name) {
        boolean option = name.startsWith("--");
        List<String> known =
                Arrays.stream(Key.values()).map(key -> option ? key.option() : key.name()).toList();
        String bare = option ? name : name.replaceFirst("^CRUDDUR_", "");
        String nearest =
                known.stream()
                        .min(Comparator.comparingInt(candidate -> DISTANCE.apply(candidate, bare)))
                        .orElseThrow();
        return "There is no setting " + name + "; did you mean " + nearest + "?";
    }

    private String value(Key key) {
        return values.getOrDefault(key, "");
    }

    private int number(Key key, int least, int most) {
        try {
            int number = Integer.parseInt(value(key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        problems.add(
                "%s must be a number from %d to %d, but is '%s'."
                        .formatted(key.name(), least, most, value(key)));
        return least;
    }

    private void oneOf(Key key, String one, String other) {
        if (!value(key).equals(one) && !value(key).equals(other)) {
            problems.add(
                    "%s must be %s or %s, but is '%s'.".formatted(key, one, other, value(key)));
        }
    }

    private @Nullable ConnectionUrl database() {
        Key key = production ? Key.PROD_CONNECTION_URL : Key.CONNECTION_URL;
        String url = value(key);
        if (url.isEmpty()) {
            if (production) {
                problems.add(
                        "PROD_CONNECTION_URL must be set in production mode: export"
                                + " PROD_CONNECTION_URL='postgresql://user:password@host:5432/cruddur'");
            }
            return null;
        }
        try {
            return ConnectionUrl.parse(url);
        } catch (IllegalArgumentException wrong) {
            problems.add(key.name() + ": " + wrong.getMessage());
            return null;
        }
    }

    private byte @Nullable [] key(String text) {
        if (text.isEmpty()) {
            return null;
        }
        byte[] key = new byte[0];
        try {
            key =
                    text.matches("([0-9A-Fa-f]{2})+")
                            ? HexFormat.of().parseHex(text)
                            : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException neither) {
            // Said below.
        }
        if (key.length < MIN_KEY_BYTES) {
            problems.add(
                    "SECRET_KEY must be 32 bytes or more, hexadecimal or base64: openssl rand -hex 32"
                            + " makes one.");
        }
        return key;
    }

    private void origin(Key key) {
        String text = value(key);
        if (text.isEmpty()
                || text.matches(
                        "https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?/?")) {
            return;
        }
        problems.add(
                "%s must be of the form https://host, without a path, but is '%s'."
                        .formatted(key, text));
    }

    private void network(String text) {
        if (!text.matches("[0-9a-fA-F.:]+(/\\d{1,3})?")) {
            problems.add("TRUSTED_PROXIES has '" + text + "', which is no address or network.");
            return;
        }
        try {
            new IpAddressMatcher(text);
        } catch (IllegalArgumentException wrong) {
            problems.add("TRUSTED_PROXIES has '" + text + "', which is no address or network.");
        }
    }

    /** Where the server listens, 0 for any free port. */
    int port() {
        return port;
    }

    String bindAddress() {
        return value(Key.BIND_ADDRESS);
    }

    /** Whether only this machine can reach the server. */
    boolean loopback() {
        String address = bindAddress();
        return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
    }

    /** The operator's own database; absent, the server brings one. */
    @Nullable ConnectionUrl operatorsDatabase() {
        return database;
    }

    /** The operator's own database, where it is known that there is one. */
    ConnectionUrl requiredDatabase() {
        return Objects.requireNonNull(database);
    }

    Path home() {
        return Path.of(value(Key.CRUDDUR_HOME));
    }

    boolean migrate() {
        return value(Key.MIGRATE).equals("start");
    }

    boolean production() {
        return production;
    }

    byte @Nullable [] secretKey() {
        return secretKey == null ? null : secretKey.clone();
    }

    /** What our own beans read, by the names they ask for. */
    Map<String, Object> forBeans() {
        boolean https = value(Key.PUBLIC_URL).startsWith("https:");
        return Map.ofEntries(
                Map.entry("server.port", port),
                Map.entry("server.address", bindAddress()),
                Map.entry("management.server.port", managementPort),
                Map.entry("server.servlet.session.cookie.secure", https),
                Map.entry("cruddur.https", https),
                Map.entry("cruddur.trusted-proxies", String.join(",", trustedProxies())),
                Map.entry("cruddur.frontend-url", value(Key.FRONTEND_URL).replaceFirst("/$", "")),
                Map.entry("cruddur.sign-ups", value(Key.SIGN_UPS)),
                Map.entry("cruddur.mail.smtp-url", value(Key.SMTP_URL)),
                Map.entry("cruddur.mail.from", value(Key.MAIL_FROM)),
                Map.entry("cruddur.limits.factor", limitsFactor));
    }

    /** A warning where people are to reach the server by mail and cannot. */
    boolean mailIsMissing() {
        String host = value(Key.PUBLIC_URL);
        return !host.isEmpty()
                && value(Key.SMTP_URL).isEmpty()
                && !host.matches("https?://(localhost|127\\.[0-9.]+|\\[::1])(:.*)?/?");
    }

    /** Where people reach the server. */
    URI address(String actualPort) {
        String host = bindAddress();
        if (!value(Key.PUBLIC_URL).isEmpty()) {
            return URI.create(value(Key.PUBLIC_URL).replaceFirst("/?$", "/"));
        }
        if (host.equals("127.0.0.1") || host.equals("0.0.0.0")) {
            host = "localhost";
        }
        return URI.create(
                "http://"
                        + (host.contains(":") ? "[" + host + "]" : host)
                        + ":"
                        + actualPort
                        + "/");
    }

    private List<String> trustedProxies() {
        return Arrays.stream(value(Key.TRUSTED_PROXIES).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** What is in force, a line each, secrets masked. */
    String describe() {
        StringBuilder lines = new StringBuilder();
        for (Key key : Key.values()) {
            String value = value(key);
            lines.append(key.name()).append('=');
            if (key.secret() && !value.isEmpty()) {
                lines.append("(set)");
                if (key != Key.SECRET_KEY
                        && database != null
                        && key == (production ? Key.PROD_CONNECTION_URL : Key.CONNECTION_URL)) {
                    lines.append(' ').append(database);
                }
            } else {
                lines.append(value);
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
