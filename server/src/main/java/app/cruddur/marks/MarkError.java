package app.cruddur.marks;

import app.cruddur.web.ErrorCode;

/** Why no marks are told. */
enum MarkError implements ErrorCode {
    IDS_INVALID(422, "ids are 1 to 100 uuids of cruds or people, with commas between them.");

    private final int status;
    private final String detail;

    MarkError(int status, String detail) {
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
