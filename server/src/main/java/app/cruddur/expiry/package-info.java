/** Deletes from the tables what no answer shows any more. */
@NullMarked
package app.cruddur.expiry;

import org.jspecify.annotations.NullMarked;
