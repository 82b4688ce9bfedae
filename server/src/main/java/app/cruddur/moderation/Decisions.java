package app.cruddur.moderation;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.sessions.Sessions;
import app.cruddur.users.AccountDeletion;
import app.cruddur.users.Admins;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What moderators decide about reports: those of the list that they have read. Of two who decide
 * the same matter at once the first counts, and the other gets 404. Thread-safe.
 */
@Component
@Refuses({
    "decided_before",
    "reports_changed",
    "crud_gone",
    "only_admin",
    "act_invalid",
    "rule_invalid",
    "days_invalid",
    "rank_too_low",
    "admins_only"
})
class Decisions {

    private static final SqlFile LOCK_PERSON = SqlFile.load("moderation/lock-person");
    private static final SqlFile TAKE = SqlFile.load("moderation/take");
    private static final SqlFile DISMISS = SqlFile.load("moderation/dismiss");
    private static final SqlFile DECIDE = SqlFile.load("moderation/decide");
    private static final SqlFile SANCTION = SqlFile.load("moderation/sanction");
    private static final SqlFile LOG = SqlFile.load("moderation/log");
    private static final SqlFile DELETE_CRUD = SqlFile.load("moderation/delete-crud");
    private static final SqlFile TELL = SqlFile.load("moderation/tell");

    /** As in the column of a sanction. */
    private static final int LONGEST_RULE = 100;

    private static final int MOST_DAYS = 9999;

    private enum Act {
        DISMISS,
        DELETE_CRUD,
        WARN,
        RESTRICT,
        SUSPEND,
        DELETE_ACCOUNT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether it takes something from the person, and not from one crud alone. */
        boolean isAgainstPerson() {
            return compareTo(RESTRICT) >= 0;
        }

        /** Whether an admin whom it is about is none in good standing any more. */
        boolean takesAdminAway() {
            return this == SUSPEND || this == DELETE_ACCOUNT;
        }

        boolean isSanction() {
            return this == RESTRICT || this == SUSPEND;
        }

        static @Nullable Act of(@Nullable String word) {
            for (Act act : values()) {
                if (act.word().equals(word)) {
                    return act;
                }
            }
            return null;
        }
    }

    /**
     * A matter that waits, with its rows locked.
     *
     * @param person the uuid; empty once the account is gone, as are email and role
     * @param crud the uuid; empty where the person is reported
     * @param reports the uuids, comma-separated, the oldest first
     * @param version of the reports, as the list has it
     */
    private record Taken(
            String person,
            String handle,
            String email,
            String role,
            String crud,
            String reports,
            String version) {}

    private final Db db;
    private final ServerIdentity server;
    private final AccountDeletion accounts;
    private final ModerationMails mails;
    private final ChangeNotifier notifier;
    private final Sessions sessions;

    Decisions(
            Db db,
            ServerIdentity server,
            AccountDeletion accounts,
            ModerationMails mails,
            ChangeNotifier notifier,
            Sessions sessions) {
        this.db = db;
        this.server = server;
        this.accounts = accounts;
        this.mails = mails;
        this.notifier = notifier;
        this.sessions = sessions;
    }

    /**
     * Decides a matter.
     *
     * @param asked whose act is as the API has it
     * @throws Refusal when it is nothing that can be done to this matter by this moderator
     */
    void decide(Viewer moderator, UUID report, ModerationApi.Body asked) {
        Act act = Act.of(asked.act());
        if (act == null) {
            throw new Refusal(ModerationError.ACT_INVALID);
        }
        String broken = checked(act, asked.rule(), asked.days());
        if (act == Act.DELETE_ACCOUNT && !moderator.isAtLeast(Viewer.Role.ADMIN)) {
            throw new Refusal(ModerationError.ADMINS_ONLY);
        }
        Taken matter = db.transaction(all -> done(all, moderator, report, act, broken, asked));
        sessions.forget();
        notifier.changed(ChangeNotifier.Change.TEXTS);
        if (act != Act.DISMISS && !matter.person().isEmpty()) {
            mails.decided(
                    act.word(),
                    matter.handle(),
                    matter.email(),
                    matter.crud(),
                    broken == null ? "" : broken);
        }
    }

