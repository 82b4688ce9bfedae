/** What the tests of several modules use; no part of the product. */
@NullMarked
package app.cruddur.testing;

import org.jspecify.annotations.NullMarked;
