/**
 * What cruds and people are to the signed-in user: what they like and keep, and whom they follow.
 */
@NullMarked
package app.cruddur.marks;

import org.jspecify.annotations.NullMarked;
