/** Bringing people over from a database of the original Cruddur. */
@NullMarked
package app.cruddur.original;

import org.jspecify.annotations.NullMarked;
