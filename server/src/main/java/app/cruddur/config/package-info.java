/** The operator's settings. */
@NullMarked
package app.cruddur.config;

import org.jspecify.annotations.NullMarked;
