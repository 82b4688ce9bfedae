package app.cruddur.marks;

import app.cruddur.web.ErrorCode;

/** Why nothing is marked, or no marks are told. */
enum MarkError implements ErrorCode {
    IDS_INVALID(422, "ids are 1 to 100 uuids of cruds or people, with commas between them."),
    KEPT_TOO_MANY(422, "A shelf has at most 1,000 cruds; take one off first."),
    LIKES_NOT_YOURS(403, "Only its author sees who likes a crud; everybody sees the number.");

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
