/** Lists of cruds. */
@NullMarked
package app.cruddur.feed;

import org.jspecify.annotations.NullMarked;
