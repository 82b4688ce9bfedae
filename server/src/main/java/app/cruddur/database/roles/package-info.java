/** Roles that use the database without owning it. */
@NullMarked
package app.cruddur.database.roles;

import org.jspecify.annotations.NullMarked;
