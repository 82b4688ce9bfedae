package app.cruddur.oidc;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;

/**
 * Where people sign in.
 *
 * @param clientSecret empty for a client that has none
 * @param cognito whether it is a user pool of Amazon Cognito, which has ways of its own
 */
public record Issuer(String address, String clientId, String clientSecret, boolean cognito) {

    private static final SqlFile AGREE = SqlFile.load("oidc/agree-on-issuer");

    /**
     * The issuer of this database's users; the first to ask decides.
     *
     * @throws app.cruddur.db.DbException when the database refuses or cannot be reached
     */
    public static String agree(Db db, String address) {
        return db.call(AGREE).with("address", address).text().orElseThrow();
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return address + " (client " + clientId + ")";
    }
}
