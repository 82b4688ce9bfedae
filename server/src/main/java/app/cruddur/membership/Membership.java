package app.cruddur.membership;

import java.util.Locale;

/**
 * Who can become a member, and where. Immutable.
 *
 * @param identity {@code IDENTITY}: {@code embedded}, or what kind of issuer people sign in at
 * @param signUps {@code SIGN_UPS}
 * @param invitations {@code INVITATIONS}: the most open invitations that a member may have
 * @param newcomerHours {@code NEWCOMER_HOURS}: how long the rules for newcomers hold; 0 for never
 */
public record Membership(String identity, SignUps signUps, int invitations, int newcomerHours) {

    /** The people of whom new accounts are taken. */
    public enum SignUps {
        /** Anybody. */
        OPEN,
        /** Anybody whom a moderator accepts. */
        APPROVED,
        /** The people whom a member has invited. */
        INVITED,
        /** Nobody. */
        CLOSED;

        /** By the word of {@code SIGN_UPS}. */
        public static SignUps of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** As the setting and the API have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether anybody can become a member. */
    public boolean open() {
        return signUps == SignUps.OPEN;
    }
}
