/** Who else may use the database, and for what. */
@NullMarked
package app.cruddur.database.roles;

import org.jspecify.annotations.NullMarked;
