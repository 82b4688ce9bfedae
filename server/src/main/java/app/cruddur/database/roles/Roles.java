package app.cruddur.database.roles;

import app.cruddur.db.Db;
import app.cruddur.db.Login;
import app.cruddur.db.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Makes roles that use the database without owning it. */
public final class Roles {

    private static final SqlFile MAKE = SqlFile.load("database/roles/make");

    private Roles() {}

    /**
     * Makes the role if there is none, and gives it this password and these rights, also on what
     * later migrations add. All of it, or nothing.
     *
     * @param owner connects as the owner of the tables, who may make roles
     * @throws IllegalArgumentException when there is such a role, which owns something or may more
     */
    public static void ensure(DataSource owner, DatabaseRole rights, Login login)
            throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, statement(connection, MAKE, login.user()));
            // The driver hashes it, so that no log of the server's can hold it.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(
                            login.user(), login.password().toCharArray(), "scram-sha-256");
            run(connection, statement(connection, rights.grants, login.user()));
            connection.commit();
        }
    }

    private static String statement(Connection connection, SqlFile question, String role) {
        return Db.on(connection)
                .call(question)
                .with("role", role)
                .text()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The role "
                                        + role
                                        + " owns something or may more than a server should: name another."));
    }

    private static void run(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
