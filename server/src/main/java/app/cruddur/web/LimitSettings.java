package app.cruddur.web;

/**
 * How much the operator lets clients ask. Immutable.
 *
 * @param connectionsPerAddress the most connections of one peer at once
 * @param limitsFactor what every quota is multiplied by, 1 but for measuring
 */
public record LimitSettings(int connectionsPerAddress, long limitsFactor) {}
