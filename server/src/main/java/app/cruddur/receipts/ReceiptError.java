package app.cruddur.receipts;

import app.cruddur.web.ErrorCode;

/** Why nothing is said about a receipt. */
enum ReceiptError implements ErrorCode {
    RECEIPT_INVALID(422, "This is no receipt of this server, or it was changed, or is too old."),
    RECEIPT_NOT_OVER(
            409, "The crud of this receipt has not reached its end; ask again after that.");

    private final int status;
    private final String detail;

    ReceiptError(int status, String detail) {
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
