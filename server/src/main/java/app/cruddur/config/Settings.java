package app.cruddur.config;

import app.cruddur.activities.Audience;
import app.cruddur.crypto.SecretKey;
import app.cruddur.database.AwsSecret;
import app.cruddur.database.roles.DatabaseRole;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Login;
import app.cruddur.mail.MailSettings;
import app.cruddur.membership.Membership;
import app.cruddur.oidc.Issuer;
import app.cruddur.seals.SealSettings;
import app.cruddur.text.ThisMachine;
import app.cruddur.web.LimitSettings;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Site;
import app.cruddur.web.TrustedProxies;
import app.cruddur.web.Visitors;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;

/** The operator's settings, all of them valid. */
public final class Settings {

    /** Spring Boot's value for a port that is not opened. */
    private static final int NONE = -1;

    /** Without a management port, no metric is counted and no request is observed. */
    private static final Map<String, Object> WITHOUT_METRICS =
            Map.of(
                    "management.defaults.metrics.export.enabled",
                    false,
                    "spring.autoconfigure.exclude",
                    Stream.of(
                                    LogbackMetricsAutoConfiguration.class,
                                    ObservationAutoConfiguration.class,
                                    ScheduledTasksObservationAutoConfiguration.class,
                                    WebMvcObservationAutoConfiguration.class)
                            .map(Class::getName)
                            .collect(Collectors.joining(",")));

    private final RawSettings given;
    private final boolean production;
    private final int port;
    private final int managementPort;
    private final Map<Setting, AwsSecret> secrets = new EnumMap<>(Setting.class);
    private final @Nullable ConnectionUrl database;
    private final @Nullable ConnectionUrl listenUrl;
    private final @Nullable SecretKey secretKey;
    private final int connectionsPerAddress;
    private final int invitations;
    private final int newcomerHours;
    private final int limitsFactor;
    private final @Nullable Issuer issuer;
    private final TrustedProxies trustedProxies;
    private final MailSettings mail;
    private final ServerIdentity server;

    /**
     * @param options the words of the command line that begin with {@code --} and have a value
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    public static Settings of(
            Map<String, String> environment, List<String> options, boolean production) {
        return new Settings(new RawSettings(environment, options), production);
    }

    private Settings(RawSettings given, boolean production) {
        this.given = given;
        this.production = production;
        port = given.number(Setting.PORT, 0, 65535);
        managementPort =
                given.text(Setting.MANAGEMENT_PORT).isEmpty()
                        ? NONE
                        : given.number(Setting.MANAGEMENT_PORT, 0, 65535);
        if (managementPort > 0 && managementPort == port) {
            given.wrong("MANAGEMENT_PORT must be another than PORT.");
        }
        given.oneOf(Setting.MIGRATE, "start", "off");
        given.oneOf(Setting.SEAL, "on", "off");
        given.oneOf(Setting.SIGN_UPS, "open", "approved", "invited", "closed");
        String signUps = given.text(Setting.SIGN_UPS);
        if (given.text(Setting.IDENTITY).equals("oidc")
                && (signUps.equals("approved") || signUps.equals("invited"))) {
            given.wrong(
                    "SIGN_UPS=%s is for IDENTITY=embedded alone: the issuer decides whom it lets in."
                            .formatted(signUps));
        }
        invitations = given.number(Setting.INVITATIONS, 0, 100);
        given.oneOf(Setting.VISITORS, "read", "none");
        given.oneOf(Setting.AUDIENCE, "everyone", "members");
        given.oneOf(Setting.LOG_FORMAT, "text", "json");
        List.of(Setting.SECRET_ARN, Setting.SERVICE_SECRET_ARN, Setting.LAMBDA_SECRET_ARN)
                .forEach(this::secret);
        database = database(production ? Setting.PROD_CONNECTION_URL : Setting.CONNECTION_URL);
        if (database == null && !secrets.isEmpty()) {
            given.wrong("%s needs a connection URL.".formatted(secrets.keySet().iterator().next()));
        }
        listenUrl = given.text(Setting.LISTEN_URL).isEmpty() ? null : url(Setting.LISTEN_URL);
        if (listenUrl != null && database == null) {
            given.wrong("LISTEN_URL needs CONNECTION_URL: it is the same database past a pooler.");
        }
        secretKey = key(given.text(Setting.SECRET_KEY));
        given.origin(Setting.PUBLIC_URL);
        given.origin(Setting.FRONTEND_URL);
        newcomerHours = newcomerHours();
        trustedProxies = trustedProxies();
        connectionsPerAddress = given.number(Setting.CONNECTIONS_PER_ADDRESS, 1, 8192);
        limitsFactor = given.number(Setting.LIMITS_FACTOR, 1, 999_999);
        if (limitsFactor > 1 && !loopback()) {
            given.wrong("LIMITS_FACTOR is for measuring: only with BIND_ADDRESS=127.0.0.1.");
        }
        issuer = IssuerSettings.of(given);
        mail = mail();
        server = ServerSettings.of(given);
        given.refuseWhatIsWrong();
    }

    private @Nullable ConnectionUrl database(Setting setting) {
        String url = given.text(setting);
        if (url.isEmpty()) {
            if (production) {
                given.wrong(
                        "PROD_CONNECTION_URL must be set in production mode: export"
                                + " PROD_CONNECTION_URL='postgresql://user:password@host:5432/cruddur'");
            }
            return null;
        }
        return url(setting);
    }

    private @Nullable ConnectionUrl url(Setting setting) {
        try {
            ConnectionUrl url = ConnectionUrl.parse(given.text(setting));
            AwsSecret login = secrets.get(Setting.SECRET_ARN);
            return login == null ? url : url.with(login);
        } catch (IllegalArgumentException wrong) {
            given.wrong(setting + ": " + wrong.getMessage());
            return null;
        }
    }

    private void secret(Setting setting) {
        String arn = given.text(setting);
        if (arn.isEmpty()) {
            return;
        }
        try {
            secrets.put(setting, AwsSecret.of(arn));
        } catch (IllegalArgumentException wrong) {
            given.wrong(setting + " " + wrong.getMessage());
        }
    }

    private @Nullable SecretKey key(String text) {
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
            // The error is added below.
        }
        if (key.length < SecretKey.MIN_BYTES) {
            given.wrong(
                    "SECRET_KEY must be 32 bytes or more, hexadecimal or base64: openssl rand -hex 32"
                            + " makes one.");
        }
        return new SecretKey(key);
    }

    /** People who try Cruddur on their own machine need not be slowed. */
    private int newcomerHours() {
        if (!given.text(Setting.NEWCOMER_HOURS).isEmpty()) {
            return given.number(Setting.NEWCOMER_HOURS, 0, 720);
        }
        return given.text(Setting.SIGN_UPS).equals("open") && isPublic() ? 24 : 0;
    }

