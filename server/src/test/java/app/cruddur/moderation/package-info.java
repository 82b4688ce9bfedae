@NullMarked
package app.cruddur.moderation;

import org.jspecify.annotations.NullMarked;
