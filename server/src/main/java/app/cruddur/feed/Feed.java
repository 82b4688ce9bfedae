package app.cruddur.feed;

import app.cruddur.db.Db;
import app.cruddur.db.VisibleSql;
import app.cruddur.web.ExpiringResponse;
import app.cruddur.web.Page;
import app.cruddur.web.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of cruds, which is read in pages. Its statement says which cruds they are; {@code
 * page-older.sql} and {@code page-newer.sql} take a part of them.
 */
final class Feed {

    /**
     * A page, with links to the pages on either side (RFC 8288).
     *
     * @param whole whether all sealed texts on it could be opened
     */
    record Answer(ExpiringResponse cruds, List<String> links, boolean whole) {

        Answer {
            links = List.copyOf(links);
        }
    }

    private final VisibleSql older;
    private final VisibleSql newer;
    private final boolean newestFirst;

    private Feed(VisibleSql older, VisibleSql newer, boolean newestFirst) {
        this.older = older;
        this.newer = newer;
        this.newestFirst = newestFirst;
    }

    private static Feed of(String statement, boolean newestFirst) {
        return new Feed(
                VisibleSql.load(statement, "feed/page-older"),
                VisibleSql.load(statement, "feed/page-newer"),
                newestFirst);
    }

    /** A list that begins with the newest crud. */
    static Feed newestFirst(String statement) {
        return of(statement, true);
    }

    /** A list that begins with the oldest crud. */
    static Feed oldestFirst(String statement) {
        return of(statement, false);
    }

    /**
     * One member's own list, newest first. Its statements take the parameters of the page
     * themselves, so that they find one page without finding the whole list.
     *
     * @param older the statement for a page that is read from its newest crud on
     * @param newer the statement for a page that is read from its oldest crud on
     */
    static Feed ofMember(String older, String newer) {
        return new Feed(
                VisibleSql.loadForMember(older, "feed/page-older"),
                VisibleSql.loadForMember(newer, "feed/page-newer"),
                true);
    }

    /**
     * Reads a page of the cruds that a reader may see.
     *
     * @param viewer null for a stranger
     * @param path where the list is, for the links; it may have parameters
     * @param values the parameters of the list's own statement
     * @return nothing where the list belongs to something that is not there
     */
    Optional<Answer> read(
            Db db, @Nullable Viewer viewer, Page page, String path, Map<String, Object> values) {
        boolean down = isReadDown(page);
        Db.Call call = db.call(down ? older : newer, Viewer.uuid(viewer));
        return read(call, page, down, path, values);
    }

    /** Reads the page that is the same for all members from whom nobody is hidden. */
    Answer readForMembers(Db db, Page page, String path) {
        boolean down = isReadDown(page);
        return read(db.call((down ? older : newer).forMembers()), page, down, path, Map.of())
                .orElseThrow();
    }

    private boolean isReadDown(Page page) {
        return page.after() == null && (newestFirst || page.before() != null);
    }

    private Optional<Answer> read(
            Db.Call call, Page page, boolean down, String path, Map<String, Object> values) {
        values.forEach(call::with);
        if (!down) {
            call.with("min_id", page.after());
        }
        call.with("max_id", page.before());
        call.with("limit", page.limit());
        call.with("order", down == newestFirst ? 1 : -1);
        long askedAt = System.nanoTime();
        return call.row()
                .map(row ->
                        new Answer(
                                ExpiringResponse.of(row.column(1), askedAt, row.text(5)),
                                links(page, path, row, down),
                                row.isWhole()));
    }

    /**
     * What is beyond the page in the direction in which it was read is known; on the other side is
     * at least what the request named. New cruds come at the newest end of a list that begins
     * there.
     */
    private List<String> links(Page page, String path, Db.Row row, boolean down) {
        String newest = row.text(2);
        String oldest = row.text(3);
        boolean more = !row.text(4).isEmpty();
        List<String> links = new ArrayList<>();
        if (down ? more : !oldest.isEmpty() && page.after() != null) {
            links.add(link(path, page.limit(), "max_id", oldest, newestFirst ? "next" : "prev"));
        }
        if (!newest.isEmpty() && (down || newestFirst || more)) {
            links.add(link(path, page.limit(), "min_id", newest, newestFirst ? "prev" : "next"));
        }
        return newestFirst ? links : links.reversed();
    }

    /** A link to a page of a list (RFC 8288). */
    private static String link(String path, int limit, String cursor, String id, String relation) {
        String more = path.contains("?") ? "&" : "?";
        return "<%s%slimit=%s&%s=%s>; rel=\"%s\""
                .formatted(path, more, limit, cursor, id, relation);
    }
}
