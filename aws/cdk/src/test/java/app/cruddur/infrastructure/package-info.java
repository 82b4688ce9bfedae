@NullMarked
package app.cruddur.infrastructure;

import org.jspecify.annotations.NullMarked;
