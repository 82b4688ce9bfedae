package app.cruddur.postconfirmation;

import app.cruddur.db.ConnectionUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one connection, opened when first needed and kept while Lambda keeps this process. User and
 * password are those of CONNECTION_URL or, with SECRET_ARN, those of the secret, read for each new
 * connection.
 */
final class WarmConnection {

    /** Seconds for connecting and for signing in. */
    private static final int LOGIN_TIMEOUT = 2;

    /** Seconds without a byte from the database. */
    private static final int SOCKET_TIMEOUT = 1;

    private final Map<String, String> environment;
    private @Nullable Connection connection;

    WarmConnection(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether a connection is kept; it may be dead. */
    boolean isOpen() {
        return connection != null;
    }

    Connection open() throws SQLException {
        if (connection == null) {
            connection = source().getConnection();
        }
        return connection;
    }

    /** Drops the connection. A failure to close it does not matter. */
    void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException ignored) {
                // The connection was dead.
            }
            connection = null;
        }
    }

    private PGSimpleDataSource source() {
        ConnectionUrl url = place();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("cruddur post-confirmation");
        source.setConnectTimeout(LOGIN_TIMEOUT);
        source.setLoginTimeout(LOGIN_TIMEOUT);
        source.setSocketTimeout(SOCKET_TIMEOUT);
        source.setTcpKeepAlive(true);
        // Error details repeat the values of rows, and so names and e-mails.
        source.setLogServerErrorDetail(false);
        verifyServer(url, source);
        String arn = environment.get("SECRET_ARN");
        if (arn != null && !arn.isBlank()) {
            Secret secret = Secret.ask(arn, environment);
            source.setUser(secret.username());
            source.setPassword(secret.password());
        }
        return source;
    }

    /** Without sslmode in the URL the server must prove who it is. */
    private void verifyServer(ConnectionUrl url, PGSimpleDataSource source) {
        if (!url.jdbcUrl().contains("sslmode=")) {
            source.setSslMode("verify-full");
        }
        Path bundle = Path.of(environment.getOrDefault("LAMBDA_TASK_ROOT", "."), "rds-ca.pem");
        if (!url.jdbcUrl().contains("sslrootcert=") && Files.exists(bundle)) {
            source.setSslRootCert(bundle.toString());
        }
    }

    private ConnectionUrl place() {
        String url = environment.get("CONNECTION_URL");
        if (url == null || url.isBlank()) {
            throw new NotRegistered("setting_missing", "CONNECTION_URL");
        }
        try {
            return ConnectionUrl.parse(url);
        } catch (IllegalArgumentException unreadable) {
            throw new NotRegistered("setting_unreadable", "CONNECTION_URL");
        }
    }
}
