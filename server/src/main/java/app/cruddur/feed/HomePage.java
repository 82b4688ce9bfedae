package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Perishable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of everybody's cruds.
 *
 * @param links the pages on either side
 */
record HomePage(Perishable cruds, List<String> links) {

    static final String PATH = "/api/activities/home";

    private static final SqlFile HOME = SqlFile.load("feed/home");
    private static final SqlFile HOME_SINCE = SqlFile.load("feed/home-since");

    HomePage {
        links = List.copyOf(links);
    }

    /** Those before one and after another, or the newest. */
    static HomePage read(Db db, @Nullable UUID before, @Nullable UUID after, int limit) {
        Db.Call call = db.call(after == null ? HOME : HOME_SINCE).with("max_id", before);
        if (after != null) {
            call.with("since_id", after);
        }
        long askedAt = System.nanoTime();
        Db.Row page = call.with("limit", limit).row().orElseThrow();
        String newest = page.text(2);
        String oldest = page.text(3);
        List<String> links = new ArrayList<>();
        if (page.text(4).equals("more")) {
            links.add(Paging.link(PATH, limit, "max_id", oldest, "next"));
        }
        if (!newest.isEmpty()) {
            links.add(Paging.link(PATH, limit, "since_id", newest, "prev"));
        }
        return new HomePage(Perishable.of(page.column(1), askedAt, page.text(5)), links);
    }
}
