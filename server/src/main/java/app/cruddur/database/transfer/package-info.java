/**
 * The whole database as a file, and back: for backups without PostgreSQL's own tools, for a move to
 * another server, for another major version.
 */
@NullMarked
package app.cruddur.database.transfer;

import org.jspecify.annotations.NullMarked;
