/** {@code bin/doctor}: checks all that a server needs, and says what is wrong and what to do. */
@NullMarked
package app.cruddur.doctor;

import org.jspecify.annotations.NullMarked;
