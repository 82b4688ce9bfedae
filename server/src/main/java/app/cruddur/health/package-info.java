/** Whether the server lives and can serve. */
@NullMarked
package app.cruddur.health;

import org.jspecify.annotations.NullMarked;
