/** Lists of people: who posted lately, who is looked for, whom one may want to follow. */
@NullMarked
package app.cruddur.people;

import org.jspecify.annotations.NullMarked;