    /** Whether people reach the server from other machines, as far as the settings say. */
    private boolean isPublic() {
        return !publicUrl().isEmpty()
                && !ThisMachine.is(String.valueOf(URI.create(publicUrl()).getHost()));
    }

    /** Returns no proxies where the setting is wrong, and adds that error. */
    private TrustedProxies trustedProxies() {
        try {
            return TrustedProxies.parse(given.text(Setting.TRUSTED_PROXIES));
        } catch (IllegalArgumentException wrong) {
            given.wrong(String.valueOf(wrong.getMessage()));
            return TrustedProxies.parse("");
        }
    }

    private MailSettings mail() {
        try {
            return MailSettings.parse(
                    given.text(Setting.SMTP_URL), given.text(Setting.MAIL_FROM), publicUrl());
        } catch (IllegalArgumentException wrong) {
            given.wrong(String.valueOf(wrong.getMessage()));
            return MailSettings.parse("", "", "");
        }
    }

    /** Where the server listens, 0 for any free port. */
    public int port() {
        return port;
    }

    /** Where health and metrics are served, 0 for any free port, negative for nowhere. */
    public int managementPort() {
        return managementPort;
    }

    public String bindAddress() {
        return given.text(Setting.BIND_ADDRESS);
    }

    /** Whether only this machine can reach the server. */
    public boolean loopback() {
        return ThisMachine.is(bindAddress());
    }

    /** The operator's own database; absent, the server brings one. */
    public @Nullable ConnectionUrl operatorsDatabase() {
        return database;
    }

    /** The same database past a pooler, where there is one. */
    public @Nullable ConnectionUrl listenUrl() {
        return listenUrl;
    }

    /** The operator's own database, where it is known that there is one. */
    public ConnectionUrl requiredDatabase() {
        return Objects.requireNonNull(database);
    }

    /**
     * The folder is looked at only where something is kept in it.
     *
     * @throws IllegalArgumentException when this process's locale cannot name it
     */
    public Path home() {
        return path(Setting.CRUDDUR_HOME);
    }

    /**
     * Whether texts are sealed, and where their keys are.
     *
     * @throws IllegalArgumentException when this process's locale cannot name that place
     */
    public SealSettings seals() {
        Path file =
                given.text(Setting.SEALS_FILE).isEmpty()
                        ? home().resolve("seals").resolve("keys")
                        : path(Setting.SEALS_FILE);
        return new SealSettings(
                given.text(Setting.SEAL).equals("on"),
                file,
                database == null
                        ? SealSettings.onDifferentDisks(file, home())
                        : isElsewhere(database));
    }

