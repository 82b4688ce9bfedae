/**
 * How a browser is signed in: tokens, by their hashes, and for how long they are good and
 * remembered.
 */
@NullMarked
package app.cruddur.sessions;

import org.jspecify.annotations.NullMarked;
