package app.cruddur.identity;

import app.cruddur.web.ErrorCode;

/** Why a code, a second factor or a request that needs one is refused. */
enum FactorError implements ErrorCode {
    FACTOR_NEEDED(403, "Give a code of your second factor; Location says where."),
    FACTOR_STEP_EXPIRED(422, "This took longer than ten minutes; sign in again."),
    FACTOR_CODE_BLANK(422, "Type the six digits that your app shows, or a recovery code."),
    FACTOR_CODE_WRONG(
            422, "This code is not your app's present one, nor a recovery code, or it is used."),
    FACTOR_UNREADABLE(
            503, "This server cannot read your second factor; its operators can take it away."),
    FACTOR_ON(422, "Your second factor is on already; turn it off first."),
    FACTOR_OFF(422, "You have no second factor."),
    FACTOR_SETUP_EXPIRED(422, "This took longer than ten minutes; begin to set it up again.");

    private final int status;
    private final String detail;

    FactorError(int status, String detail) {
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
