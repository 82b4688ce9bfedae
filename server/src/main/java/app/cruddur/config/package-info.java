/** What the operator decides. */
@NullMarked
package app.cruddur.config;

import org.jspecify.annotations.NullMarked;
