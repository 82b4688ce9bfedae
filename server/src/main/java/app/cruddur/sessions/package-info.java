/** How long a session lives, and how seldom it is written. */
@NullMarked
package app.cruddur.sessions;

import org.jspecify.annotations.NullMarked;
