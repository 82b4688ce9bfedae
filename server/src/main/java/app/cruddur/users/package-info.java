/** The people who post: one row each, recorded once, whoever confirms them. */
@NullMarked
package app.cruddur.users;

import org.jspecify.annotations.NullMarked;
