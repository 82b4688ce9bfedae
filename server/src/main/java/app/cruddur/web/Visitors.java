package app.cruddur.web;

/**
 * What people may do here who are not signed in. Immutable.
 *
 * @param read {@code VISITORS}: whether they read what is for everyone
 */
public record Visitors(boolean read) {}
