/** Cruds: posting, reading and deleting one. */
@NullMarked
package app.cruddur.activities;

import org.jspecify.annotations.NullMarked;
