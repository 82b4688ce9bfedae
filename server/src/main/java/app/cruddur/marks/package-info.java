/** Likes, reposts and the shelf, and what cruds and people are to the signed-in user. */
@NullMarked
package app.cruddur.marks;

import org.jspecify.annotations.NullMarked;
