package app.cruddur.web;

/**
 * How much the operator lets the server be asked. Immutable.
 *
 * @param connectionsPerAddress the most connections of one peer at once
 * @param limitsFactor what every quota is multiplied by, 1 but for measuring
 */
public record Bounds(int connectionsPerAddress, long limitsFactor) {}
