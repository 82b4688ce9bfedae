/**
 * Runs the product's SQL files against PostgreSQL and gives back the JSON that PostgreSQL built.
 */
@NullMarked
package app.cruddur.db;

import org.jspecify.annotations.NullMarked;
