/** The cast of the seed, for who tries Cruddur out. */
@NullMarked
package app.cruddur.demo;

import org.jspecify.annotations.NullMarked;
