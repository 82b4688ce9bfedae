/** Who may come, and how: by invitation, or nobody for a day, nobody from there. */
@NullMarked
package app.cruddur.membership;

import org.jspecify.annotations.NullMarked;
