package app.cruddur.relationships;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.sessions.Sessions;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows, blocks and mutes. Changes between the same two people happen one after the other, on
 * whatever server. A change applies on this server at once and on others within a second.
 * Thread-safe.
 */
@Component
@Refuses({"not_found", "not_oneself"})
class Relationships {

    private static final SqlFile LOCK = SqlFile.load("relationships/lock");
    private static final SqlFile PAIR = SqlFile.load("relationships/pair");
    private static final SqlFile FOLLOW = SqlFile.load("relationships/follow");
    private static final SqlFile UNFOLLOW = SqlFile.load("relationships/unfollow");
    private static final SqlFile BLOCK = SqlFile.load("relationships/block");
    private static final SqlFile UNBLOCK = SqlFile.load("relationships/unblock");
    private static final SqlFile MUTE = SqlFile.load("relationships/mute");
    private static final SqlFile UNMUTE = SqlFile.load("relationships/unmute");

    /** With more, the worst page of Following would take longer than 15 ms. */
    static final int MOST_FOLLOWS = 2000;

    /** Each page leaves these people out, and each open stream keeps their ids. */
    static final int MOST_HIDDEN = 10_000;

    private final Db db;
    private final Sessions sessions;
    private final ChangeNotifier notifier;

    Relationships(Db db, Sessions sessions, ChangeNotifier notifier) {
        this.db = db;
        this.sessions = sessions;
        this.notifier = notifier;
    }

    /**
     * @throws Refusal when the person is the viewer, is blocked by the viewer, or would be one more
     *     than 2,000
     */
    void follow(Viewer viewer, String handle) {
        change(
                viewer,
                handle,
                (all, person) -> {
                    if (!person.text(3).isEmpty()) {
                        throw new Refusal(RelationshipError.BLOCKED);
                    }
                    return withinLimit(
                            of(all, FOLLOW, viewer, person).with("most", MOST_FOLLOWS),
                            RelationshipError.FOLLOWS_TOO_MANY);
                });
    }

    void unfollow(Viewer viewer, String handle) {
        change(viewer, handle, (all, person) -> unfollow(all, viewer.uuid(), uuid(person)));
    }

    /** Ends the follow of the viewer by a person. */
    void removeFollower(Viewer viewer, String handle) {
        change(viewer, handle, (all, person) -> unfollow(all, uuid(person), viewer.uuid()));
    }

    private static String unfollow(Db all, UUID follower, UUID followed) {
        return all.call(UNFOLLOW)
                .with("follower_uuid", follower)
                .with("followed_uuid", followed)
                .text()
                .orElseThrow();
    }

    /**
     * Hides two people from each other, also where the other has done so before.
     *
     * @throws Refusal when the person is the viewer, or would be one more than 10,000
     */
    void block(Viewer viewer, String handle) {
        changeAny(viewer, handle, (all, person) -> hide(of(all, BLOCK, viewer, person)));
    }

    void unblock(Viewer viewer, String handle) {
        changeAny(viewer, handle, (all, person) -> text(of(all, UNBLOCK, viewer, person)));
    }

    /**
     * @param interval how long, as PostgreSQL reads it; null until it is taken back
     * @param notifications whether the viewer is still notified of what the person does
     * @throws Refusal when the person is the viewer, or would be one more than 10,000
     */
    void mute(Viewer viewer, String handle, @Nullable String interval, boolean notifications) {
        change(
                viewer,
                handle,
                (all, person) ->
                        hide(
                                of(all, MUTE, viewer, person)
                                        .with("lifetime", interval)
                                        .with("notifications", notifications)));
    }

    void unmute(Viewer viewer, String handle) {
        changeAny(viewer, handle, (all, person) -> text(of(all, UNMUTE, viewer, person)));
    }

    private static Db.Call of(Db all, SqlFile sql, Viewer viewer, Db.Row person) {
        return all.call(sql).with("user_uuid", viewer.uuid()).with("person_uuid", uuid(person));
    }

    private static String hide(Db.Call call) {
        return withinLimit(call.with("most", MOST_HIDDEN), RelationshipError.HIDES_TOO_MANY);
    }

    /** Runs a statement that answers 'too_many' where a limit is reached. */
    private static String withinLimit(Db.Call call, RelationshipError tooMany) {
        String outcome = text(call);
        if (outcome.equals("too_many")) {
            throw new Refusal(tooMany);
        }
        return outcome;
    }

    private static String text(Db.Call call) {
        return call.text().orElseThrow();
    }

    /** Changes something between the viewer and a person who is there for the viewer. */
    private void change(Viewer viewer, String handle, BiFunction<Db, Db.Row, String> change) {
        changeAny(
                viewer,
                handle,
                (all, person) -> {
                    if (!person.text(4).isEmpty()) {
                        throw new Refusal(RequestError.NOT_FOUND);
                    }
                    return change.apply(all, person);
                });
    }

    /** The same, also for a person who has blocked the viewer. */
    private void changeAny(Viewer viewer, String handle, BiFunction<Db, Db.Row, String> change) {
        db.transaction(all -> {
            all.call(LOCK).with("user_uuid", viewer.uuid()).with("handle", handle).text();
            Db.Row person =
                    all.call(PAIR)
                            .with("user_uuid", viewer.uuid())
                            .with("handle", handle)
                            .row()
                            .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
            if (!person.text(2).isEmpty()) {
                throw new Refusal(RelationshipError.NOT_ONESELF);
            }
            return change.apply(all, person);
        });
        sessions.forget();
        notifier.changed(ChangeNotifier.Change.TEXTS);
    }

    private static UUID uuid(Db.Row person) {
        return UUID.fromString(person.text(1));
    }
}
