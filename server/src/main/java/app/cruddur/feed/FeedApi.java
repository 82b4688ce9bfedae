package app.cruddur.feed;

import app.cruddur.activities.Activity;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.users.Profile;
import app.cruddur.web.Answers;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Perishable;
import app.cruddur.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's live cruds, and one user's. */
@RestController
class FeedApi {

    private static final SqlFile PROFILE = SqlFile.load("feed/profile");

    private final Db db;
    private final HeldHome held;

    FeedApi(Db db, HeldHome held) {
        this.db = db;
        this.held = held;
    }

    /**
     * A page of cruds, newest first; replies stand under what they answer, not here. {@code max_id}
     * goes on to older ones; {@code since_id} goes on to newer ones, the nearest first. {@code
     * Link} names the pages on either side.
     */
    @Operation(summary = "Everybody's live cruds but for replies, newest first")
    @Answers(
            shape = Activity.class,
            list = true,
            shared = true,
            headers = "Link",
            refusals = {ErrorCode.LIMIT_INVALID, ErrorCode.CURSOR_INVALID})
    @GetMapping(path = HomePage.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void home(
            @Parameter(
                            description = "only cruds before this one",
                            schema = @Schema(type = "string", format = "uuid"))
                    @RequestParam(name = "max_id", required = false)
                    @Nullable String maxId,
            @Parameter(
                            description = "only cruds after this one, the nearest",
                            schema = @Schema(type = "string", format = "uuid"))
                    @RequestParam(name = "since_id", required = false)
                    @Nullable String sinceId,
            @Parameter(
                            description = "how many at most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @RequestParam(name = "limit", required = false)
                    @Nullable String limitText,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        UUID before = Paging.cursor(maxId);
        UUID after = Paging.cursor(sinceId);
        int limit = Paging.limit(limitText);
        HomePage page =
                before == null && after == null && limit == Paging.DEFAULT
                        ? held.read()
                        : HomePage.read(db, before, after, limit);
        page.cruds().send(request, response, page.links());
    }

    /** A user with their live cruds and replies. */
    record UserActivities(Profile profile, List<Activity> activities) {}

    @Operation(summary = "A user with their live cruds and replies, newest first")
    @Answers(
            shape = UserActivities.class,
            shared = true,
            headers = "Link",
            refusals = {ErrorCode.LIMIT_INVALID, ErrorCode.CURSOR_INVALID, ErrorCode.NOT_FOUND})
    @GetMapping(path = "/api/activities/@{handle}", produces = MediaType.APPLICATION_JSON_VALUE)
    void ofUser(
            @PathVariable String handle,
            @Parameter(
                            description = "only cruds before this one",
                            schema = @Schema(type = "string", format = "uuid"))
                    @RequestParam(name = "max_id", required = false)
                    @Nullable String maxId,
            @Parameter(
                            description = "how many at most",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @RequestParam(name = "limit", required = false)
                    @Nullable String limitText,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        int limit = Paging.limit(limitText);
        long askedAt = System.nanoTime();
        Db.Row page =
                db.call(PROFILE)
                        .with("handle", handle)
                        .with("max_id", Paging.cursor(maxId))
                        .with("limit", limit)
                        .row()
                        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND));
        Perishable cruds = Perishable.of(page.column(1), askedAt, page.text(3));
        String path = "/api/activities/@" + handle;
        cruds.send(request, response, Paging.next(path, limit, "max_id", page.text(2)));
    }
}
