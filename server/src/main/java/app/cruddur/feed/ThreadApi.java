package app.cruddur.feed;

import app.cruddur.activities.Activity;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
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

/** A crud with the replies to it. */
@RestController
class ThreadApi {

    private static final SqlFile THREAD = SqlFile.load("feed/thread");

    private final Db db;

    ThreadApi(Db db) {
        this.db = db;
    }

    /** A crud with the live replies to it; a reply has its own thread for the replies to itself. */
    record ActivityThread(Activity activity, List<Activity> replies) {}

    @Operation(summary = "A crud of one user with the replies to it, oldest first")
    @Answers(
            shape = ActivityThread.class,
            shared = true,
            headers = "Link",
            refusals = {ErrorCode.LIMIT_INVALID, ErrorCode.CURSOR_INVALID, ErrorCode.NOT_FOUND})
    @GetMapping(
            path = "/api/activities/@{handle}/status/{uuid}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    void thread(
            @PathVariable String handle,
            @PathVariable UUID uuid,
            @Parameter(
                            description = "only replies after this one",
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
        int limit = Paging.limit(limitText);
        long askedAt = System.nanoTime();
        Db.Row page =
                db.call(THREAD)
                        .with("handle", handle)
                        .with("uuid", uuid)
                        .with("since_id", Paging.cursor(sinceId))
                        .with("limit", limit)
                        .row()
                        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND));
        Perishable thread = Perishable.of(page.column(1), askedAt, page.text(3));
        String path = "/api/activities/@" + handle + "/status/" + uuid;
        thread.send(request, response, Paging.next(path, limit, "since_id", page.text(2)));
    }
}
