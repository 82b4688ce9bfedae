/** Lists of people: those who posted lately, search, suggestions. */
@NullMarked
package app.cruddur.people;

import org.jspecify.annotations.NullMarked;
