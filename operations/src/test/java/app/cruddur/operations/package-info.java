/** The scripts of bin/, run as a person runs them, against real databases. */
@NullMarked
package app.cruddur.operations;

import org.jspecify.annotations.NullMarked;
