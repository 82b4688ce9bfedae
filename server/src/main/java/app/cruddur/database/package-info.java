/** Where the data is, and how it is reached. */
@NullMarked
package app.cruddur.database;

import org.jspecify.annotations.NullMarked;
