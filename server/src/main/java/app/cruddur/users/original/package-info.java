/** Bringing people over from a database of the original Cruddur. */
@NullMarked
package app.cruddur.users.original;

import org.jspecify.annotations.NullMarked;
