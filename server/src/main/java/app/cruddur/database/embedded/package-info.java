/** The server's own PostgreSQL, for who has none. */
@NullMarked
package app.cruddur.database.embedded;

import org.jspecify.annotations.NullMarked;
