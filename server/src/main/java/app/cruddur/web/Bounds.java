package app.cruddur.web;

/**
 * The operator's bounds on what clients may ask. Immutable.
 *
 * @param connectionsPerAddress the most connections of one peer at once
 * @param limitsFactor what every quota is multiplied by, 1 but for measuring
 */
public record Bounds(int connectionsPerAddress, long limitsFactor) {}
