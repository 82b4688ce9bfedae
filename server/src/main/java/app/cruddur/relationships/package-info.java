/** Whom people follow, block and mute. */
@NullMarked
package app.cruddur.relationships;

import org.jspecify.annotations.NullMarked;
