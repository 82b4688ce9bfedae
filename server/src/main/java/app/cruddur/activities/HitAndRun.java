package app.cruddur.activities;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.membership.Membership;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows people who make an account to post and be gone, where {@code NEWCOMER_HOURS} is not 0: new
 * accounts post nothing that leaves soon, little, and mention few people, and nobody posts one text
 * twice within an hour. In a panic, accounts in their first day do not post at all. Thread-safe.
 */
@Component
@Refuses({
    "newcomer_waits",
    "newcomer_ttl_too_short",
    "newcomer_mentions_too_many",
    "message_repeated"
})
class HitAndRun {

    private static final SqlFile AUTHOR = SqlFile.load("activities/author");

    /** The shortest lifetime of what newcomers post. */
    private static final TimeToLive SHORTEST = TimeToLive.TWELVE_HOURS;

    private static final int MAX_MENTIONS = 3;

    /**
     * People thank several others in the same few words; a text of fewer code points, without
     * blanks, is free.
     */
    private static final int LONG_ENOUGH_TO_REPEAT = 20;

    private final Db db;
    private final SecretKey key;
    private final Limits limits;
    private final PanicSwitch panic;
    private final int hours;

    HitAndRun(Db db, SecretKey key, Limits limits, PanicSwitch panic, Membership membership) {
        this.db = db;
        this.key = key;
        this.limits = limits;
        this.panic = panic;
        this.hours = membership.newcomerHours();
    }

    /** How long the rules for newcomers hold; 0 for never. */
    int hours() {
        return hours;
    }

    /**
     * Lets a crud through, and counts it. Of two with one text at the same moment, the database
     * refuses one.
     *
     * @return the HMAC by which its text is known again; null where it is not looked for
     * @throws Refusal when its author is new here and it breaks a rule for newcomers, or its author
     *     has posted its text within the hour
     */
    @Nullable String admit(NewActivity crud, Viewer author) {
        boolean alarmed = panic.isOn();
        if (hours == 0 && !alarmed) {
            return null;
        }
        String text = hours == 0 ? null : hmac(crud.message(), author);
        Db.Row row =
                db.call(AUTHOR)
                        .with("user_uuid", author.uuid())
                        .with("hours", hours)
                        .with("text_hmac", text)
                        .row()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
        if (alarmed && !row.text(2).isEmpty()) {
            throw Refusal.until(Long.parseLong(row.text(2)), ActivityError.NEWCOMER_WAITS);
        }
        List<ErrorCode> errors = new ArrayList<>();
        boolean newcomer = row.text(1).equals("true");
        if (newcomer && crud.ttl().compareTo(SHORTEST) < 0) {
            errors.add(ActivityError.NEWCOMER_TTL_TOO_SHORT);
        }
        if (newcomer && Mentions.in(crud.message()).size() > MAX_MENTIONS) {
            errors.add(ActivityError.NEWCOMER_MENTIONS_TOO_MANY);
        }
        if (row.text(3).equals("true")) {
            errors.add(ActivityError.MESSAGE_REPEATED);
        }
        Refusal.anyOf(errors);
        if (newcomer) {
            limits.newcomerPosts(author.uuid());
        }
        return text;
    }

    /**
     * Of the text without regard to case, blanks and forms of letters; null where it is too short
     * to be looked for.
     */
    private @Nullable String hmac(String message, Viewer author) {
        String folded = PlainText.folded(message);
        return folded.codePointCount(0, folded.length()) < LONG_ENOUGH_TO_REPEAT
                ? null
                : key.hmac("posted text", author.uuid() + "\n" + folded);
    }
}
