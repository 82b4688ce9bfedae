package app.cruddur.database;

import app.cruddur.db.Login;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections with the current password, so that a rotated one needs no restart, and with the
 * session settings that our statements need, whatever the database, the role or the URL sets.
 */
final class RotatingCredentialsDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /**
     * Every statement has a plan that is good for any values (PlansTest), made once for each
     * connection; left alone, PostgreSQL plans a page of home anew each time. Statements that meet
     * each other in a row wait and go on, where a stricter isolation would let one of them fail.
     */
    private static final String SETTINGS =
            "SET plan_cache_mode = force_generic_plan; SET default_transaction_isolation = 'read committed'";

    private final transient Login.Source logins;

    RotatingCredentialsDataSource(Login.Source logins) {
        this.logins = logins;
    }

    /**
     * Has only what differs from the driver's defaults; the driver itself writes down some sixty
     * properties. Flyway searches the URL for passwords, with expressions whose time grows with the
     * square of its length, which took a tenth of a start.
     */
    @Override
    public String getUrl() {
        String all = super.getUrl();
        int query = all.indexOf('?');
        return all.substring(0, query + 1)
                + Arrays.stream(all.substring(query + 1).split("&"))
                        .filter(RotatingCredentialsDataSource::isOfOurs)
                        .collect(Collectors.joining("&"));
    }

    private static boolean isOfOurs(String property) {
        String[] parts = property.split("=", 2);
        String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        PGProperty known = PGProperty.forName(parts[0]);
        return known == null || !value.equals(known.getDefaultValue());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Login login = logins.ask();
        Connection connection = getConnection(login.user(), login.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
