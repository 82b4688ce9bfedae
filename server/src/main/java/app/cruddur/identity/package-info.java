/** Who somebody is: sign-up, confirmation, sign-in, sessions. Features know only its Viewer. */
@NullMarked
package app.cruddur.identity;

import org.jspecify.annotations.NullMarked;
