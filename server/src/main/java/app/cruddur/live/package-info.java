/**
 * What changes, told while it changes: to the other servers, and to whoever keeps the page open.
 */
@NullMarked
package app.cruddur.live;

import org.jspecify.annotations.NullMarked;
