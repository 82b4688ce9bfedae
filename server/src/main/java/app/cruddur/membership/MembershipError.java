package app.cruddur.membership;

import app.cruddur.web.ErrorCode;

/** Why somebody does not become a member, or an invitation is not made. */
enum MembershipError implements ErrorCode {
    SIGN_UP_BLOCKED(
            403,
            "This sign-up is not taken: use another e-mail address or connection, or write to the"
                    + " people who run this server."),
    SIGN_UP_BLOCK_INVALID(
            422,
            "A block is a mail domain with a dot, in ASCII, or a network of at most 2^24 addresses (2^112 of IPv6)."),
    INVITATION_NEEDED(403, "A new account takes an open invitation here; ask a member for a link."),
    INVITATIONS_TOO_MANY(
            422, "You have as many open invitations as you may have; take one back first."),
    INVITATION_BOUNDS_INVALID(
            422, "An invitation is for 1 to 20 people, and open for 1 to 168 hours.");

    private final int status;
    private final String detail;

    MembershipError(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String detail() {
        return detail;
    }
}
