package app.cruddur;

import app.cruddur.db.Login;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Signs in each time with what counts then, so that a rotated password needs no restart. */
final class LatestLogin extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Login.Source logins;

    LatestLogin(Login.Source logins) {
        this.logins = logins;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Login login = logins.ask();
        return getConnection(login.user(), login.password());
    }
}
