/** What reads of cruds rest on, below HTTP. */
@NullMarked
package app.cruddur.feed;

import org.jspecify.annotations.NullMarked;
