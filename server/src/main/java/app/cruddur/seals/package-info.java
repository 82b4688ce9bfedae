/** Texts that cannot be read any more, from any copy, once their hour is over. */
@org.jspecify.annotations.NullMarked
package app.cruddur.seals;
