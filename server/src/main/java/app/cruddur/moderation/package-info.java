/** Reports, what moderators decide about them, and what suspended people may not do. */
@NullMarked
package app.cruddur.moderation;

import org.jspecify.annotations.NullMarked;
