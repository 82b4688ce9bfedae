package app.cruddur.database.roles;

import app.cruddur.db.SqlFile;

/** The purpose of a database role, which decides its rights. */
public enum DatabaseRole {
    /** All that a server does, but for changing the schema. */
    SERVICE(SqlFile.load("database/roles/service")),
    /** The Lambda's work after a confirmed sign-up. */
    LAMBDA(SqlFile.load("database/roles/post-confirmation"));

    /** Answers with the statements that give these rights. */
    final SqlFile grants;

    DatabaseRole(SqlFile grants) {
        this.grants = grants;
    }
}
