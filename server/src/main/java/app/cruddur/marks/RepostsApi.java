package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.Viewer;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Giving a crud on to those who follow one. It may be asked again, and is then as it was: a crud is
 * reposted once by each person, and the repost goes with it.
 */
@RestController
@RequestMapping("/api/activities/{uuid}")
class RepostsApi {

    private static final SqlFile REPOST = SqlFile.load("marks/repost");
    private static final SqlFile UNREPOST = SqlFile.load("marks/unrepost");

    private final Db db;
    private final ChangeNotifier notifier;

    RepostsApi(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /** Give a crud on to those who follow one, with its audience and its end. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @MarkLimit
    @PutMapping("/repost")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void repost(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        mark(REPOST, viewer, uuid);
    }

    /** Take a repost back. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @MarkLimit
    @DeleteMapping("/repost")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        mark(UNREPOST, viewer, uuid);
    }

    private void mark(SqlFile sql, Viewer viewer, UUID uuid) {
        Mark.set(db.call(sql), viewer, uuid);
        notifier.changed(ChangeNotifier.Change.COUNTS);
    }
}
