/**
 * Who somebody is: sign-up, confirmation, sign-in, sessions. Features know only the Viewer of
 * {@code web}.
 */
@NullMarked
package app.cruddur.identity;

import org.jspecify.annotations.NullMarked;
