@NullMarked
package app.cruddur.identity;

import org.jspecify.annotations.NullMarked;
