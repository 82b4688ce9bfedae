/** An empty web application. */
@NullMarked
package app.cruddur.empty;

import org.jspecify.annotations.NullMarked;
