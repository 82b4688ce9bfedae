package app.cruddur.web;

import java.util.Locale;

/**
 * Every way the API says no: its status, and what the sender can do. The wire has the name in lower
 * case.
 */
public enum ErrorCode {
    MESSAGE_BLANK(422, "Write something first."),
    MESSAGE_EXCEED_MAX_CHARS(422, "A crud has at most 280 characters."),
    MESSAGE_EXCEED_MAX_BYTES(422, "A crud has at most 4096 bytes as UTF-8."),
    MESSAGE_INVALID(
            422,
            "The message holds a character that cannot be kept: a control character, half a surrogate pair, or one with more than 10 marks or 32 code points."),
    TTL_BLANK(422, "Say how long the crud lives."),
    TTL_INVALID(422, "ttl is one of 1-hour, 3-hours, 12-hours, 1-day, 3-days, 7-days, 30-days."),
    IDEMPOTENCY_KEY_INVALID(422, "Idempotency-Key has 1 to 255 visible ASCII characters."),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another body; take a new one."),
    BIO_TOO_LONG(422, "A bio has at most 160 characters and 2048 bytes."),
    BIO_INVALID(422, "The bio holds a character that cannot be kept, as message_invalid has them."),
    NAME_BLANK(422, "Say your name."),
    NAME_TOO_LONG(422, "A name has at most 50 characters and 200 code points."),
    NAME_INVALID(
            422,
            "The name holds a hidden character, or one with more than 10 marks or 32 code points."),
    EMAIL_BLANK(422, "Give an e-mail address."),
    EMAIL_TAKEN(422, "This address has an account already; sign in."),
    EMAIL_INVALID(422, "This does not look like an e-mail address."),
    EMAIL_NOT_ASCII(422, "Give an address with plain letters (a-z) before the @."),
    PREFERRED_USERNAME_BLANK(422, "Choose a handle."),
    PREFERRED_USERNAME_INVALID(422, "A handle has 3 to 30 of a-z, 0-9 and _."),
    PREFERRED_USERNAME_RESERVED(422, "This handle is reserved; choose another."),
    PREFERRED_USERNAME_TAKEN(422, "This handle is taken; choose another."),
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
    LIMIT_INVALID(422, "limit is a number from 1 to 100."),
    CURSOR_INVALID(422, "max_id and min_id are uuids of cruds."),
    BODY_MALFORMED(400, "The body is not the JSON that this address takes."),
    BODY_TOO_LARGE(413, "The body is larger than 64 kB."),
    BODY_TOO_SLOW(408, "The body did not arrive within 20 seconds; send it again."),
    CONTENT_TYPE_UNSUPPORTED(415, "Send application/json."),
    CONTENT_ENCODING_UNSUPPORTED(415, "Send the body as it is, without Content-Encoding."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method."),
    NOT_ACCEPTABLE(406, "This address answers with application/json."),
    NOT_SIGNED_IN(401, "Sign in first."),
    TOKEN_INVALID(401, "This bearer token is not valid here, or no longer."),
    SIGN_IN_FAILED(401, "E-mail, handle or password is not right."),
    EMAIL_UNCONFIRMED(403, "Confirm your e-mail address first; Location says where."),
    ACCOUNT_DISABLED(403, "This account is disabled; ask the operator."),
    SIGN_UPS_CLOSED(403, "New accounts are not taken here."),
    SIGN_IN_AGAIN(403, "This takes a sign-in of the last ten minutes; sign out, then in again."),
    HANDLE_NEEDED(403, "Choose a handle first: POST /api/identity/handle."),
    CSRF_TOKEN_MISSING(
            403,
            "Send the cookie XSRF-TOKEN back in the header X-XSRF-TOKEN; GET /api/session sets it."),
    CSRF_TOKEN_INVALID(403, "The header X-XSRF-TOKEN is not the cookie's; GET /api/session anew."),
    ORIGIN_REFUSED(
            403, "Pages of this origin may not ask this; FRONTEND_URL names the one that may."),
    NOT_YOURS(403, "This crud is somebody else's."),
    NOT_FOUND(404, "Nothing here. It expired, or never was."),
    TOO_MANY_ATTEMPTS(429, "Too many attempts; wait, then try again."),
    RESEND_TOO_SOON(429, "A code was sent just now; wait, then ask again."),
    TOO_MANY_REQUESTS(429, "Too many requests; wait as long as Retry-After says."),
    REQUEST_REFUSED(400, "The request cannot be understood."),
    SERVER_BUSY(503, "The server has too much to do just now; try again in a moment."),
    NOT_MIGRATED(503, "The database has not this release's tables; run cruddur.jar migrate."),
    EXPIRY_LATE(
            503, "Expired cruds keep their rows for more than 60 seconds; no answer shows them."),
    THREAD_ENDED(503, "A thread that keeps the promise has ended; start the server anew."),
    DATABASE_UNAVAILABLE(503, "The database cannot be reached; try again soon."),
    ISSUER_UNAVAILABLE(503, "The issuer that people sign in at cannot be reached; try again soon."),
    INTERNAL_ERROR(500, "Something broke here. The request id helps the operator find it.");

    private final int status;
    private final String detail;

    ErrorCode(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
