/** From the command line to a running server, or to what is done without one. */
@NullMarked
package app.cruddur.boot;

import org.jspecify.annotations.NullMarked;
