/** From the command line to a running server, or to a command that needs none. */
@NullMarked
package app.cruddur.boot;

import org.jspecify.annotations.NullMarked;
