package app.cruddur.postconfirmation;

/** The reason why a user was not recorded, in words that the log may hold. */
final class NotRegistered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    /**
     * @param reason a stable word, for example {@code handle_taken}
     * @param detail the attribute, setting or state concerned; never what a person wrote
     */
    NotRegistered(String reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
