/** The server's own PostgreSQL, for who has none. */
@NullMarked
package app.cruddur.postgres;

import org.jspecify.annotations.NullMarked;
