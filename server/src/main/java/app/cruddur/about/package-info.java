/** The server's answer to what it is. */
@NullMarked
package app.cruddur.about;

import org.jspecify.annotations.NullMarked;
