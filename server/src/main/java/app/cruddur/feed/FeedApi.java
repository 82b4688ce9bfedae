package app.cruddur.feed;

import app.cruddur.activities.Activity;
import app.cruddur.db.Db;
import app.cruddur.db.VisibleSql;
import app.cruddur.users.Profile;
import app.cruddur.web.ExpiringResponse;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.OpenTo;
import app.cruddur.web.Page;
import app.cruddur.web.PageByTime;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The lists of cruds: everybody's, those of the people one follows, what leaves soon, what one
 * keeps, one user's, the replies to one.
 */
@RestController
class FeedApi {

    static final String HOME_PATH = "/api/activities/home";

    private static final String FOLLOWING_PATH = "/api/activities/following";

    private static final String LEAVING_PATH = "/api/activities/leaving";

    private static final String KEPT_PATH = "/api/activities/kept";

    static final Feed HOME = Feed.newestFirst("feed/home");
    private static final Feed FOLLOWING = Feed.ofMember("feed/following", "feed/following-newer");
    private static final Feed PROFILE = Feed.newestFirst("feed/profile");
    private static final Feed REPOSTS = Feed.newestFirst("feed/reposts");
    private static final Feed THREAD = Feed.oldestFirst("feed/thread");

    private static final VisibleSql LEAVING = VisibleSql.load("feed/leaving");
    private static final VisibleSql KEPT = VisibleSql.loadForMember("feed/kept");
    private static final VisibleSql SOME = VisibleSql.load("feed/some");
    private static final VisibleSql OPENS = VisibleSql.load("feed/opens");

    private final Db db;
    private final HomeCaches homes;

    FeedApi(Db db, HomeCaches homes) {
        this.db = db;
        this.homes = homes;
    }

    /** Everybody's live cruds but for replies, newest first. */
    @OpenApiResponses(shape = Activity.class, list = true, shared = true, headers = "Link")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = HOME_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void home(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Feed.Answer home =
                page.equals(Page.FIRST)
                        ? homes.read(viewer)
                        : HOME.read(db, viewer, page, HOME_PATH, Map.of()).orElseThrow();
        home.cruds().send(request, response, home.links());
    }

    /**
     * Live cruds, but not replies, by oneself and the people one follows, and what these people
     * have reposted, newest first.
     */
    @OpenApiResponses(shape = Activity.class, list = true, shared = true, headers = "Link")
    @GetMapping(path = FOLLOWING_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void followed(
            @AuthenticationPrincipal Viewer viewer,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Feed.Answer cruds =
                FOLLOWING.read(db, viewer, page, FOLLOWING_PATH, Map.of()).orElseThrow();
        cruds.cruds().send(request, response, cruds.links());
    }

    /**
     * Live cruds but for replies, with half their life spent and less than 24 hours left, least
     * life first.
     */
    @OpenApiResponses(shape = Activity.class, list = true, shared = true, headers = "Link")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = LEAVING_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void leaving(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            PageByTime page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sendByEnd(LEAVING, LEAVING_PATH, viewer, page, request, response);
    }

    /** Live cruds that one keeps, least life first; nobody else sees which. */
    @OpenApiResponses(shape = Activity.class, list = true, shared = true, headers = "Link")
    @GetMapping(path = KEPT_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void kept(
            @AuthenticationPrincipal Viewer viewer,
            PageByTime page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sendByEnd(KEPT, KEPT_PATH, viewer, page, request, response);
    }

    /** Answers with a page of a list that stands by the ends of its cruds. */
    private void sendByEnd(
            VisibleSql list,
            String path,
            @Nullable Viewer viewer,
            PageByTime page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long askedAt = System.nanoTime();
        Db.Row row =
                db.call(list, Viewer.uuid(viewer))
                        .with("after_end", page.after() == null ? null : page.after().time())
                        .with("after_uuid", page.after() == null ? null : page.after().uuid())
                        .with("limit", page.limit())
                        .row()
                        .orElseThrow();
        String place = row.text(2);
        List<String> links = place.isEmpty() ? List.of() : List.of(page.next(path, place));
        ExpiringResponse.of(row.column(1), askedAt, row.text(3)).send(request, response, links);
    }

    /** As many cruds as one may ask for by their ids. */
    private static final Pattern IDS =
            Pattern.compile(
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                            + "(,[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}){0,49}");

    /**
     * Some live cruds by their ids, such as those to which a text links.
     *
     * @param ids 1 to 50 uuids of cruds, with commas between them
     */
    @OpenApiResponses(
            shape = Activity.class,
            list = true,
            shared = true,
            refusals = "activity_ids_invalid")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = "/api/activities", produces = MediaType.APPLICATION_JSON_VALUE)
    void some(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @RequestParam(defaultValue = "") String ids,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!IDS.matcher(ids).matches()) {
            throw new Refusal(FeedError.ACTIVITY_IDS_INVALID);
        }
        long askedAt = System.nanoTime();
        Db.Row row = db.call(SOME, Viewer.uuid(viewer)).with("ids", ids).row().orElseThrow();
        ExpiringResponse.of(row.column(1), askedAt, row.text(2)).send(request, response, List.of());
    }

