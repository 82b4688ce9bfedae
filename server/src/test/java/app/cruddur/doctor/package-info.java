@NullMarked
package app.cruddur.doctor;

import org.jspecify.annotations.NullMarked;
