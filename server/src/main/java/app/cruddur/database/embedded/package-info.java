/** The server's own PostgreSQL, for operators who bring none. */
@NullMarked
package app.cruddur.database.embedded;

import org.jspecify.annotations.NullMarked;
