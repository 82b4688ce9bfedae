package app.cruddur.identity;

import app.cruddur.web.ErrorCode;

/** Why a sign-up, a sign-in or a change of an account is refused. */
public enum IdentityError implements ErrorCode {
    REASON_BLANK(422, "Say why you want to join."),
    REASON_TOO_LONG(422, "A reason has at most 500 characters."),
    REASON_INVALID(
            422, "The reason holds a character that cannot be kept, as message_invalid has them."),
    EMAIL_BLANK(422, "Give an e-mail address."),
    WAITING_EMAIL_TAKEN(
            422, "Somebody has the address of this sign-up by now; refuse the sign-up."),
    EMAIL_TAKEN(422, "This address has an account already; sign in."),
    EMAIL_INVALID(422, "This does not look like an e-mail address."),
    EMAIL_NOT_ASCII(422, "Give an address with plain letters (a-z) before the @."),
    PASSWORD_BLANK(422, "Choose a password."),
    PASSWORD_TOO_SHORT(422, "A password has at least 10 characters."),
    PASSWORD_TOO_LONG(422, "A password has at most 72 bytes."),
    PASSWORD_COMMON(422, "This password is easily guessed; take a longer or a rarer one."),
    PASSWORD_WRONG(422, "This is not your present password."),
    CODE_BLANK(422, "Type the six digits of the code."),
    CODE_INVALID(422, "This is not the code; look again."),
    CODE_EXPIRED(422, "This code has lapsed; ask for another."),
    CODE_TRIES_EXCEEDED(422, "Too many wrong codes; ask for another."),
    RESEND_EXHAUSTED(422, "No more codes can be sent for this sign-up; sign up again."),
    SIGN_IN_FAILED(401, "E-mail, handle or password is not right."),
    EMAIL_UNCONFIRMED(403, "Confirm your e-mail address first; Location says where."),
    ACCOUNT_DISABLED(403, "This account is disabled; ask the operator."),
    APPROVAL_WAITS(
            403, "This account waits for a moderator; you get a mail once they have decided."),
    SIGN_UPS_CLOSED(403, "New accounts are not taken here."),
    SIGN_UPS_PAUSED(403, "New accounts are not taken just now; try again tomorrow."),
    ADMIN_LINK_VOID(
            422,
            "This link is used, replaced or too old, or there is an admin; a start makes another."),
    SIGN_IN_AGAIN(403, "This takes a sign-in of the last ten minutes; sign out, then in again."),
    HANDLE_NEEDED(403, "Choose a handle first: POST /api/identity/handle."),
    CSRF_TOKEN_MISSING(
            403,
            "Send the cookie XSRF-TOKEN back in the header X-XSRF-TOKEN; GET /api/session sets it."),
    CSRF_TOKEN_INVALID(403, "The header X-XSRF-TOKEN is not the cookie's; GET /api/session anew."),
    TOO_MANY_ATTEMPTS(429, "Too many attempts; wait, then try again."),
    RESEND_TOO_SOON(429, "A code was sent just now; wait, then ask again."),
    ISSUER_UNAVAILABLE(503, "The issuer that people sign in at cannot be reached; try again soon.");

    private final int status;
    private final String detail;

    IdentityError(int status, String detail) {
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
