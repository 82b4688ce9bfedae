/** The cast of the seed, for trying Cruddur out. */
@NullMarked
package app.cruddur.demo;

import org.jspecify.annotations.NullMarked;
