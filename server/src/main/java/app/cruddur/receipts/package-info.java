/** Signed statements about a single crud, which its author alone holds. */
@NullMarked
package app.cruddur.receipts;

import org.jspecify.annotations.NullMarked;