    private @Nullable String checked(Act act, @Nullable Integer rule, @Nullable Integer days) {
        List<ErrorCode> errors = new ArrayList<>();
        List<String> rules = server.rules();
        boolean named = rule != null && rule >= 1 && rule <= rules.size();
        boolean wanted = act != Act.DISMISS && !rules.isEmpty();
        if (wanted ? !named : rule != null) {
            errors.add(ModerationError.RULE_INVALID);
        }
        if (days != null && (!act.isSanction() || days < 1 || days > MOST_DAYS)) {
            errors.add(ModerationError.DAYS_INVALID);
        }
        Refusal.anyOf(errors);
        if (rule == null) {
            return null;
        }
        String text = rule + ". " + rules.get(rule - 1);
        return text.length() > LONGEST_RULE ? text.substring(0, LONGEST_RULE - 1) + "…" : text;
    }

    private Taken done(
            Db all,
            Viewer moderator,
            UUID report,
            Act act,
            @Nullable String rule,
            ModerationApi.Body asked) {
        if (act.takesAdminAway()) {
            all.call(LOCK_PERSON)
                    .with("uuid", report)
                    .text()
                    .ifPresent(person -> Admins.lock(all, UUID.fromString(person)));
        }
        Taken matter = take(all, moderator, report);
        if (!matter.version().equals(asked.version())) {
            throw new Refusal(ModerationError.REPORTS_CHANGED);
        }
        if (act == Act.DELETE_CRUD && matter.crud().isEmpty()
                || act.isAgainstPerson() && matter.person().isEmpty()) {
            throw new Refusal(ModerationError.ACT_INVALID);
        }
        if (act.isAgainstPerson()
                && !matter.role().equals("member")
                && !moderator.isAtLeast(Viewer.Role.ADMIN)) {
            throw new Refusal(ModerationError.RANK_TOO_LOW);
        }
        if (act == Act.DISMISS) {
            all.call(DISMISS)
                    .with("uuids", matter.reports())
                    .with("by_handle", moderator.handle())
                    .with("about_handle", matter.handle())
                    .text();
            return matter;
        }
        String end = acted(all, moderator, matter, act, rule, asked.days());
        all.call(DECIDE)
                .with("uuids", matter.reports())
                .with("act", act.word())
                .with("rule", rule)
                .with("ends_at", end.isEmpty() ? null : end)
                .text();
        if (!matter.person().isEmpty() && act != Act.DELETE_ACCOUNT) {
            all.call(TELL).with("about_uuid", UUID.fromString(matter.person())).text();
        }
        return matter;
    }

    private static Taken take(Db all, Viewer moderator, UUID report) {
        return all.call(TAKE)
                .with("uuid", report)
                .with("user_uuid", moderator.uuid())
                .row()
                .map(row ->
                        new Taken(
                                row.text(1),
                                row.text(2),
                                row.text(3),
                                row.text(4),
                                row.text(5),
                                row.text(6),
                                row.text(7)))
                .orElseThrow(() -> new Refusal(ModerationError.DECIDED_BEFORE));
    }

    /** Does it and notes it in the log; returns the end of a sanction, empty for none. */
    private String acted(
            Db all,
            Viewer moderator,
            Taken matter,
            Act act,
            @Nullable String rule,
            @Nullable Integer days) {
        if (act == Act.SUSPEND) {
            Admins.requireAnother(all, UUID.fromString(matter.person()));
        }
        if (act.isSanction()) {
            return all.call(SANCTION)
                    .with("about_uuid", UUID.fromString(matter.person()))
                    .with("act", act.word())
                    .with("rule", rule)
                    .with("days", days)
                    .with("by_handle", moderator.handle())
                    .text()
                    .orElseThrow();
        }
        all.call(LOG)
                .with("by_handle", moderator.handle())
                .with("act", act.word())
                .with("about_handle", matter.handle())
                .with("rule", rule)
                .text();
        if (act == Act.DELETE_CRUD) {
            String deleted =
                    all.call(DELETE_CRUD)
                            .with("activity_uuid", UUID.fromString(matter.crud()))
                            .text()
                            .orElseThrow();
            if (deleted.equals("0")) {
                throw new Refusal(ModerationError.CRUD_GONE);
            }
        } else if (act == Act.DELETE_ACCOUNT) {
            accounts.delete(UUID.fromString(matter.person()), all);
        }
        return "";
    }
}
