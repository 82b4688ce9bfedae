/** Follows, blocks and mutes. */
@NullMarked
package app.cruddur.relationships;

import org.jspecify.annotations.NullMarked;
