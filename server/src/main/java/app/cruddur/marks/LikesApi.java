package app.cruddur.marks;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.users.Profile;
import app.cruddur.web.OpenApiResponses;
import app.cruddur.web.PageByTime;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Liking a crud. It may be asked again, and is then as it was. */
@RestController
@RequestMapping("/api/activities/{uuid}")
class LikesApi {

    private static final SqlFile LIKE = SqlFile.load("marks/like");
    private static final SqlFile UNLIKE = SqlFile.load("marks/unlike");
    private static final SqlFile LIKERS = SqlFile.load("marks/likers");

    private final Db db;
    private final ChangeNotifier notifier;

    LikesApi(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /** Like a crud; its author sees who does, others see the number. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @MarkLimit
    @PutMapping("/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void like(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        mark(LIKE, viewer, uuid);
    }

    /** Like a crud no longer. */
    @OpenApiResponses(status = 204, refusals = "not_found")
    @MarkLimit
    @DeleteMapping("/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlike(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid) {
        mark(UNLIKE, viewer, uuid);
    }

    private void mark(SqlFile sql, Viewer viewer, UUID uuid) {
        Mark.set(db.call(sql), viewer, uuid);
        notifier.changed(ChangeNotifier.Change.COUNTS);
    }

    /** Who likes a crud of one's own, the latest first. */
    @OpenApiResponses(
            shape = Profile.Short.class,
            list = true,
            headers = "Link",
            refusals = {"not_found", "likes_not_yours"})
    @GetMapping(path = "/likes", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> likes(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID uuid, PageByTime page) {
        PageByTime.Place after = page.after();
        Db.Row row =
                db.call(LIKERS)
                        .with("user_uuid", viewer.uuid())
                        .with("activity_uuid", uuid)
                        .with("after_time", after == null ? null : after.time())
                        .with("after_uuid", after == null ? null : after.uuid())
                        .with("limit", page.limit())
                        .row()
                        .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND));
        if (!row.text(1).isEmpty()) {
            throw new Refusal(MarkError.LIKES_NOT_YOURS);
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (!row.text(3).isEmpty()) {
            String path = "/api/activities/" + uuid + "/likes";
            answer.header(HttpHeaders.LINK, page.next(path, row.text(3)));
        }
        return answer.body(row.column(2));
    }
}
