@NullMarked
package app.cruddur.transfer;

import org.jspecify.annotations.NullMarked;
