package app.cruddur.db;

import java.sql.SQLException;

/** A user of the database, and the password that counts at the moment. */
public record Login(String user, String password) {

    /** Where logins come from; asked for each connection, since a password may be rotated. */
    @FunctionalInterface
    public interface Source {

        /**
         * @throws SQLException when there is none to be had
         */
        Login ask() throws SQLException;
    }

    @Override
    public String toString() {
        return user;
    }
}
