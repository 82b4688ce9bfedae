/** The database: its pools, its migrations, its credentials. */
@NullMarked
package app.cruddur.database;

import org.jspecify.annotations.NullMarked;
