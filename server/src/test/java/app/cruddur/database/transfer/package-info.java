@NullMarked
package app.cruddur.database.transfer;

import org.jspecify.annotations.NullMarked;