    /** Who wrote a crud. */
    record Author(UUID uuid, String handle) {}

    /**
     * A user with their live cruds and replies.
     *
     * @param answered who wrote what the replies among them answer
     */
    record UserActivities(Profile profile, List<Activity> activities, List<Author> answered) {}

    /** The kinds of a user's cruds, beside all of them. */
    private static final Set<String> KINDS = Set.of("cruds", "replies", "reposts");

    /**
     * A user with their live cruds and replies, newest first.
     *
     * @param kind only what answers nothing, or only replies; without it, both. Or what they have
     *     reposted
     */
    @OpenApiResponses(
            shape = UserActivities.class,
            shared = true,
            headers = "Link",
            refusals = "not_found")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(path = "/api/activities/@{handle}", produces = MediaType.APPLICATION_JSON_VALUE)
    void ofUser(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable String handle,
            @Parameter(schema = @Schema(allowableValues = {"cruds", "replies", "reposts"}))
                    @RequestParam(defaultValue = "")
                    String kind,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw new Refusal(RequestError.NOT_FOUND);
        }
        String path = "/api/activities/@" + handle + (kind.isEmpty() ? "" : "?kind=" + kind);
        Optional<Feed.Answer> found =
                kind.equals("reposts")
                        ? REPOSTS.read(db, viewer, page, path, Map.of("handle", handle))
                        : PROFILE.read(
                                db, viewer, page, path, Map.of("handle", handle, "kind", kind));
        Feed.Answer cruds = found.orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        cruds.cruds().send(request, response, cruds.links());
    }

    /**
     * A crud with the live replies to it; a reply has its own thread for all the replies to itself.
     *
     * @param ancestors what it answers, the nearest 20, from the first on
     * @param nested the first three replies to each of these replies, oldest first;
     *     reply_to_activity_uuid says which one it answers
     */
    record ActivityThread(
            Activity activity,
            List<Activity> ancestors,
            List<Activity> replies,
            List<Activity> nested) {}

    /**
     * A crud of one user with what it answers, the replies to it, oldest first, and the first three
     * to each of those.
     */
    @OpenApiResponses(
            shape = ActivityThread.class,
            shared = true,
            headers = "Link",
            refusals = "not_found")
    @OpenTo(OpenTo.Who.VISITORS)
    @GetMapping(
            path = "/api/activities/@{handle}/status/{uuid}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    void thread(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable String handle,
            @PathVariable UUID uuid,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String path = "/api/activities/@" + handle + "/status/" + uuid;
        Feed.Answer thread =
                THREAD.read(db, viewer, page, path, Map.of("handle", handle, "uuid", uuid))
                        .filter(found -> found.whole() || opens(uuid, viewer))
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        thread.cruds().send(request, response, thread.links());
    }

    /** Whether the text of a crud can be opened; of its replies, some cannot. */
    private boolean opens(UUID uuid, @Nullable Viewer viewer) {
        return db.call(OPENS, Viewer.uuid(viewer))
                .with("uuid", uuid)
                .row()
                .filter(Db.Row::isWhole)
                .isPresent();
    }
}