    /** Whether each host of a database is another machine than this one. */
    private static boolean isElsewhere(ConnectionUrl database) {
        return Stream.of(database.hosts().split(",", -1))
                .map(host -> host.replaceFirst(":\\d+$", ""))
                .noneMatch(ThisMachine::is);
    }

    private Path path(Setting setting) {
        try {
            return Path.of(given.text(setting));
        } catch (InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    setting
                            + " has letters that this locale cannot write: set LC_ALL to C.UTF-8, or "
                            + setting
                            + " to another place.",
                    unreadable);
        }
    }

    public boolean migrate() {
        return given.text(Setting.MIGRATE).equals("start");
    }

    /** The roles that {@code migrate} sees to, with where their names and passwords come from. */
    public Map<DatabaseRole, Login.Source> roles() {
        Map<DatabaseRole, Login.Source> roles = new EnumMap<>(DatabaseRole.class);
        AwsSecret service = secrets.get(Setting.SERVICE_SECRET_ARN);
        if (service != null) {
            roles.put(DatabaseRole.SERVICE, service);
        }
        AwsSecret lambda = secrets.get(Setting.LAMBDA_SECRET_ARN);
        if (lambda != null) {
            roles.put(DatabaseRole.LAMBDA, lambda);
        }
        return roles;
    }

    public String logFormat() {
        return given.text(Setting.LOG_FORMAT);
    }

    public boolean production() {
        return production;
    }

    /** The key that is set; where it is absent, one is kept in {@link #home()}. */
    public @Nullable SecretKey secretKey() {
        return secretKey;
    }

    /** The issuer where people sign in; null where they sign in at this server. */
    public @Nullable Issuer issuer() {
        return issuer;
    }

    /** The properties for Spring Boot and for our own conditions. */
    public Map<String, Object> properties() {
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "server.port", port,
                                "server.address", bindAddress(),
                                "management.server.port", managementPort,
                                "cruddur.identity", given.text(Setting.IDENTITY),
                                "cruddur.log-format", logFormat()));
        if (managementPort == NONE) {
            all.putAll(WITHOUT_METRICS);
        }
        return all;
    }

    /** Where people reach the server, for beans. */
    public Site site() {
        return new Site(publicUrl(), given.text(Setting.FRONTEND_URL).replaceFirst("/$", ""));
    }

    /** What one client may ask, for beans. */
    public LimitSettings limits() {
        return new LimitSettings(connectionsPerAddress, limitsFactor);
    }

    /** The server as its people see it, for beans. */
    public ServerIdentity server() {
        return server;
    }

    /** The proxies whose X-Forwarded-For counts, for beans. */
    public TrustedProxies proxies() {
        return trustedProxies;
    }

    /** Who can become a member, for beans. */
    public Membership membership() {
        return new Membership(
                given.text(Setting.IDENTITY),
                Membership.SignUps.of(given.text(Setting.SIGN_UPS)),
                invitations,
                newcomerHours);
    }

    /** The rights of people who are not signed in, for beans. */
    public Visitors visitors() {
        return new Visitors(given.text(Setting.VISITORS).equals("read"));
    }

    /** The audience of a crud whose author names none, for beans. */
    public Audience audience() {
        return Audience.of(given.text(Setting.AUDIENCE)).orElseThrow();
    }

    /** How mail leaves. */
    public MailSettings mailSettings() {
        return mail;
    }

    /** The public address of the server, without a path; empty where it is not set. */
    public String publicUrl() {
        return given.text(Setting.PUBLIC_URL).replaceFirst("/$", "");
    }

    /** A warning where people are to reach the server by mail and cannot. */
    public boolean mailIsMissing() {
        return issuer() == null && !mail.sends() && isPublic();
    }

    /** Where people reach the server. */
    public URI address(String actualPort) {
        String publicUrl = given.text(Setting.PUBLIC_URL);
        if (!publicUrl.isEmpty()) {
            return URI.create(publicUrl.replaceFirst("/?$", "/"));
        }
        String host = bindAddress();
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

    /** Which settings were given, and where; no values. */
    public String origins() {
        return given.origins().isEmpty()
                ? "None is set; all have their defaults."
                : given.origins().entrySet().stream()
                        .map(one -> one.getKey() + " (" + one.getValue() + ")")
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "These are set: ",
                                        "; the others have their defaults."));
    }

    /** Where this machine reaches the server. */
    public URI local() {
        String host =
                switch (bindAddress()) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> bindAddress();
                };
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }

    /** The settings in force, one a line, secrets masked. */
    public String describe() {
        StringBuilder lines = new StringBuilder();
        for (Setting setting : Setting.values()) {
            String value = given.text(setting);
            lines.append(setting).append('=');
            if (setting.secret() && !value.isEmpty()) {
                lines.append("(set)");
                if (database != null
                        && setting
                                == (production
                                        ? Setting.PROD_CONNECTION_URL
                                        : Setting.CONNECTION_URL)) {
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
