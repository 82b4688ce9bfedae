/** Which code may know which. */
@NullMarked
package app.cruddur.architecture;

import org.jspecify.annotations.NullMarked;
