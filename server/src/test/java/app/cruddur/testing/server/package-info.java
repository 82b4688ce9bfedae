/** The running server of the tests, who asks it, and what stands around it. */
@NullMarked
package app.cruddur.testing.server;

import org.jspecify.annotations.NullMarked;
