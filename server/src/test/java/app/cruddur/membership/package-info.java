@NullMarked
package app.cruddur.membership;

import org.jspecify.annotations.NullMarked;
