package app.cruddur.web;

/** Why any address may refuse a request, whatever the feature. */
public enum RequestError implements ErrorCode {
    LIMIT_INVALID(422, "limit is a number from 1 to 100."),
    CURSOR_INVALID(422, "max_id and min_id are uuids of cruds; after is what a Link said."),
    BODY_MALFORMED(400, "The body is not the JSON that this address takes."),
    BODY_TOO_LARGE(413, "The body is larger than 64 kB."),
    BODY_TOO_SLOW(408, "The body did not arrive within 20 seconds; send it again."),
    CONTENT_TYPE_UNSUPPORTED(415, "Send application/json."),
    CONTENT_ENCODING_UNSUPPORTED(415, "Send the body as it is, without Content-Encoding."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method."),
    NOT_ACCEPTABLE(406, "This address answers with application/json."),
    NOT_SIGNED_IN(401, "Sign in first."),
    TOKEN_INVALID(401, "This bearer token is not valid here, or no longer."),
    ORIGIN_REFUSED(
            403, "Pages of this origin may not ask this; FRONTEND_URL names the one that may."),
    NOT_FOUND(404, "Nothing here. It expired, or never was."),
    TOO_MANY_REQUESTS(429, "Too many requests; wait as long as Retry-After says."),
    REQUEST_REFUSED(400, "The request cannot be understood."),
    SERVER_BUSY(503, "The server has too much to do just now; try again in a moment."),
    DATABASE_UNAVAILABLE(503, "The database cannot do this right now; try again soon."),
    INTERNAL_ERROR(500, "Something broke here. The request id helps the operator find it.");

    private final int status;
    private final String detail;

    RequestError(int status, String detail) {
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
