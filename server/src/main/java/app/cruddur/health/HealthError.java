package app.cruddur.health;

import app.cruddur.web.ErrorCode;

/** Why a server is not ready. */
enum HealthError implements ErrorCode {
    NOT_MIGRATED(503, "The database has not this release's tables; run cruddur.jar migrate."),
    EXPIRY_LATE(
            503, "Expired cruds keep their rows for more than 60 seconds; no answer shows them."),
    THREAD_ENDED(503, "A thread that keeps the promise has ended; start the server anew.");

    private final int status;
    private final String detail;

    HealthError(int status, String detail) {
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
