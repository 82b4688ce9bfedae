/** How well the promise is kept, as the server itself measures it, for everybody to read. */
@NullMarked
package app.cruddur.promise;

import org.jspecify.annotations.NullMarked;
