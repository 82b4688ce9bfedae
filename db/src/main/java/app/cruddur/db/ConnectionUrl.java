package app.cruddur.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is, in the form that psql takes: {@code
 * postgresql://user:password@host:port/db?sslmode=…}, user and password percent-encoded.
 *
 * @param jdbcUrl the same place as the driver takes it, without user and password
 */
public record ConnectionUrl(String jdbcUrl, String user, String password) {

    /**
     * @throws IllegalArgumentException with one sentence that says what is wrong, never the
     *     password
     */
    public static ConnectionUrl parse(String text) {
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw wrong("it does not begin with postgresql://");
        }
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            // The cause would repeat the whole text, password and all.
            throw wrong("it cannot be read; percent-encode what is special in the password");
        }
        String host = uri.getHost();
        if (host == null) {
            throw wrong("its host cannot be read; percent-encode what is special in the password");
        }
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() < 2) {
            throw wrong("it names no database after the host");
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new ConnectionUrl(
                "jdbc:postgresql://" + host + ":" + port + path + query,
                decode(user),
                decode(password));
    }

    private static String decode(String part) {
        // A plus is a plus here; only form data read it as a blank.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "The connection URL is not of the form postgresql://user:password@host:port/database: "
                        + why
                        + ".");
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
