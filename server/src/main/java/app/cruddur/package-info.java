/** The server: reads its settings, brings or finds its database, and starts. */
@NullMarked
package app.cruddur;

import org.jspecify.annotations.NullMarked;
