package app.cruddur.identity;

/**
 * Who can become a member, and where. Immutable.
 *
 * @param identity {@code IDENTITY}: {@code embedded}, or what kind of issuer people sign in at
 * @param open whether new accounts are taken
 */
public record Membership(String identity, boolean open) {}
