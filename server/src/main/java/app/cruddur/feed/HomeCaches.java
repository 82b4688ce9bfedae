package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.Page;
import app.cruddur.web.Viewer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The two first pages of home that many readers share: one for strangers, one for members from whom
 * nobody is hidden. A member who has blocked or muted somebody, or was blocked, gets a page from
 * PostgreSQL. Thread-safe.
 */
@Component
final class HomeCaches {

    private final Db db;
    private final HomeCache forStrangers;
    private final HomeCache forMembers;

    HomeCaches(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.forStrangers = new HomeCache(() -> query(null), notifier::isListening);
        this.forMembers =
                new HomeCache(
                        () -> FeedApi.HOME.readForMembers(db, Page.FIRST, FeedApi.HOME_PATH),
                        notifier::isListening);
        notifier.register(forStrangers);
        notifier.register(forMembers);
    }

    HomeCache forStrangers() {
        return forStrangers;
    }

    /**
     * The first page of home for a reader.
     *
     * @param viewer null for a stranger
     */
    Feed.Answer read(@Nullable Viewer viewer) {
        if (viewer == null) {
            return forStrangers.read();
        }
        return viewer.filtered() ? query(viewer) : forMembers.read();
    }

    private Feed.Answer query(@Nullable Viewer viewer) {
        return FeedApi.HOME.read(db, viewer, Page.FIRST, FeedApi.HOME_PATH, Map.of()).orElseThrow();
    }
}
