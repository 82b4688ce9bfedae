package app.cruddur.moderation;

import app.cruddur.web.ErrorCode;

/** Why a person in bad standing is refused, or a report, or an act of a moderator. */
enum ModerationError implements ErrorCode {
    ACCOUNT_SUSPENDED(
            403, "This account is suspended: read, download what is yours, or delete the account."),
    MODERATORS_ONLY(403, "Only moderators of this server may do this, signed in in a browser."),
    ADMINS_ONLY(403, "Only admins of this server may do this, signed in in a browser."),
    FACTOR_MISSING(
            403, "Set up a second factor for this: POST /api/account/factor, or the account page."),
    FACTOR_AGAIN(403, "Give a code of your second factor first: POST /api/account/factor/proof."),
    RANK_TOO_LOW(403, "Only an admin does this to a moderator or an admin."),
    SANCTION_OWN(403, "That is your own: somebody else who is an admin lifts it."),
    REPORT_UNCLEAR(422, "Name either the crud by activity_uuid or the person by handle."),
    REPORT_OWN(422, "That is you, or yours: report somebody else."),
    REPORT_KIND_INVALID(
            422, "kind is one of spam, harassment, hate, violence, sexual, illegal, other."),
    NOTE_TOO_LONG(422, "A note has at most 1,000 characters and 8,000 bytes."),
    NOTE_INVALID(422, "The note holds a character that cannot be kept, as message_invalid has."),
    NOTE_BLANK(422, "Write a note."),
    NOTES_TOO_MANY(422, "A report has at most 50 notes of moderators."),
    ANSWER_BLANK(422, "Write an answer."),
    ANSWER_TOO_LONG(422, "An answer has at most 1,000 characters and 8,000 bytes."),
    ANSWER_INVALID(
            422, "The answer holds a character that cannot be kept, as message_invalid has."),
    ANSWERED_BEFORE(422, "You have answered this decision, or it has ended."),
    REPORT_ENDED(404, "This report was sent, or has ended after 15 minutes: begin again."),
    DECIDED_BEFORE(
            404,
            "No such report waits for you: it was decided, or has ended; load the list again."),
    REPORTS_CHANGED(
            409,
            "Another report of the matter came in or has gone, or version is not the list's: load the"
                    + " list again."),
    CRUD_GONE(409, "The crud is gone already; take another act."),
    ACT_INVALID(
            422,
            "act is one of dismiss, delete crud, warn, restrict, suspend, delete account; a crud is"
                    + " deleted where one was reported, and nothing is done to an account that is gone."),
    RULE_INVALID(422, "rule is the number of one of this server's rules, where it has any."),
    DAYS_INVALID(422, "days is a number from 1 to 9999, for restrict and suspend alone.");

    private final int status;
    private final String detail;

    ModerationError(int status, String detail) {
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
