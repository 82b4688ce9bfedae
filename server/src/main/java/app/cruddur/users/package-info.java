/** The people who post: one row each, recorded once, by either identity. */
@NullMarked
package app.cruddur.users;

import org.jspecify.annotations.NullMarked;
