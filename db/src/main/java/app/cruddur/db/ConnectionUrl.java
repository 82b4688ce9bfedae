package app.cruddur.db;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The place of a database, as psql takes it: {@code
 * postgresql://user:password@host:port/db?sslmode=…}, with one host or several, and special
 * characters percent-encoded.
 *
 * @param jdbcUrl the same place as the driver takes it, without user and password
 * @param hosts the hosts with their ports, as they may be shown
 * @param database the database's name, decoded
 * @param user the URL's own; empty where {@code logins} come from elsewhere
 * @param logins what to sign in with, each time
 */
public record ConnectionUrl(
        String jdbcUrl,
        String hosts,
        String database,
        String user,
        String password,
        Login.Source logins) {

    private static final Pattern FORM =
            Pattern.compile(
                    "postgres(?:ql)?://(?:([^@/?#]*)@)?([^@/?#]+)/([^/?#]+)(?:\\?([^#]*))?");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    /** Stands for bytes of the environment that are no text in the locale. */
    private static final char UNREADABLE = '\uFFFD';

    private static final int DEFAULT_PORT = 5432;

    /**
     * psql's parameters (PostgreSQL's documentation, 32.1.2) and the driver's names for them.
     * Others are refused, since psql or the driver would silently ignore them.
     */
    private static final Map<String, String> PARAMETERS =
            Map.ofEntries(
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslpassword", "sslpassword"),
                    Map.entry("sslnegotiation", "sslNegotiation"),
                    Map.entry("channel_binding", "channelBinding"),
                    Map.entry("connect_timeout", "connectTimeout"),
                    Map.entry("application_name", "ApplicationName"),
                    Map.entry("options", "options"),
                    Map.entry("keepalives", "tcpKeepAlive"),
                    Map.entry("load_balance_hosts", "loadBalanceHosts"),
                    Map.entry("target_session_attrs", "targetServerType"));

    /** The values of psql's enumerated parameters, each with the driver's word. */
    private static final Map<String, Map<String, String>> VALUES =
            Map.of(
                    "target_session_attrs",
                    Map.of(
                            "any", "any",
                            "primary", "primary",
                            "read-write", "primary",
                            "standby", "secondary",
                            "read-only", "secondary",
                            "prefer-standby", "preferSecondary"),
                    "keepalives",
                    Map.of("0", "false", "1", "true"),
                    "load_balance_hosts",
                    Map.of("disable", "false", "random", "true"),
                    "sslmode",
                    same("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
                    "sslnegotiation",
                    same("postgres", "direct"),
                    "channel_binding",
                    same("disable", "prefer", "require"));

    private static Map<String, String> same(String... words) {
        return Arrays.stream(words).collect(Collectors.toMap(word -> word, word -> word));
    }

    /**
     * @throws IllegalArgumentException with one sentence that says what is wrong, never the
     *     password
     */
    public static ConnectionUrl parse(String text) {
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw wrong("it does not begin with postgresql://");
        }
        if (text.indexOf(UNREADABLE) >= 0) {
            throw wrong(
                    "it has letters that this process's locale cannot read; percent-encode their bytes in UTF-8");
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw wrong(
                    text.replaceFirst("^[a-z]+://[^/?#]*", "").length() < 2
                            ? "it names no database after the host"
                            : "it cannot be read; percent-encode what is special in the password");
        }
        String who = parts.group(1) == null ? "" : parts.group(1);
        int colon = who.indexOf(':');
        String user = decode(colon < 0 ? who : who.substring(0, colon));
        String password = colon < 0 ? "" : decode(who.substring(colon + 1));
        String hosts = hosts(parts.group(2));
        String database = decode(parts.group(3));
        Map<String, String> parameters = parameters(parts.group(4) == null ? "" : parts.group(4));
        if (hosts.contains(",")) {
            // After a failover the next connection goes to the new primary, soon.
            parameters.putIfAbsent("targetServerType", "primary");
            parameters.putIfAbsent("hostRecheckSeconds", "1");
            parameters.putIfAbsent("connectTimeout", "2");
        }
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://" + hosts + "/");
        jdbc.append(encode(database));
        char before = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            jdbc.append(before).append(parameter.getKey()).append('=');
            jdbc.append(encode(parameter.getValue()));
            before = '&';
        }
        Login login =
                new Login(user.isEmpty() ? System.getProperty("user.name", "") : user, password);
        return new ConnectionUrl(
                jdbc.toString(), hosts, database, login.user(), password, () -> login);
    }

    /** The same place, with credentials that another source gives for each connection. */
    public ConnectionUrl with(Login.Source others) {
        return new ConnectionUrl(jdbcUrl, hosts, database, "", "", others);
    }

    private static String hosts(String text) {
        List<String> hosts = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Matcher host = HOST.matcher(one);
            if (!host.matches()) {
                throw wrong(
                        "its host cannot be read; percent-encode what is special in the password");
            }
            int port = host.group(2) == null ? DEFAULT_PORT : Integer.parseInt(host.group(2));
            if (port < 1 || port > 65535) {
                throw wrong("its port is not a number from 1 to 65535");
            }
            hosts.add(host.group(1) + ":" + port);
        }
        return String.join(",", hosts);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            String known = PARAMETERS.get(name);
            if (known == null) {
                throw wrong(
                        "it has the parameter '"
                                + name
                                + "', and only these are known: "
                                + String.join(", ", new TreeMap<>(PARAMETERS).keySet()));
            }
            String said = value;
            Map<String, String> words = VALUES.get(name);
            if (words != null) {
                said = words.get(value);
                if (said == null) {
                    throw wrong(
                            "the parameter '"
                                    + name
                                    + "' has a value that is not known, and only these are: "
                                    + String.join(", ", new TreeSet<>(words.keySet())));
                }
            }
            if (name.equals("connect_timeout") && !value.matches("\\d{1,5}")) {
                throw wrong("the parameter 'connect_timeout' is not a number of seconds");
            }
            parameters.put(known, said);
        }
        return parameters;
    }

    private static String decode(String part) {
        try {
            // A plus is a plus here; only form data read it as a blank.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // The cause would repeat the text, password and all.
            throw wrong("a percent sign in it is not followed by two digits; write %25 for one");
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "The connection URL is not of the form postgresql://user:password@host:port/database: "
                        + why
                        + ".");
    }

    /** Where it is, for people: never the password. */
    @Override
    public String toString() {
        return database + " at " + hosts;
    }
}
