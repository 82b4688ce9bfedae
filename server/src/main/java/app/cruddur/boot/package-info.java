/** Turns the command line into a running server, or runs a command that needs none. */
@NullMarked
package app.cruddur.boot;

import org.jspecify.annotations.NullMarked;
