/** Deletes expired rows, which no answer shows any more. */
@NullMarked
package app.cruddur.expiry;

import org.jspecify.annotations.NullMarked;
