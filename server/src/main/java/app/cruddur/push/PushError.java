package app.cruddur.push;

import app.cruddur.web.ErrorCode;

/** Why a browser is not told of notifications. */
enum PushError implements ErrorCode {
    PUSH_ENDPOINT_INVALID(
            422,
            "endpoint is the https address, on port 443, that the browser's push service gave."),
    PUSH_KEYS_INVALID(422, "p256dh and auth are the browser's keys, in base64url."),
    PUSH_KEY_OTHER(
            409, "public_key is not this server's any more: subscribe by the one that it has now.");

    private final int status;
    private final String detail;

    PushError(int status, String detail) {
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
