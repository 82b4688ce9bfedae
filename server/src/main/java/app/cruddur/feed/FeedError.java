package app.cruddur.feed;

import app.cruddur.web.ErrorCode;

/** Why no cruds are listed. */
enum FeedError implements ErrorCode {
    ACTIVITY_IDS_INVALID(422, "ids are 1 to 50 uuids of cruds, with commas between them.");

    private final int status;
    private final String detail;

    FeedError(int status, String detail) {
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
