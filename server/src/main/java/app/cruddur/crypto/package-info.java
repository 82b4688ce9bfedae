/** The key that is never in the database. */
@NullMarked
package app.cruddur.crypto;

import org.jspecify.annotations.NullMarked;
